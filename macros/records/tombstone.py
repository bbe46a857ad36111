"""Tombstones: what became of a record or document whose id went away."""

from __future__ import annotations

from typing import ClassVar, Literal

from macros.records.base import Record, described
from macros.values.dates import EdtfDate
from macros.values.ids import AnyRef
from macros.values.terms import Became
from macros.values.text import Prose

# Ids are given to records, by their folder, and to the documents inside `sources`.
FormerKind = Literal[
    "countries",
    "exercises",
    "series",
    "events",
    "organizations",
    "programmes",
    "places",
    "statements",
    "sources",
    "vocabulary",
    "documents",
]


class Tombstone(Record):
    """A former id: what became of it. Its file is called by that id."""

    folder: ClassVar[str] = "tombstones"
    noun: ClassVar[str] = "former id"

    became: Became = described(
        "Became", "What happened to the record.", good="moved", bad="deleted"
    )
    kind: FormerKind = described(
        "Was in",
        "The folder in which the record lay, or `documents` for one document of a publisher.",
        good="exercises",
        bad="exercise",
    )
    successors: tuple[AnyRef, ...] = described(
        "Now",
        "Ids of what took its place: one after `moved` and `merged`, several after `split`, "
        "none after `withdrawn`.",
        good=["tarlan-2025"],
        bad="tarlan-2025",
        default=(),
    )
    reason: Prose = described(
        "Reason",
        "Why, in one or two plain sentences.",
        good="The ministry's own name for it became known.",
        bad="",
    )
    date: EdtfDate = described(
        "Date", "The day on which the id went away.", good="2026-12-01", bad="lately"
    )
