"""YAML text to plain values, with the line and column of each value.

Only a small, safe part of YAML is read: mappings, lists and texts. Every scalar stays text
(no dates, numbers or booleans by guess); anchors, aliases, tags and repeated keys are faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import Node, ScalarNode, SequenceNode

from macros.loading.yaml_faults import (
    Fault,
    Path,
    Position,
    find_control_character,
    find_hidden_character,
    word_syntax_error,
)
from macros.problems import as_printable
from macros.values.text import find_text_fault
from macros.values.wording import quoted

Plain = None | str | list["Plain"] | dict[str, "Plain"]

DEPTH_MAX = 20
EMPTY = "is empty. Write a value after the colon, or delete the line."
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Words that YAML 1.1 readers turn into true or false. Source: https://yaml.org/type/bool.html
BOOLEANS_OF_YAML_1_1 = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false"])

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, same results
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@dataclass(slots=True)
class YamlText:
    """What a YAML text says: its value, the position of each part, and its faults."""

    value: Plain = None
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    has_empty_value: bool = False


def parse_yaml(text: str) -> YamlText:
    """Read one YAML document of mappings, lists and texts.

    Returns:
        The value with positions; with faults, the value holds what could be read, or None.
    """
    read = YamlText()
    control = find_control_character(text)
    if control is not None:
        read.faults.append(control)
        return read
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        read.faults.append(word_syntax_error(error, text))
        return read
    except yaml.YAMLError as error:
        message = f"cannot be read as YAML: {as_printable(str(error))}"
        read.faults.append(Fault(Position(1, 1), (), message, "yaml-syntax"))
        return read
    except _Refused as refusal:
        read.faults.append(refusal.fault)
        return read
    if node is None:
        message = "The file is empty. Write the record, or delete the file."
        read.faults.append(Fault(Position(1, 1), (), message, "yaml-syntax"))
        return read
    read.value = _Reader(read).read(node, ())
    hidden = find_hidden_character(text, read.faults)
    if hidden is not None:
        read.faults.append(hidden)
    return read


def find_written_part(positions: Mapping[Path, Position], path: Path) -> Path:
    """Give the path to a value, or to the nearest part around it that stands in the file."""
    while path not in positions:
        path = path[:-1]
    return path


class _Refused(Exception):
    """A construct that is refused before the text is composed."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _compose(text: str) -> Node | None:
    """Compose the node tree after a look at the events, which cost no memory.

    Looking first keeps alias bombs and deep nesting from ever being built.
    """
    depth = documents = 0
    loader = _Loader(text)
    try:
        while loader.check_event():
            event: Any = loader.get_event()
            position = Position(event.start_mark.line + 1, event.start_mark.column + 1)
            fault = _find_event_fault(event)
            if fault is not None:
                raise _Refused(Fault(position, (), fault, "yaml-plain"))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEPTH_MAX:
                    message = f"is nested more than {DEPTH_MAX} levels deep. Records need five."
                    raise _Refused(Fault(position, (), message, "yaml-plain"))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = (
                        'A second document begins here ("---"). '
                        "Put each record into a file of its own."
                    )
                    raise _Refused(Fault(position, (), message, "yaml-plain"))
    finally:
        loader.dispose()
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _find_event_fault(event: yaml.Event) -> str | None:
    if isinstance(event, yaml.AliasEvent):
        return f'The alias "*{event.anchor}" is not allowed. Write the value out.'
    if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        return f'The anchor "&{event.anchor}" is not allowed. Write each value out.'
    tag = getattr(event, "tag", None)
    if tag is not None:
        return f"The tag {quoted(tag)} is not allowed. Delete it; every value is plain text."
    return None


@dataclass(slots=True)
class _Reader:
    """Turns composed nodes into plain values and notes where each one stands."""

    text: YamlText

    def read(self, node: Node, path: Path) -> Plain:
        position = _position(node)
        self.text.positions[path] = position
        if isinstance(node, ScalarNode):
            return self._read_scalar(node, path, position)
        if isinstance(node, SequenceNode):
            return [self.read(entry, (*path, i)) for i, entry in enumerate(node.value)]
        return dict(self._read_entries(node, path))

    def _read_scalar(self, node: ScalarNode, path: Path, position: Position) -> str | None:
        value = str(node.value)
        is_plain = not node.style  # libyaml says "" for it, the Python reader None
        if is_plain and value in NULLS:
            if path:
                self.text.has_empty_value = True
                self._fault(position, path, EMPTY, "yaml-plain")
            return None
        self._check_boolean(node, path, position)
        self._check_text(value, path, position)
        return value

    def _read_entries(self, node: Node, path: Path) -> Iterator[tuple[str, Plain]]:
        seen: dict[str, Position] = {}
        for key_node, value_node in node.value:
            position = _position(key_node)
            if not isinstance(key_node, ScalarNode):
                message = "A list or mapping stands where a key is due. Write `key: value`."
                self._fault(position, path, message, "yaml-plain")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in seen:
                first = seen[key].line
                message = f"The key {quoted(key)} stands twice, first in line {first}. Keep one."
                self._fault(position, here, message, "yaml-plain")
                continue
            seen[key] = position
            self.text.key_positions[here] = position
            self._check_boolean(key_node, here, position)
            self._check_text(key, here, position)
            yield key, self.read(value_node, here)

    def _check_boolean(self, node: ScalarNode, path: Path, position: Position) -> None:
        if not node.style and node.value.lower() in BOOLEANS_OF_YAML_1_1:
            message = (
                f'{quoted(node.value)} without quotes is read as "true" or "false" by many '
                f"programs. Write '{node.value}' in quotes if that text is meant."
            )
            self._fault(position, path, message, "yaml-boolean")

    def _check_text(self, text: str, path: Path, position: Position) -> None:
        fault = find_text_fault(text)
        if fault is not None:
            self._fault(position, path, fault, "clean-text")

    def _fault(self, position: Position, path: Path, message: str, rule: str) -> None:
        self.text.faults.append(Fault(position, path, message, rule))


def _position(node: Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)
