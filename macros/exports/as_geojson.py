"""Maps: places and exercises as GeoJSON.

What has no known position stands in the file with `"geometry": null`, so that its features are
as many as the handbook's records; no position is made up for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.json_text import render_json
from macros.exports.tables.column import Row
from macros.exports.tables.dates import date_columns
from macros.records.exercise import Exercise
from macros.records.place import Coordinates, Place
from macros.values.terms import PlaceKind
from macros.views.participation import exercise_order, list_active_parties

MEDIA_TYPE = "application/geo+json"
GEONAMES_URL = "https://www.geonames.org/"
# From the finest to the coarsest: a position is as exact as the thing that it stands for.
FINENESS = (
    PlaceKind.SITE,
    PlaceKind.BASE,
    PlaceKind.RANGE,
    PlaceKind.TOWN,
    PlaceKind.REGION,
    PlaceKind.SEA,
    PlaceKind.COUNTRY,
)

_DATES = date_columns(lambda row: row.record.date, "when it takes place")

Json = dict[str, Any]


def export_geojson(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the places and the exercises of the handbook for maps."""
    places = export_input.handbook.list_records(Place)
    yield _make_file(
        "places.geojson", "Places for maps", [_make_place(export_input, p) for p in places]
    )
    exercises = sorted(export_input.handbook.list_records(Exercise), key=exercise_order)
    yield _make_file(
        "exercises.geojson",
        "Exercises for maps, each where its places lie",
        [_make_exercise(export_input, e) for e in exercises],
    )


def _make_file(path: str, title: str, features: Sequence[Json]) -> ExportFile:
    """Make a feature collection; `located` and `unlocated` count its features.

    Source: RFC 7946, 3.3 (FeatureCollection), 6.1 (foreign members).
    """
    located = sum(feature["geometry"] is not None for feature in features)
    collection = {
        "type": "FeatureCollection",
        "title": title,
        "located": located,
        "unlocated": len(features) - located,
        "features": features,
    }
    return ExportFile(path, render_json(collection), MEDIA_TYPE, title, rows=len(features))


def _make_feature(feature_id: str, points: Sequence[Coordinates], properties: Json) -> Json:
    """Make a feature at no point, one or several.

    Source: RFC 7946, 3.2 (an unlocated feature has the geometry null).
    """
    positions = [[point.lon, point.lat] for point in points]  # 3.1.1: longitude comes first
    geometry: Json | None = None
    if len(positions) == 1:
        geometry = {"type": "Point", "coordinates": positions[0]}
    elif positions:
        geometry = {"type": "MultiPoint", "coordinates": positions}
    return {"type": "Feature", "id": feature_id, "geometry": geometry, "properties": properties}


def _make_place(export_input: ExportInput, place: Place) -> Json:
    properties = {
        "name": place.name,
        "names": dict(place.names),
        "kind": place.kind,
        "country": place.country,
        "within": place.within,
        "position_precision": place.kind if place.coordinates else None,
        "position_source": _name_basis(place.coordinates),
        "note": place.note,
        "page": export_input.page_address(place),
    }
    points = [place.coordinates] if place.coordinates else []
    return _make_feature(place.id, points, properties)


def _name_basis(coordinates: Coordinates | None) -> str | None:
    if coordinates is None:
        return None
    if coordinates.geonames is not None:
        return f"{GEONAMES_URL}{coordinates.geonames}"
    return coordinates.basis


def _make_exercise(export_input: ExportInput, exercise: Exercise) -> Json:
    found = (export_input.handbook.find_record(Place, place_id) for place_id in exercise.places)
    places = [place for place in found if place is not None]
    located = [place for place in places if place.coordinates]
    properties = {
        "name": exercise.name,
        "status": exercise.status,
        **_map_dates(export_input, exercise),
        "host": exercise.host,
        "parties": list(list_active_parties(exercise)),
        "framework": exercise.framework,
        "forms": list(exercise.forms),
        "domains": list(exercise.domains),
        "series": exercise.series,
        "places": list(exercise.places),
        "places_located": [place.id for place in located],
        "position_precision": find_coarsest(place.kind for place in located),
        "page": export_input.page_address(exercise),
    }
    points = [place.coordinates for place in located if place.coordinates]
    return _make_feature(exercise.id, points, properties)


def _map_dates(export_input: ExportInput, exercise: Exercise) -> Json:
    """Give the date by the columns that tables have for it."""
    cells = {column.name: column.read_cell(Row(export_input, exercise)) for column in _DATES}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in cells.items()}


def find_coarsest(kinds: Iterable[PlaceKind]) -> PlaceKind | None:
    """Give the kind of place whose positions are the least exact; None where there is none."""
    return max(kinds, key=FINENESS.index, default=None)
