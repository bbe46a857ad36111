"""What is wrong in the data, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file; problems sort by path, line and column.

    Lines and columns count from 1; 0 means that the fault concerns the file as a whole.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    rule: str

    def __str__(self) -> str:
        """Give the one-line form: `path:line:col: field: message [rule]`."""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        field = f"{self.field}: " if self.field else ""
        return f"{where}: {field}{self.message} [{self.rule}]"


KEY_SHOWN_CHARACTERS = 60


def dotted(path: Iterable[str | int]) -> str:
    """Name a place in a record as people write it: `participants[1].party`."""
    name = ""
    for step in path:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            key = as_printable(step[:KEY_SHOWN_CHARACTERS])
            name += f".{key}" if name else key
    return name


def as_printable(text: str) -> str:
    """Replace what would break a line, or hide in it, so that a problem is one plain line."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
