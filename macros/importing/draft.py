"""A draft of a record that came from a row of another data set, and what is to be told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something about one cell that a person must know or decide.

    `line` is the line of the file on which the row begins, `value` what the cell holds.
    """

    line: int
    row_id: str
    draft: str
    column: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of a record that is not yet one: an editor looks for sources and decides."""

    folder: str
    id: str
    fields: Mapping[str, Any]
