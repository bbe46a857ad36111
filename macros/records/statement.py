"""Statements: what a named person or outlet said, attributed and never told as fact."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import Part, SourcedRecord, described
from macros.values.dates import EdtfDate
from macros.values.ids import AnyRef
from macros.values.parties import Party
from macros.values.terms import StatementKind
from macros.values.text import Line, Prose


class Speaker(Part):
    """Who made a statement."""

    name: Line = described("Name", "The person or outlet.", good="Tural Heybatov", bad="")
    office: Line | None = described(
        "Office", "Their office or outlet at that time.", good="Caspian Post", bad="", default=None
    )
    party: Party | None = described(
        "Speaks for",
        "The state for which they spoke, where they hold its office.",
        good="AZ",
        bad="Azerbaijan",
        default=None,
    )


class Statement(SourcedRecord):
    """An opinion, claim or proposal and whose it is."""

    folder: ClassVar[str] = "statements"
    noun: ClassVar[str] = "statement"

    kind: StatementKind = described(
        "Kind", "What sort of statement it is.", good="assessment", bad="fact"
    )
    by: Speaker = described(
        "By", "Who said so.", good={"name": "Tural Heybatov"}, bad="observers", claim=True
    )
    date: EdtfDate | None = described(
        "Date", "When it was said.", good="2026-01~", bad="lately", default=None, claim=True
    )
    text: Prose = described(
        "Statement",
        "What was said, in our own words, beginning with who says so.",
        good="The author sees military cooperation as necessary.",
        bad="",
        claim=True,
    )
    about: tuple[AnyRef, ...] = described(
        "About", "Ids of the records that it is about.", good=["ots"], bad="OTS", default=()
    )
    parties: tuple[Party, ...] = described(
        "Concerns", "Parties that it is about.", good=["TR", "AZ"], bad="TR", default=()
    )

    def list_parties(self) -> tuple[str, ...]:
        """Name the party for which the speaker spoke: only its own word is official."""
        return (self.by.party,) if self.by.party else ()
