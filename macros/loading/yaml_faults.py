"""What is wrong with a YAML text before it has a value: where, what, what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from macros.values.text import find_text_fault

Path = tuple[str | int, ...]


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


def find_control_character(text: str) -> Fault | None:
    """Find the first character that no YAML reader should be given: a tab, NUL and the like."""
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
    """Tell whether a character is a control character, ends a line for some, or is none at all."""
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in {0x2028, 0x2029, 0xFFFE, 0xFFFF}


def find_hidden_character(text: str, faults: list[Fault]) -> Fault | None:
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


def word_syntax_error(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say in our words what the YAML reader stumbled over, and where the fault lies."""
    problem = error.problem or "cannot be read"
    mark = error.problem_mark or error.context_mark
    advice = next((say for sign, say in _SYNTAX_ADVICE if sign in problem), None)
    if problem.startswith(_FAULT_AT_START) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    last = max(text.rstrip("\n").count("\n") + 1, 1)
    message = advice or f"cannot be read as YAML ({problem}). Compare it with a sound record."
    return Fault(Position(min(line, last), column), (), message, "yaml-syntax")
