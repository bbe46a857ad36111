"""Places: the gazetteer."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from macros.records.base import Part, Record, described
from macros.values.ids import PlaceRef
from macros.values.numbers import Degrees, WholeNumber
from macros.values.parties import Party
from macros.values.terms import PlaceKind
from macros.values.text import Line, Prose


class Coordinates(Part):
    """A position on the map and where it comes from."""

    lat: Degrees = Field(
        ge=-90,
        le=90,
        title="Latitude",
        description="North of the equator, WGS 84.",
        examples=["43.65"],
        json_schema_extra={"x-bad-example": "95", "x-unit": "degrees"},
    )
    lon: Degrees = Field(
        ge=-180,
        le=180,
        title="Longitude",
        description="East of Greenwich, WGS 84.",
        examples=["51.15"],
        json_schema_extra={"x-bad-example": "200", "x-unit": "degrees"},
    )
    geonames: WholeNumber | None = described(
        "GeoNames id",
        "Number of the place in GeoNames, from which the position comes.",
        good="610612",
        bad="Aktau",
        default=None,
    )
    basis: Line | None = described(
        "Basis",
        "Where the position comes from when it is not GeoNames.",
        good="Natural Earth 5.1, populated places",
        bad="",
        default=None,
    )


class Place(Record):
    """A town, range, region or sea that records name."""

    folder: ClassVar[str] = "places"
    noun: ClassVar[str] = "place"

    kind: PlaceKind = described("Kind", "What sort of place it is.", good="town", bad="city")
    country: Party | None = described(
        "Country",
        "The state in which sources place it.",
        good="KZ",
        bad="Kazakhstan",
        default=None,
    )
    within: PlaceRef | None = described(
        "In",
        "Id of the larger place in which it lies.",
        good="mangystau",
        bad="Mangystau",
        default=None,
    )
    coordinates: Coordinates | None = described(
        "Position",
        "Where it lies; left out when it is not known.",
        good={"lat": "43.65", "lon": "51.15", "geonames": "610612"},
        bad="43.65, 51.15",
        default=None,
    )
    note: Prose | None = described(
        "Note",
        "What a reader must know about the place.",
        good="The range itself was not located.",
        bad="",
        default=None,
    )
