"""The usual slips in a text that is no YAML, found where they were made.

The YAML reader says where it could not go on, which is often far behind the slip: a bracket that
was never closed, a missing space. So the text is looked at once more, from the most telling sign
to the least.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from macros.loading.yaml_faults import Fault, Loader, Position

_OPENING = (FlowSequenceStartToken, FlowMappingStartToken)
_CLOSING = (FlowSequenceEndToken, FlowMappingEndToken)
_SIGNS: dict[type, str] = {
    FlowSequenceStartToken: "[",
    FlowSequenceEndToken: "]",
    FlowMappingStartToken: "{",
    FlowMappingEndToken: "}",
}
_PARTNERS = {"[": "]", "{": "}"}
# What Git writes into a file in which two people changed the same lines.
_CONFLICT_MARK = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)
# A key and its value without a space between; an address after the colon is none.
_KEY_WITHOUT_SPACE = re.compile(r"( *(?:- +)*[A-Za-z_]+):(?![ \n/]|$)")
_WIDE_COLON = "\N{FULLWIDTH COLON}"
_CURLY_QUOTES = tuple("“”„‟‘’‚«»")


@dataclass(frozen=True, slots=True)
class _Broken:
    """A text that is no YAML: its lines and tokens, and where reading it broke off.

    `line` and `column` count from 0; `tokens` ends where a token could not be read.
    """

    text: str
    lines: list[str]
    tokens: list[Any]
    problem: str
    mark: yaml.Mark

    @property
    def line(self) -> str:
        """The line in which reading broke off, or "" at the end of the text."""
        return self.lines[self.mark.line] if self.mark.line < len(self.lines) else ""


def find_slip(error: yaml.MarkedYAMLError, mark: yaml.Mark, text: str) -> Fault | None:
    """Find the slip because of which reading a text broke off at a mark, or give None."""
    broken = _Broken(text, text.split("\n"), _scan(text), error.problem or "", mark)
    return next((fault for find in _FINDERS if (fault := find(broken)) is not None), None)


def _make_fault(position: Position, message: str) -> Fault:
    return Fault(position, (), message, "yaml-syntax")


def _at(mark: yaml.Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _scan(text: str) -> list[Any]:
    """Give the tokens of a text, up to what is none."""
    tokens: list[Any] = []
    try:
        tokens.extend(yaml.scan(text, Loader=Loader))
    except yaml.YAMLError:
        return tokens
    return tokens


def _find_conflict(broken: _Broken) -> Fault | None:
    """Find what Git leaves in a file in which two people changed the same lines."""
    found = _CONFLICT_MARK.search(broken.text)
    if found is None:
        return None
    message = (
        "Git put this mark where two versions of the file differ. Keep the lines of one version, "
        "and delete those of the other and the three marks."
    )
    return _make_fault(Position(broken.text.count("\n", 0, found.start()) + 1, 1), message)


def _find_bracket(broken: _Broken) -> Fault | None:
    """Find the bracket or brace that is not closed, closed by the wrong sign, or never opened."""
    opened: list[Any] = []
    for token in broken.tokens:
        if isinstance(token, _OPENING):
            opened.append(token)
        elif isinstance(token, _CLOSING):
            is_before = token.start_mark.index <= broken.mark.index
            if opened and _matches(opened[-1], token):
                opened.pop()
            elif is_before:
                return _word_wrong_closing(opened, token)
    before = [token for token in opened if token.start_mark.index <= broken.mark.index]
    if not before:
        return None
    sign = _SIGNS[type(before[-1])]
    message = (
        f'The "{sign}" that opens here is never closed. '
        f'Write "{_PARTNERS[sign]}" after its last entry.'
    )
    return _make_fault(_at(before[-1].start_mark), message)


def _matches(opening: Any, closing: Any) -> bool:
    return _PARTNERS[_SIGNS[type(opening)]] == _SIGNS[type(closing)]


def _word_wrong_closing(opened: list[Any], token: Any) -> Fault:
    """Say what is wrong with a closing sign: nothing is open, or something else is."""
    position, sign = _at(token.start_mark), _SIGNS[type(token)]
    if not opened:
        message = f'This "{sign}" closes nothing. Delete it, or open the list before it.'
        return _make_fault(position, message)
    first = _SIGNS[type(opened[-1])]
    is_outer = any(_matches(outer, token) for outer in opened)
    message = (
        f'The "{first}" that opens here is not closed before the "{sign}" in line '
        f'{position.line}, column {position.column}. Write "{_PARTNERS[first]}" '
        f"{'before' if is_outer else 'in place of'} that."
    )
    return _make_fault(_at(opened[-1].start_mark), message)


def _find_text_after_end(broken: _Broken) -> Fault | None:
    """Find a text that goes on behind its last quotation mark, or behind a bracket."""
    if not broken.problem.startswith("did not find expected"):
        return None
    before = [token for token in broken.tokens if token.end_mark.index <= broken.mark.index]
    before = [token for token in before if token.end_mark.index > token.start_mark.index]
    if not before or before[-1].end_mark.line != broken.mark.line:
        return None
    last = before[-1]
    if isinstance(last, ScalarToken) and not last.plain:
        is_entry = "','" in broken.problem
        if is_entry and last.end_mark.index < broken.mark.index:
            return None  # a comma is missing between two entries
        other = "double" if last.style == "'" else "single"
        message = (
            f"The text ends with the quotation mark in column {last.end_mark.column}, but more "
            f"follows. Put the whole text in {other} quotes."
        )
        return _make_fault(_at(broken.mark), message)
    if isinstance(last, _CLOSING):
        message = f'More follows after "{_SIGNS[type(last)]}". Put the whole text in "quotes".'
        return _make_fault(_at(broken.mark), message)
    return None


def _find_wrong_colon(broken: _Broken) -> Fault | None:
    """Find a key whose colon has no space behind it, or is a wide one."""
    if broken.problem.startswith("could not find expected ':'"):
        number = broken.mark.line
    elif broken.problem.startswith("mapping values are not allowed"):
        number = broken.mark.line - 1  # the value before goes on to this line
    else:
        return None
    line = broken.lines[number] if 0 <= number < len(broken.lines) else ""
    found = _KEY_WITHOUT_SPACE.match(line)
    if found is not None:
        message = f"A space is missing after the colon. Write `{found[1].strip(' -')}: …`."
        return _make_fault(Position(number + 1, found.end() + 1), message)
    if _WIDE_COLON in line:
        message = f'"{_WIDE_COLON}" is no colon to YAML. Write ":" and a space.'
        return _make_fault(Position(number + 1, line.index(_WIDE_COLON) + 1), message)
    value = broken.line.partition(": ")[2].strip()
    if value.startswith(_CURLY_QUOTES):
        message = (
            'Curly quotation marks are letters to YAML. Put straight ones around the text: "".'
        )
        return _make_fault(Position(broken.mark.line + 1, broken.line.index(value) + 1), message)
    return None


def _find_bullet(broken: _Broken) -> Fault | None:
    """Find a list whose entries begin as they do in Markdown."""
    rest = broken.line[broken.mark.column :]
    if not rest.startswith("* ") or broken.line[: broken.mark.column].strip():
        return None
    return _make_fault(_at(broken.mark), 'Begin each entry of a list with "- ", not with "* ".')


def _find_uneven_line(broken: _Broken) -> Fault | None:
    """Find a line that is not indented as those that it belongs to."""
    number, column = broken.mark.line, broken.mark.column
    above = [line for line in broken.lines[:number] if line.strip() and line.strip()[0] != "#"]
    if (
        not broken.problem.startswith(("did not find expected key", "did not find expected '-'"))
        or broken.line[:column].strip()
        or not above
    ):
        return None
    if not above[-1][: _indent(above[-1])].isascii():
        message = "The line above begins with spaces of another kind. Type them again."
        return _make_fault(_at(broken.mark), message)
    if column == _indent(above[-1]):
        return None
    message = (
        f"This line is indented by {column}, the one above it by {_indent(above[-1])}. "
        "Lines that belong together begin in the same column."
    )
    return _make_fault(_at(broken.mark), message)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_FINDERS = (
    _find_conflict,
    _find_bracket,
    _find_text_after_end,
    _find_wrong_colon,
    _find_bullet,
    _find_uneven_line,
)
