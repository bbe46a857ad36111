"""Organizations: ministries, agencies, companies, plants and international bodies."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import SourcedRecord, described
from macros.records.shared_fields import places_field
from macros.values.dates import EdtfDate
from macros.values.ids import OrganizationRef, PlaceRef
from macros.values.links import Url
from macros.values.parties import Party
from macros.values.terms import OrganizationKind
from macros.values.text import Line, Prose


class Organization(SourcedRecord):
    """A body that makes, buys, regulates or coordinates."""

    folder: ClassVar[str] = "organizations"
    noun: ClassVar[str] = "organization"

    kind: OrganizationKind = described(
        "Kind", "What sort of body it is.", good="company", bad="firm"
    )
    country: Party | None = described(
        "Country",
        "Where it is based; left out for international bodies.",
        good="TR",
        bad="Turkey",
        default=None,
        claim=True,
    )
    parent: OrganizationRef | None = described(
        "Part of",
        "Id of the organization that owns or directs it.",
        good="az-ministry-defence-industry",
        bad="Ministry",
        default=None,
        claim=True,
    )
    founded: EdtfDate | None = described(
        "Founded", "When it was set up.", good="2005", bad="in 2005", default=None, claim=True
    )
    founded_note: Prose | None = described(
        "On the founding",
        "What a reader must know about that date.",
        good="Announced only.",
        bad="",
        default=None,
    )
    places: tuple[PlaceRef, ...] = places_field("tartar", bad="Tartar")
    products: tuple[Line, ...] = described(
        "Products",
        "What it makes or does, as sources say.",
        good=["ammunition"],
        bad="ammunition",
        default=(),
        claim=True,
    )
    website: Url | None = described(
        "Website",
        "Its address on the web.",
        good="https://www.turkicstates.org",
        bad="turkicstates.org",
        default=None,
    )

    def list_parties(self) -> tuple[str, ...]:
        """Name the country where it is based."""
        return (self.country,) if self.country else ()

    def list_organizations(self) -> tuple[str, ...]:
        """Name the organization itself: its own word on itself is official."""
        return (self.id,)
