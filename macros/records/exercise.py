"""Military and civil-protection exercises."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import Cites, Figure, Part, SourcedRecord, described
from macros.records.shared_fields import as_of_field, places_field, status_field
from macros.values.dates import EdtfDate
from macros.values.ids import OrganizationRef, PlaceRef, SeriesRef
from macros.values.parties import Party
from macros.values.terms import Domain, Focus, Form, FormsBasis, Framework, Role, Status
from macros.values.text import Line, Prose


class Participation(Part):
    """One party in an exercise and what it does there."""

    party: Party = described(
        "Party", "The state by its ISO 3166-1 alpha-2 code, or TRNC.", good="AZ", bad="AZE"
    )
    role: Role = described("Role", "What the party does.", good="host", bad="organiser")
    units: Line | None = described(
        "Units",
        "Which forces it sends, as sources say.",
        good="two patrol ships",
        bad="",
        default=None,
    )
    cites: Cites = described(
        "Sources",
        "Sources for this party alone, where they differ from those of the list.",
        good=["azernews-khazar"],
        bad="azernews-khazar",
        default=(),
    )


class Exercise(SourcedRecord):
    """An exercise of armed forces or of services for civil protection."""

    folder: ClassVar[str] = "exercises"
    noun: ClassVar[str] = "exercise"

    series: SeriesRef | None = described(
        "Series", "Id of the series that it belongs to.", good="tarlan", bad="Tarlan", default=None
    )
    status: Status = status_field()
    as_of: EdtfDate | None = as_of_field()
    date: EdtfDate | None = described(
        "Date",
        "When it takes place, as exactly as sources say.",
        good="2025-07-08/2025-07-10",
        bad="8-10 July 2025",
        default=None,
        claim=True,
    )
    date_note: Prose | None = described(
        "On the date",
        "What a reader must know about the date.",
        good="The end is the planned one.",
        bad="",
        default=None,
    )
    host: Party | None = described(
        "Host",
        "The party on whose territory it takes place.",
        good="AZ",
        bad="Baku",
        default=None,
        claim=True,
    )
    places: tuple[PlaceRef, ...] = places_field("aktau", bad="aktau")
    forms: tuple[Form, ...] = described(
        "Form",
        "Form in NATO terms, the main one first.",
        good=["ftx"],
        bad=["drill"],
        minimum=1,
    )
    forms_basis: FormsBasis = described(
        "Basis of the form",
        "Whether a source states the form or we infer it.",
        good="inferred",
        bad="guessed",
    )
    host_label: Line | None = described(
        "Host's label",
        "What the organisers call it, in English.",
        good="joint flight-tactical exercise",
        bad="",
        default=None,
        claim=True,
    )
    domains: tuple[Domain, ...] = described(
        "Domains",
        "Where forces act; left out where no source says.",
        good=["air"],
        bad=["aerial"],
        default=(),
    )
    focus: tuple[Focus, ...] = described(
        "Focus",
        "What is trained in particular.",
        good=["uncrewed-aircraft"],
        bad=["drones"],
        default=(),
    )
    framework: Framework = described(
        "Framework", "Whose exercise it is.", good="bilateral", bad="friendship"
    )
    participants: tuple[Participation, ...] = described(
        "Participants",
        "The parties, host first, each with its role.",
        good=[{"party": "AZ", "role": "host"}, {"party": "KZ", "role": "participant"}],
        bad="AZ",
        default=(),
        claim=True,
    )
    organizations: tuple[OrganizationRef, ...] = described(
        "Organizations",
        "Ids of the international organizations that organise it or take part.",
        good=["ots"],
        bad="ots",
        default=(),
        claim=True,
    )
    personnel: tuple[Figure, ...] = described(
        "Personnel",
        "How many people take part, figure by figure.",
        good=[
            {
                "value": "4000",
                "qualifier": "about",
                "unit": "personnel",
                "scope": "all participants",
                "basis": "official",
                "cites": ["aktaupost-birlestik"],
            }
        ],
        bad="about 4,000",
        default=(),
    )
    equipment: Prose | None = described(
        "Equipment",
        "What arms and vehicles are used.",
        good="Uncrewed aircraft.",
        bad="",
        default=None,
        claim=True,
    )
    purpose: Prose | None = described(
        "Purpose",
        "What is trained, by the organisers' account.",
        good="Planning and evaluating flights of uncrewed aircraft.",
        bad="",
        default=None,
        claim=True,
    )

    def list_claims(self) -> tuple[str, ...]:
        """Name the fields that must be cited; the form only where a source states it."""
        claims = super().list_claims()
        return (*claims, "forms") if self.forms_basis is FormsBasis.STATED else claims

    def list_parties(self) -> tuple[str, ...]:
        """Name the parties once each, host first."""
        hosts = [self.host] if self.host else []
        return tuple(dict.fromkeys([*hosts, *(p.party for p in self.participants)]))

    def list_organizations(self) -> tuple[str, ...]:
        """Name the organizations that organise it or take part."""
        return self.organizations
