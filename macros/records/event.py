"""Events: summits, ministerial meetings, treaties, statements, visits, accessions."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import Cites, Part, SourcedRecord, described
from macros.records.shared_fields import as_of_field, places_field, status_field
from macros.values.dates import EdtfDate
from macros.values.ids import OrganizationRef, PlaceRef
from macros.values.parties import Party
from macros.values.terms import EventKind, EventRole, Status
from macros.values.text import Line, Prose


class Attendance(Part):
    """One party in an event and what it does there."""

    party: Party = described(
        "Party", "The state by its ISO 3166-1 alpha-2 code, or TRNC.", good="TR", bad="TUR"
    )
    role: EventRole = described("Role", "What the party does.", good="host", bad="organiser")
    represented_by: Line | None = described(
        "Represented by",
        "Who spoke or signed for it, with the office.",
        good="President Ilham Aliyev",
        bad="",
        default=None,
    )
    ratified: EdtfDate | None = described(
        "Ratified",
        "When the party ratified the treaty.",
        good="2022-02-01",
        bad="yes",
        default=None,
    )
    cites: Cites = described(
        "Sources",
        "Sources for this party alone, where they differ from those of the list.",
        good=["silkway-shusha"],
        bad="silkway-shusha",
        default=(),
    )


class Event(SourcedRecord):
    """Something that happened, or is to happen, on a date."""

    folder: ClassVar[str] = "events"
    noun: ClassVar[str] = "event"

    kind: EventKind = described(
        "Kind", "What sort of event it is.", good="summit", bad="conference"
    )
    status: Status = status_field()
    as_of: EdtfDate | None = as_of_field()
    date: EdtfDate | None = described(
        "Date",
        "When it takes place, as exactly as sources say.",
        good="2025-10-07",
        bad="7 October 2025",
        default=None,
        claim=True,
    )
    date_note: Prose | None = described(
        "On the date",
        "What a reader must know about the date.",
        good="Day of signature.",
        bad="",
        default=None,
    )
    places: tuple[PlaceRef, ...] = places_field("gabala", bad="Gabala")
    participants: tuple[Attendance, ...] = described(
        "Participants",
        "The parties, host first, each with its role.",
        good=[{"party": "AZ", "role": "host"}],
        bad="AZ",
        default=(),
        claim=True,
    )
    organizations: tuple[OrganizationRef, ...] = described(
        "Organizations",
        "Ids of the organizations that meet, sign or speak.",
        good=["ots"],
        bad="ots",
        default=(),
        claim=True,
    )
    outcome: Prose | None = described(
        "Outcome",
        "What was decided, signed or said.",
        good="The leaders signed a declaration.",
        bad="",
        default=None,
        claim=True,
    )

    def list_parties(self) -> tuple[str, ...]:
        """Name the parties once each, in the order of the file."""
        return tuple(dict.fromkeys(p.party for p in self.participants))

    def list_organizations(self) -> tuple[str, ...]:
        """Name the organizations that meet, sign or speak."""
        return self.organizations
