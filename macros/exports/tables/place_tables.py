"""Tables of places, and of the places and organizations that records name."""

from __future__ import annotations

from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Column,
    Table,
    of_part,
    of_records,
    text,
)
from macros.exports.tables.rows import each_entry, each_record
from macros.records.place import Coordinates, Place


def _of_coordinates(name: str) -> Column:
    """Declare the column of a field of a place's position; empty where it is not known."""
    column = of_part(Coordinates, name)
    return Column(
        name=column.name,
        type=column.type,
        title=column.title,
        meaning=column.meaning,
        read=lambda row: getattr(row.record.coordinates, name, None),
        unit=column.unit,
        minimum=column.minimum,
        maximum=column.maximum,
    )


PLACES = Table(
    "places",
    "Places",
    "One line for each town, range, region or sea that records name.",
    ("id",),
    (
        OWN_ID,
        *of_records(Place, "name", "kind", "country", "within"),
        *(_of_coordinates(name) for name in ("lat", "lon", "geonames", "basis")),
        *of_records(Place, "note"),
    ),
    each_record(Place),
)
RECORD_PLACES = Table(
    "record_places",
    "Places of records",
    "One line for each place of an exercise, event or organization.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "place_id",
            "Place",
            "Id of the place.",
            lambda row: row.part,
            required=True,
            refers_to="places.id",
        ),
    ),
    each_entry("places"),
)
RECORD_ORGANIZATIONS = Table(
    "record_organizations",
    "Organizations of records",
    "One line for each organization that an exercise or event names.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "organization_id",
            "Organization",
            "Id of the organization.",
            lambda row: row.part,
            required=True,
            refers_to="organizations.id",
        ),
    ),
    each_entry("organizations"),
)
