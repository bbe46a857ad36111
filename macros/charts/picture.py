"""What a chart is before it is rendered: words, numbers and drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.records.base import Cites


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A party in a table, by its code."""

    code: str


@dataclass(frozen=True, slots=True)
class RecordCell:
    """A record in a table, by its id."""

    record_id: str


@dataclass(frozen=True, slots=True)
class CitesCell:
    """The sources of a row."""

    cites: Cites


Cell = str | int | PartyCell | RecordCell | CitesCell


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart; the first cell of a row heads it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A Vega-Lite specification with the size of its sheet, in pixels."""

    width: int
    height: int
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its finding, its text alternative, its numbers and its drawings.

    Attributes:
        name: short name, used for the address of the chart on its page.
        title: the finding, as a sentence.
        description: what is drawn, for readers who do not see it.
        note: what is counted and what is not.
        table: the numbers; None when nothing is recorded.
        drawings: for wide and narrow screens, or one for both; none when nothing can be drawn.
        targets: id of the record that each link in the drawing leads to, with its label.
        key: signs of the drawing that need a word: a fill or sign, and what it means.
    """

    name: str
    title: str
    description: str = ""
    note: str = ""
    table: Table | None = None
    drawings: tuple[Drawing, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    key: tuple[tuple[str, str], ...] = ()


def make_empty(name: str, sentence: str) -> Picture:
    """Give the picture that stands where nothing is recorded: a sentence alone."""
    return Picture(name, sentence)
