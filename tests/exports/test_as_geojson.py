"""Maps hold what has a position, and say of what has none that it has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.exports.as_geojson import FINENESS, export_geojson, find_coarsest
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.values.terms import PlaceKind
from tests.builders import make_exercise, make_place
from tests.exports.inputs import HOSTILE, export_text, make_input, make_real_input

AKTAU = make_place(coordinates={"lat": "43.65", "lon": "51.15", "geonames": "610612"})
MANGYSTAU = make_place(name="Mangystau", kind="region", coordinates={"lat": "44", "lon": "53"})
RANGE = make_place(name="Oymasha range", kind="range")
PLACES = {
    "places/aktau.yaml": AKTAU,
    "places/mangystau.yaml": MANGYSTAU,
    "places/oymasha.yaml": RANGE,
}


def read(tmp_path: Path, path: str, **exercise: Any) -> dict[str, Any]:
    files = {**PLACES, "exercises/tarlan-2025.yaml": make_exercise(**exercise)}
    collection: dict[str, Any] = json.loads(
        export_text(export_geojson, make_input(tmp_path, files), path)
    )
    return collection


def test_a_position_stands_with_longitude_first_and_its_precision(tmp_path: Path) -> None:
    features = {f["id"]: f for f in read(tmp_path, "places.geojson")["features"]}
    assert features["aktau"]["geometry"] == {"type": "Point", "coordinates": [51.15, 43.65]}
    properties = features["aktau"]["properties"]
    assert properties["position_precision"] == "town"
    assert properties["position_source"] == "https://www.geonames.org/610612"
    assert features["mangystau"]["properties"]["position_precision"] == "region"


def test_a_place_without_a_position_gets_none(tmp_path: Path) -> None:
    collection = read(tmp_path, "places.geojson")
    feature = next(f for f in collection["features"] if f["id"] == "oymasha")
    assert feature["geometry"] is None
    assert feature["properties"]["position_precision"] is None
    assert (collection["located"], collection["unlocated"]) == (2, 1)


def test_an_exercise_at_a_place_without_a_position_gets_none(tmp_path: Path) -> None:
    collection = read(tmp_path, "exercises.geojson", host="KZ", places=["oymasha"])
    (feature,) = collection["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["places"] == ["oymasha"]
    assert feature["properties"]["places_located"] == []
    assert (collection["located"], collection["unlocated"]) == (0, 1)


def test_an_exercise_at_several_places_is_as_exact_as_the_coarsest(tmp_path: Path) -> None:
    places = ["aktau", "oymasha", "mangystau"]
    (feature,) = read(tmp_path, "exercises.geojson", places=places)["features"]
    assert feature["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[51.15, 43.65], [53.0, 44.0]],
    }
    assert feature["properties"]["places_located"] == ["aktau", "mangystau"]
    assert feature["properties"]["position_precision"] == "region"


def test_a_month_is_not_made_into_a_day(tmp_path: Path) -> None:
    (feature,) = read(tmp_path, "exercises.geojson", date="2025-07")["features"]
    properties = feature["properties"]
    assert properties["date_edtf"] == "2025-07"
    assert properties["precision"] == "month"
    assert (properties["start_earliest"], properties["end_latest"]) == ("2025-07-01", "2025-07-31")


def test_a_hostile_name_comes_out_as_itself(tmp_path: Path) -> None:
    (feature,) = read(tmp_path, "exercises.geojson", name=HOSTILE)["features"]
    assert feature["properties"]["name"] == HOSTILE


def test_every_kind_of_place_has_its_rank() -> None:
    assert set(FINENESS) == set(PlaceKind)


@pytest.mark.parametrize(
    ("kinds", "coarsest"),
    [
        ([], None),
        ([PlaceKind.TOWN], PlaceKind.TOWN),
        ([PlaceKind.COUNTRY, PlaceKind.SITE], PlaceKind.COUNTRY),
    ],
)
def test_the_coarsest_kind_counts(kinds: list[PlaceKind], coarsest: PlaceKind | None) -> None:
    assert find_coarsest(kinds) == coarsest


def test_the_real_maps_hold_every_place_and_exercise() -> None:
    export_input = make_real_input()
    for model, path in ((Place, "places.geojson"), (Exercise, "exercises.geojson")):
        collection = json.loads(export_text(export_geojson, export_input, path))
        records = export_input.handbook.list_records(model)
        assert {f["id"] for f in collection["features"]} == {r.id for r in records}
        assert collection["located"] + collection["unlocated"] == len(records)
        for feature in collection["features"]:
            for lon, lat in _list_points(feature["geometry"]):
                assert -180 <= lon <= 180
                assert -90 <= lat <= 90


def _list_points(geometry: dict[str, Any] | None) -> list[list[float]]:
    """Give the positions of a geometry (RFC 7946, 3.1.2 and 3.1.3)."""
    if geometry is None:
        return []
    assert geometry.keys() == {"type", "coordinates"}
    points: Any = geometry["coordinates"]
    return [points] if geometry["type"] == "Point" else list(points)
