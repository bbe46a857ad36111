"""Programmes of joint production, procurement and transfer of technology."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import Part, SourcedRecord, described
from macros.records.shared_fields import as_of_field
from macros.values.dates import EdtfDate
from macros.values.ids import OrganizationRef
from macros.values.parties import Party
from macros.values.terms import ProgrammeStatus
from macros.values.text import Line, Prose


class Partner(Part):
    """One side of a programme."""

    party: Party = described("Party", "The state whose side it is.", good="TR", bad="Turkey")
    organization: OrganizationRef | None = described(
        "Organization",
        "Id of the organization that acts.",
        good="baykar",
        bad="Baykar",
        default=None,
    )
    name: Line | None = described(
        "Name",
        "Who acts, where the handbook has no record of it.",
        good="Ministry of Defence",
        bad="",
        default=None,
    )


class Programme(SourcedRecord):
    """A programme between partners: what is made or bought, and how far it has come."""

    folder: ClassVar[str] = "programmes"
    noun: ClassVar[str] = "programme"

    status: ProgrammeStatus = described(
        "Status",
        "How far it has come, by what sources say.",
        good="in-production",
        bad="running",
        claim=True,
    )
    status_note: Prose | None = described(
        "On the status",
        "What a reader must know about the status.",
        good="Start of production not confirmed.",
        bad="",
        default=None,
    )
    as_of: EdtfDate | None = as_of_field()
    date: EdtfDate | None = described(
        "Date",
        "From the first step known to the last.",
        good="2018/2024",
        bad="since 2018",
        default=None,
        claim=True,
    )
    partners: tuple[Partner, ...] = described(
        "Partners",
        "Each side of the programme.",
        good=[{"party": "TR", "organization": "baykar"}],
        bad="TR: Baykar",
        minimum=1,
        claim=True,
    )
    products: tuple[Line, ...] = described(
        "Products",
        "What is made or bought.",
        good=["ANKA uncrewed aircraft"],
        bad="ANKA",
        default=(),
        claim=True,
    )

    def list_parties(self) -> tuple[str, ...]:
        """Name the parties once each."""
        return tuple(dict.fromkeys(p.party for p in self.partners))

    def list_organizations(self) -> tuple[str, ...]:
        """Name the organizations that act."""
        return tuple(p.organization for p in self.partners if p.organization)
