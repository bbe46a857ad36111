"""What all linked data shares: the context, the names of things, dates, places and parties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.export_file import ExportInput
from macros.pages.addresses import Address, find_document_address
from macros.records.base import Record
from macros.records.country import Country
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.term import Term
from macros.values.dates import EdtfDate, Moment, OpenEnd, Precision
from macros.values.parties import name_party
from macros.values.terms import PlaceKind

Node = dict[str, Any]

# Written out in every document, so that nobody needs the network to read one.
CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    **{
        name: {"@type": "@id"}
        for name in ("archivedAt", "contentUrl", "eventStatus", "item", "license", "sameAs", "url")
    },
}
# Reduced precision is part of ISO 8601: 2025-06 is that month, never its first day.
_ISO_PRECISIONS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
_PLACE_TYPES = {
    PlaceKind.REGION: "AdministrativeArea",
    PlaceKind.SEA: "SeaBodyOfWater",
    PlaceKind.COUNTRY: "Country",
}


def find_iri(export_input: ExportInput, record: Record) -> str:
    """Give the name of what a record is about; it differs from the name of the record's page."""
    page = export_input.page_address(record)
    return page if isinstance(record, Term) else f"{page}#it"


def find_document_iri(export_input: ExportInput, document_id: str) -> str:
    """Give the name of a document: the place where the handbook lists it."""
    source = export_input.handbook.documents[document_id]
    return export_input.absolute(find_document_address(source.publisher, document_id))


def find_dataset_iri(export_input: ExportInput) -> str:
    """Give the name of the handbook as a set of data."""
    return f"{export_input.absolute(Address('index.md'))}#dataset"


def prune(node: Node) -> Node:
    """Leave out what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def one_or_many(values: Iterable[Any]) -> Any:
    """Give a single value bare, several as a list, none as None."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed or None


def list_other_names(record: Record) -> list[Any]:
    """Give native names, each with its language, and other spellings."""
    native = [{"@language": code, "@value": name} for code, name in record.names.items()]
    return [*native, *record.aliases]


def iso_date(end: Moment | OpenEnd) -> str | None:
    """Give one end of a date as ISO 8601 at its own precision.

    None where ISO 8601 would say more than is known: about, uncertain, a season, a decade.
    """
    if not isinstance(end, Moment) or end.precision not in _ISO_PRECISIONS:
        return None
    return None if end.is_approximate or end.is_uncertain else end.text


def map_dates(date: EdtfDate | None) -> Node:
    """Give the beginning and end of an event, and beside them the date as sources give it."""
    if date is None:
        return {}
    return {
        "startDate": iso_date(date.start),
        "endDate": iso_date(date.end),
        "dcterms:date": {"@type": "edtf:EDTF", "@value": date.text},
    }


def make_party(export_input: ExportInput, party: str) -> Node:
    """Make the node of a party; without a record it has a name only."""
    country = export_input.handbook.find_record(Country, party.lower())
    iri = find_iri(export_input, country) if country else None
    return prune({"@id": iri, "@type": country_type(party), "name": name_party(party)})


def country_type(party: str) -> str:
    """Give the type of a party: a country where ISO 3166-1 lists it, otherwise a territory."""
    return "Country" if len(party) == 2 and party != "XK" else "AdministrativeArea"


def place_type(place: Place) -> str:
    """Give the type of a place."""
    return _PLACE_TYPES.get(place.kind, "Place")


def list_places(export_input: ExportInput, place_ids: Iterable[str]) -> list[Node]:
    """Give the nodes of places, each with its position where that is known."""
    found = (export_input.handbook.find_record(Place, place_id) for place_id in place_ids)
    return [
        prune(
            {
                "@id": find_iri(export_input, place),
                "@type": place_type(place),
                "name": place.name,
                "geo": make_position(place),
            }
        )
        for place in found
        if place is not None
    ]


def make_position(place: Place) -> Node | None:
    """Make the position of a place; None where it is not known."""
    point = place.coordinates
    if point is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}


def list_organizations(export_input: ExportInput, ids: Iterable[str]) -> list[Node]:
    """Give the nodes of organizations by their ids."""
    found = (export_input.handbook.find_record(Organization, record_id) for record_id in ids)
    return [
        {"@id": find_iri(export_input, o), "@type": "Organization", "name": o.name}
        for o in found
        if o is not None
    ]
