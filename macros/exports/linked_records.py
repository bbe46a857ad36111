"""Each kind of record as a thing in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.exports.export_file import ExportInput
from macros.exports.linked_data import (
    Node,
    country_type,
    find_iri,
    iso_date,
    list_organizations,
    list_other_names,
    list_places,
    make_party,
    make_position,
    map_dates,
    one_or_many,
    place_type,
    prune,
)
from macros.pages.addresses import GLOSSARY, Address
from macros.pages.markup import plain_prose
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.values.terms import OrganizationKind, PublisherKind, StatementKind, Status

# Source: https://schema.org/EventStatusType. What was held, or only proposed, has none there.
_EVENT_STATUSES = {
    Status.ANNOUNCED: "https://schema.org/EventScheduled",
    Status.PLANNED: "https://schema.org/EventScheduled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
    Status.CANCELLED: "https://schema.org/EventCancelled",
}
_GOVERNMENT = frozenset({OrganizationKind.MINISTRY, OrganizationKind.STATE_AGENCY})
_PUBLISHER_TYPES = {
    PublisherKind.GOVERNMENT_BODY: "GovernmentOrganization",
    PublisherKind.NEWS_AGENCY: "NewsMediaOrganization",
    PublisherKind.NEWSPAPER: "NewsMediaOrganization",
    PublisherKind.BROADCASTER: "NewsMediaOrganization",
}


def make_thing(export_input: ExportInput, record: Record) -> Node:
    """Make the node of what a record is about."""
    summary = record.summary if isinstance(record, SourcedRecord) else None
    return prune(
        {
            "@id": find_iri(export_input, record),
            "name": record.name,
            "alternateName": one_or_many(list_other_names(record)),
            "description": plain_prose(summary) if summary else None,
            **_THINGS[record.folder](export_input, record),
        }
    )


def _exercise(export_input: ExportInput, record: Exercise) -> Node:
    series = export_input.handbook.find_record(Series, record.series) if record.series else None
    return {
        "@type": "Event",
        "url": export_input.page_address(record),
        **map_dates(record.date),
        "eventStatus": _EVENT_STATUSES.get(record.status),
        "location": _location(export_input, record),
        "about": one_or_many(make_party(export_input, p) for p in record.list_parties()),
        "contributor": one_or_many(list_organizations(export_input, record.organizations)),
        "superEvent": _series_reference(export_input, series) if series else None,
    }


def _series_reference(export_input: ExportInput, series: Series) -> Node:
    return {"@id": find_iri(export_input, series), "@type": "EventSeries", "name": series.name}


def _location(export_input: ExportInput, record: Exercise) -> Any:
    """Give the places of an exercise, or the host where no place is known."""
    places = list_places(export_input, record.places)
    if not places and record.host:
        places = [make_party(export_input, record.host)]
    return one_or_many(places)


def _series(export_input: ExportInput, record: Series) -> Node:
    return {
        "@type": "EventSeries",
        "url": export_input.page_address(record),
        **map_dates(record.date),
    }


def _event(export_input: ExportInput, record: Event) -> Node:
    return {
        "@type": "Event",
        "url": export_input.page_address(record),
        **map_dates(record.date),
        "eventStatus": _EVENT_STATUSES.get(record.status),
        "location": one_or_many(list_places(export_input, record.places)),
        "about": one_or_many(make_party(export_input, p) for p in record.list_parties()),
        "contributor": one_or_many(list_organizations(export_input, record.organizations)),
    }


def _country(export_input: ExportInput, record: Country) -> Node:
    names = [record.official_name] if record.official_name else []
    return {
        "@type": country_type(record.party),
        "url": export_input.page_address(record),
        "identifier": record.party,
        "alternateName": one_or_many([*names, *list_other_names(record)]),
    }


def _organization(export_input: ExportInput, record: Organization) -> Node:
    parents = list_organizations(export_input, [record.parent] if record.parent else [])
    founded = record.founded
    places = list_places(export_input, record.places)
    if not places and record.country:
        places = [make_party(export_input, record.country)]
    return {
        "@type": "GovernmentOrganization" if record.kind in _GOVERNMENT else "Organization",
        "url": record.website,
        "foundingDate": iso_date(founded.start) if founded and not founded.is_interval else None,
        "parentOrganization": one_or_many(parents),
        "location": one_or_many(places),
    }


def _programme(export_input: ExportInput, record: Programme) -> Node:
    return {
        "@type": "Project",
        "url": export_input.page_address(record),
        "member": one_or_many(list_organizations(export_input, record.list_organizations())),
        "areaServed": one_or_many(make_party(export_input, p) for p in record.list_parties()),
        "keywords": list(record.products),
    }


def _place(export_input: ExportInput, record: Place) -> Node:
    around = list_places(export_input, [record.within] if record.within else [])
    if not around and record.country:
        around = [make_party(export_input, record.country)]
    for node in around:
        node.pop("geo", None)
    geonames = record.coordinates.geonames if record.coordinates else None
    return {
        "@type": place_type(record),
        "url": export_input.page_address(record),
        "geo": make_position(record),
        "sameAs": f"https://sws.geonames.org/{geonames}/" if geonames is not None else None,
        "containedInPlace": one_or_many(around),
    }


def _statement(export_input: ExportInput, record: Statement) -> Node:
    date = record.date
    about = (export_input.handbook.find_any(record_id) for record_id in record.about)
    return {
        "@type": "Claim" if record.kind is StatementKind.CLAIM else "CreativeWork",
        "url": export_input.page_address(record),
        "text": plain_prose(record.text),
        # Whether a person or an outlet speaks is not recorded, so that the name stands alone.
        "creditText": record.by.name,
        "dateCreated": iso_date(date.start) if date and not date.is_interval else None,
        "about": one_or_many({"@id": find_iri(export_input, r)} for r in about if r is not None),
    }


def _publisher(_export_input: ExportInput, record: Publisher) -> Node:
    return {"@type": _PUBLISHER_TYPES.get(record.kind, "Organization")}


def _term(export_input: ExportInput, record: Term) -> Node:
    return {
        "@type": "DefinedTerm",
        "url": export_input.page_address(record),
        "termCode": record.code,
        "description": plain_prose(record.definition),
        "inDefinedTermSet": {
            "@id": f"{export_input.absolute(Address(GLOSSARY))}#v-{record.vocabulary}",
            "@type": "DefinedTermSet",
            "name": record.vocabulary,
        },
    }


_THINGS: dict[str, Callable[[ExportInput, Any], Node]] = {
    Country.folder: _country,
    Exercise.folder: _exercise,
    Series.folder: _series,
    Event.folder: _event,
    Organization.folder: _organization,
    Programme.folder: _programme,
    Place.folder: _place,
    Statement.folder: _statement,
    Publisher.folder: _publisher,
    Term.folder: _term,
}
