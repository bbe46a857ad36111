"""YAML text to plain values, with the line and column of each value.

Only a small, safe part of YAML is read: mappings, lists and texts. Every scalar stays text
(no dates, numbers or booleans by guess); anchors, aliases, tags and repeated keys are faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import yaml

from macros.loading.yaml_advice import word_syntax_error
from macros.loading.yaml_faults import (
    Fault,
    Path,
    Position,
    find_control_character,
    find_hidden_character,
    find_swallowed_text,
)
from macros.loading.yaml_reader import EMPTY, Places, Plain, Refused, YamlReader
from macros.problems import as_printable


@dataclass(slots=True)
class YamlText:
    """What a YAML text says: its value, its faults, and the position of each part.

    Positions are wanted where something is wrong, which is seldom: they are found when they are
    first asked for, by reading the `readable` text once more.
    """

    value: Plain = None
    faults: list[Fault] = field(default_factory=list)
    has_empty_value: bool = False
    readable: str = field(default="", repr=False)
    _places: Places | None = field(default=None, repr=False)

    @property
    def positions(self) -> Mapping[Path, Position]:
        """The position of each value, by its path; none of a text that could not be read."""
        return self._find_places().values

    @property
    def key_positions(self) -> Mapping[Path, Position]:
        """The position of each key, by the path of its value."""
        return self._find_places().keys

    def _find_places(self) -> Places:
        if self._places is None:
            self._places = Places()
            if self.readable:
                YamlReader(self.readable, self._places).read()
        return self._places


def parse_yaml(text: str) -> YamlText:
    """Read one YAML document of mappings, lists and texts.

    Returns:
        The value with positions; with faults, the value holds what could be read, or None.
    """
    control = find_control_character(text)
    if control is not None:
        return YamlText(faults=[control])
    reader = YamlReader(text)
    try:
        value = reader.read()
    except yaml.MarkedYAMLError as error:
        hidden = find_hidden_character(text, [])  # it may be the very cause
        return YamlText(faults=[hidden or word_syntax_error(error, text)])
    except yaml.YAMLError as error:
        message = f"cannot be read as YAML: {as_printable(str(error))}"
        return YamlText(faults=[Fault(Position(1, 1), (), message, "yaml-syntax")])
    except Refused as refusal:
        return YamlText(faults=[refusal.fault])
    hidden = find_hidden_character(text, reader.faults)
    if hidden is not None:
        reader.faults.append(hidden)
    swallowed = find_swallowed_text(text)
    if swallowed is not None:
        _add_swallowed(reader.faults, swallowed)
    return YamlText(value, reader.faults, reader.has_empty_value, text)


def _add_swallowed(faults: list[Fault], swallowed: Fault) -> None:
    """Tell of a text that is read as a remark; where nothing else is left of a value, once."""
    for number, fault in enumerate(faults):
        if fault.message == EMPTY and fault.position.line == swallowed.position.line:
            faults[number] = replace(fault, message=swallowed.message)
            return
    faults.append(swallowed)


def find_written_part(positions: Mapping[Path, Position], path: Path) -> Path:
    """Give the path to a value, or to the nearest part around it that stands in the file."""
    while path not in positions:
        path = path[:-1]
    return path
