"""What is wrong with a YAML text before it has a value: where, what, what to do about it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from macros.values.text import find_character_fault, has_hidden_character
from macros.values.wording import quoted

# PyYAML without libyaml is slower, with the same results.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
        if not has_hidden_character(line):
            continue
        for column, pair in enumerate(pairwise(f"\n{line.removesuffix(chr(13))}"), start=1):
            message = find_character_fault(*pair)
            if message is not None:
                return Fault(Position(number, column), (), message, "clean-text")
    return None


# What may begin a remark; with a word grown to its "#", it was rather meant as part of the text.
_REMARK = re.compile(r"(?:^| )(#[^ \n]*).*", re.MULTILINE)


def find_swallowed_text(text: str) -> Fault | None:
    """Find a text that breaks off at a "#", as in `name: Tarlan #2`, which YAML reads as Tarlan.

    A remark behind a value has a space after its "#". What stands in quotes or in a block of text
    is no remark.

    Args:
        text: a whole file that can be read as YAML.
    """
    if " #" not in text:
        return None
    kept = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(text, Loader=Loader)
        if isinstance(token, yaml.ScalarToken)
    ]
    for start, remark in _find_remarks(text, kept):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if len(remark) > 1 and before.strip():
            message = (
                f"{quoted(remark)} is read as a remark and not as text. Put the text in "
                '"quotes", or write a space after the "#" of a remark.'
            )
            line = text.count("\n", 0, start) + 1
            return Fault(Position(line, len(before) + 1), (), message, "yaml-plain")
    return None


def _find_remarks(text: str, kept: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Give where each remark begins, with its first word; not what stands in kept texts."""
    starts = [start for start, _end in kept]
    place = 0
    while (found := _REMARK.search(text, place)) is not None:
        start = found.start(1)
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < kept[before][1]:
            place = kept[before][1]
        else:
            yield start, found[1]
            place = found.end()
