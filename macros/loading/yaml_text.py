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

from macros.values.text import find_text_fault
from macros.values.wording import quoted

Path = tuple[str | int, ...]
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


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value stands; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a YAML text that cannot stand: where, at which value, what, which rule."""

    position: Position
    path: Path
    message: str
    rule: str


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
    control = _find_control_character(text)
    if control is not None:
        read.faults.append(control)
        return read
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        read.faults.append(_syntax_fault(error, text))
        return read
    except yaml.YAMLError as error:
        message = f"cannot be read as YAML: {error}"
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
    hidden = _find_hidden_character(text, read.faults)
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


def _find_control_character(text: str) -> Fault | None:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable():
            continue
        for column, character in enumerate(line, start=1):
            if character == "\t":
                message = "A tab stands here. Indent with spaces; YAML allows no tabs."
            elif character == "\r" and column == len(line):
                continue
            elif _is_control(character):
                code = f"U+{ord(character):04X}"
                message = f"holds {code}, which is no printable character. Delete that character."
            else:
                continue
            return Fault(Position(number, column), (), message, "clean-text")
    return None


def _is_control(character: str) -> bool:
    """Tell whether a character is a control character, or one that some readers break lines at."""
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in {0x2028, 0x2029}


def _find_hidden_character(text: str, faults: list[Fault]) -> Fault | None:
    """Find what hides outside the values: in a comment, as in CVE-2021-42574.

    Args:
        text: the whole file.
        faults: what is known already; with a fault of the same rule among it, nothing is sought.
    """
    if text.isascii() or any(fault.rule == "clean-text" for fault in faults):
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isprintable():
            continue
        for column, character in enumerate(line.removesuffix("\r"), start=1):
            message = None if character.isprintable() else find_text_fault(character)
            if message is not None:
                return Fault(Position(number, column), (), message, "clean-text")
    return None


_UNCLOSED = "A quotation mark is opened and not closed. Close it."
_SPECIAL_SIGN = 'This text begins with a special sign. Put it in "quotes".'
# What libyaml says, and what a contributor should do about it.
_SYNTAX_ADVICE = (
    ("found unexpected end of stream", _UNCLOSED),
    ("found unexpected document indicator", _UNCLOSED),
    (
        "mapping values are not allowed",
        'A colon stands where none may. Put the text in "quotes", or mend the indentation.',
    ),
    ("could not find expected ':'", "A key without a colon. Write `key: value`."),
    ("did not find expected key", "The indentation or a quotation mark is wrong just before here."),
    ("did not find expected '-' indicator", "The indentation of this list is uneven."),
    ("did not find expected ',' or ']'", "A list in square brackets is not closed. Add the ]."),
    ("did not find expected ',' or '}'", "A mapping in braces is not closed. Add the }."),
    ("cannot start any token", _SPECIAL_SIGN),
    ("did not find expected alphabetic or numeric character", _SPECIAL_SIGN),
    ("did not find expected comment or line break", _SPECIAL_SIGN),
    ("found undefined tag handle", _SPECIAL_SIGN),
    ("block sequence entries are not allowed", "A list item may not begin here; use a new line."),
    (
        "escape c",
        "A backslash has a meaning of its own in \"double quotes\". Use 'single quotes'.",
    ),
    (
        "did not find expected <document start>",
        "The record ended before this line. Write the file as lines such as `name: …`.",
    ),
    (
        "did not find expected node content",
        "A value is missing here. Write it, or delete the signs around it.",
    ),
    ("found incompatible YAML document", "Delete this line: records need no YAML version."),
)
# Where the fault lies at the beginning of what was being read, not where reading broke off.
_FAULT_AT_START = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
    "did not find expected ',' or",
)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    problem = error.problem or "cannot be read"
    mark = error.problem_mark or error.context_mark
    advice = next((say for sign, say in _SYNTAX_ADVICE if sign in problem), None)
    if problem.startswith(_FAULT_AT_START) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    last = max(text.rstrip("\n").count("\n") + 1, 1)
    message = advice or f"cannot be read as YAML ({problem}). Compare it with a sound record."
    return Fault(Position(min(line, last), column), (), message, "yaml-syntax")


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
