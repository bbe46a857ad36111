"""From YAML events to plain values, in one pass; what records may not hold is refused at once.

Events come one after the other and cost no memory, so that alias bombs and deep nesting are never
built. Where a value stands is noted only when asked for: that takes half of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from macros.loading.yaml_faults import Fault, Loader, Path, Position
from macros.values.text import find_text_fault
from macros.values.wording import quoted

Plain = None | str | list["Plain"] | dict[str, "Plain"]

DEPTH_MAX = 20
EMPTY_FILE = "The file is empty. Write the record, or delete the file."
EMPTY = "is empty. Write a value after the colon, or delete the line."
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Words that YAML 1.1 readers turn into true or false. Source: https://yaml.org/type/bool.html
BOOLEANS_OF_YAML_1_1 = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false"])
# The same words, with each letter small or large, and the nulls.
_REMARKABLE = NULLS | {
    "".join(letters)
    for word in BOOLEANS_OF_YAML_1_1
    for letters in product(*zip(word, word.upper(), strict=True))
}


class Refused(Exception):
    """A text that gives no value at all, because of one construct in it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class Places:
    """Where the values and keys of a text stand, by their path."""

    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)


class YamlReader:
    """Reads the one document of a text.

    Args:
        text: the whole text.
        places: filled with the position of each part, when it is given.
    """

    def __init__(self, text: str, places: Places | None = None) -> None:
        self.faults: list[Fault] = []
        self.has_empty_value = False
        self._places = places
        self._path: list[str | int] = []
        self._depth = 0
        self._next_event: Any = Loader(text).get_event

    def read(self) -> Plain:
        """Give the value of the document; its faults are in `faults` then.

        Raises:
            Refused: when the text holds no document, a second one, or what records may not hold.
            yaml.YAMLError: when it is no YAML.
        """
        self._next_event()  # the beginning of the stream
        if not isinstance(self._next_event(), DocumentStartEvent):
            raise Refused(Fault(Position(1, 1), (), EMPTY_FILE, "yaml-syntax"))
        value = self._read_node(self._next_event())
        self._next_event()  # the end of the document
        after = self._next_event()
        if isinstance(after, DocumentStartEvent):
            message = (
                'This line ("---") begins a second document. Delete it; a second record needs a '
                "file of its own."
            )
            raise Refused(Fault(_position(after), (), message, "yaml-plain"))
        return value

    def _read_node(self, event: Any) -> Plain:
        if event.anchor is not None or event.tag is not None:
            raise _refuse(event)
        if self._places is not None:
            self._places.values[tuple(self._path)] = _position(event)
        kind = type(event)
        if kind is ScalarEvent:
            return self._read_scalar(event)
        self._go_deeper(event)
        value = self._read_list() if kind is SequenceStartEvent else self._read_mapping()
        self._depth -= 1
        return value

    def _read_list(self) -> list[Plain]:
        entries: list[Plain] = []
        while type(event := self._next_event()) is not SequenceEndEvent:
            self._path.append(len(entries))
            entries.append(self._read_node(event))
            self._path.pop()
        return entries

    def _read_mapping(self) -> dict[str, Plain]:
        entries: dict[str, Plain] = {}
        key_events: dict[str, Any] = {}
        empty_key: str | None = None
        while type(event := self._next_event()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self._pass_over(event)
                message = "A list or mapping stands where a key is due. Write `key: value`."
                self._add_fault(event, message, "yaml-plain")
                self._pass_over(self._next_event())
                continue
            if event.anchor is not None or event.tag is not None:
                raise _refuse(event)
            key = event.value
            self._path.append(key)
            if key in entries:
                first = _position(key_events[key]).line
                message = f"The key {quoted(key)} stands twice, first in line {first}. Keep one."
                if empty_key is not None:
                    message += f" If it belongs to {quoted(empty_key)} above it, indent it."
                self._add_fault(event, message, "yaml-plain")
                self._pass_over(self._next_event())
            else:
                key_events[key] = event
                if self._places is not None:
                    self._places.keys[tuple(self._path)] = _position(event)
                if not _is_sound(event):
                    self._check_text(event)
                value_event = self._next_event()
                if _has_no_colon(event, value_event):
                    name, value = self._read_without_colon(event)
                    entries.setdefault(name, value)
                    key_events.setdefault(name, event)
                else:
                    entries[key] = self._read_node(value_event)
                if entries.get(key, "") is None:
                    empty_key = key
            self._path.pop()
        return entries

    def _read_scalar(self, event: Any) -> str | None:
        if not _is_sound(event):
            if not event.style and event.value in NULLS:
                if self._path:
                    self.has_empty_value = True
                    self._add_fault(event, EMPTY, "yaml-plain")
                return None
            self._check_text(event)
        text: str = event.value
        return text

    def _check_text(self, event: Any) -> None:
        if not event.style and event.value.lower() in BOOLEANS_OF_YAML_1_1:
            message = (
                f'{quoted(event.value)} without quotes is read as "true" or "false" by many '
                f"programs. Write '{event.value}' in quotes if that text is meant."
            )
            self._add_fault(event, message, "yaml-boolean")
        fault = find_text_fault(event.value)
        if fault is not None:
            self._add_fault(event, fault, "clean-text")

    def _read_without_colon(self, event: Any) -> tuple[str, str]:
        """Read a key in braces that stands alone: after a comma, or grown together with its value.

        Returns:
            The key and the value that were meant.
        """
        key, colon, value = event.value.partition(":")
        if colon:
            message = f"A space is missing after the colon. Write `{quoted(key)[1:-1]}: …`."
        else:
            message = (
                f"No colon follows {quoted(key)}. In braces, a comma ends a value: put a text "
                'with a comma in "quotes", and write a number without any.'
            )
        self.has_empty_value = True
        self._add_fault(event, message, "yaml-syntax")
        return key, value

    def _pass_over(self, event: Any) -> None:
        """Go past a node that gives no value; what is refused is refused there, too."""
        if event.anchor is not None or event.tag is not None:
            raise _refuse(event)
        if isinstance(event, CollectionStartEvent):
            self._go_deeper(event)
            while not isinstance(inner := self._next_event(), CollectionEndEvent):
                self._pass_over(inner)
            self._depth -= 1

    def _go_deeper(self, event: Any) -> None:
        self._depth += 1
        if self._depth > DEPTH_MAX:
            message = f"is nested more than {DEPTH_MAX} levels deep. Records need five."
            raise Refused(Fault(_position(event), (), message, "yaml-plain"))

    def _add_fault(self, event: Any, message: str, rule: str) -> None:
        self.faults.append(Fault(_position(event), tuple(self._path), message, rule))


def _is_sound(event: Any) -> bool:
    """Tell at one glance that nothing is wrong with a scalar, as of nearly all; or not tell."""
    text = event.value
    is_text = event.style or text not in _REMARKABLE
    return bool(is_text and text.isascii() and text.isprintable())


def _has_no_colon(key_event: Any, value_event: Any) -> bool:
    """Tell whether a key is followed by nothing at all, not even by a colon."""
    return (
        type(value_event) is ScalarEvent
        and not value_event.value
        and _position(value_event) == _position_of(key_event.end_mark)
    )


def _refuse(event: Any) -> Refused:
    if isinstance(event, yaml.AliasEvent):
        sign, message = "*", f'The alias "*{event.anchor}" is not allowed. Write the value out'
    elif event.anchor is not None:
        sign, message = "&", f'The anchor "&{event.anchor}" is not allowed. Write each value out'
    else:
        sign, message = "!", f"The tag {quoted(event.tag)} is not allowed. Delete it"
    message += f', or put a text that begins with "{sign}" in "quotes".'
    return Refused(Fault(_position(event), (), message, "yaml-plain"))


def _position(event: Any) -> Position:
    return _position_of(event.start_mark)


def _position_of(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)
