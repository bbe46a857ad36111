"""Titles: each states the finding, also where numbers are equal or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.handbook import Handbook
from macros.pages import chart_bodies
from macros.pages.chart_bodies import CHARTS, make_map
from tests.builders import make_exercise, make_place
from tests.charts.drawings import HOSTILE, draw, held, load_small, read_texts, ui_of


def _title(handbook: Handbook, name: str) -> str:
    return CHARTS[name][0](ui_of(handbook)).title


@pytest.mark.parametrize("name", CHARTS)
def test_without_data_a_chart_is_a_sentence(tmp_path: Path, name: str) -> None:
    planned = make_exercise(name="Plan", status="planned")
    picture = CHARTS[name][0](ui_of(load_small(tmp_path, **{"exercises/plan.yaml": planned})))
    assert (picture.drawings, picture.table) == ((), None)
    assert picture.title.endswith(".")


def test_without_data_the_map_is_a_sentence(tmp_path: Path) -> None:
    assert make_map(ui_of(load_small(tmp_path)), "KZ").title == (
        "No held exercise of Kazakhstan with a known place is recorded yet."
    )


def test_a_title_names_the_year_the_framework_and_the_pair_that_lead(tmp_path: Path) -> None:
    handbook = load_small(
        tmp_path,
        **{
            "exercises/one.yaml": held("AZ", "TR", date="2023"),
            "exercises/two.yaml": held("AZ", "TR", date="2024"),
            "exercises/three.yaml": held("KZ", "TR", date="2024", framework="ots"),
            "exercises/tarlan-2025.yaml": make_exercise(status="planned"),
        },
    )
    assert _title(handbook, "exercises-by-year") == (
        "2024 saw the most held exercises (2); bilateral ones lead with 2 of 3"
    )
    assert _title(handbook, "pair-matrix") == (
        "Azerbaijan and Türkiye trained together most often: 2 of 3 held exercises; next come "
        "Kazakhstan and Türkiye with 1"
    )
    assert _title(handbook, "participation") == (
        "Of 3 held exercises, most were with Türkiye (3) and Azerbaijan (2); fewest with "
        "Kazakhstan (1)"
    )


def test_a_title_names_all_that_are_equal(tmp_path: Path) -> None:
    handbook = load_small(
        tmp_path,
        **{
            "exercises/one.yaml": held("AZ", "TR", date="2023", domains=["air", "land"]),
            "exercises/two.yaml": held("KZ", "TR", date="2024", framework="ots"),
            "exercises/tarlan-2025.yaml": make_exercise(status="planned"),
        },
    )
    assert _title(handbook, "exercises-by-year") == (
        "2023 and 2024 saw the most held exercises (1 each); ots and bilateral ones lead with 1 "
        "each of 2"
    )
    assert _title(handbook, "pair-matrix") == (
        "2 pairs trained together most often: 1 held exercises each"
    )
    assert _title(handbook, "forms-and-domains").endswith(
        "the most frequent domains are “land” and “air” (1 of 2 held exercises each)"
    )


def test_the_map_counts_an_unlocated_range_near_its_town(tmp_path: Path) -> None:
    handbook = load_small(
        tmp_path,
        **{
            "exercises/one.yaml": held("KZ", "AZ", places=["range"]),
            "exercises/two.yaml": held("KZ", "AZ", places=["aktau", "range"]),
            "exercises/three.yaml": held("KZ", places=["somewhere"]),
            "places/somewhere.yaml": make_place(name="Somewhere", kind="region"),
        },
    )
    picture = make_map(ui_of(handbook), None)
    assert picture.title == "Exercises were held most often in or near Aktau (2)"
    assert picture.table
    assert [row[2:] for row in picture.table.rows] == [
        (2, "ring at Aktau; its own spot is not located"),
        (1, "dot"),
        (1, "without a known position"),
    ]
    assert [record_id for record_id, _ in picture.targets] == ["aktau"]


def test_a_region_with_a_position_is_not_drawn_as_a_dot(tmp_path: Path) -> None:
    region = make_place(name="Region", kind="region", coordinates={"lat": "43", "lon": "51"})
    handbook = load_small(
        tmp_path,
        **{"exercises/one.yaml": held("KZ", places=["region"]), "places/region.yaml": region},
    )
    picture = make_map(ui_of(handbook), None)
    assert picture.targets == ()
    assert picture.title == "Exercises were held at places whose exact position is not known"


def test_a_place_outside_the_region_is_listed_only(tmp_path: Path) -> None:
    place = make_place(name="Helena", country="US", coordinates={"lat": "46.6", "lon": "-112"})
    handbook = load_small(
        tmp_path,
        **{"exercises/one.yaml": held("KZ", places=["helena"]), "places/helena.yaml": place},
    )
    picture = make_map(ui_of(handbook), "KZ")
    assert picture.table
    assert [row[3] for row in picture.table.rows] == ["outside the map"]
    assert picture.targets == ()


def test_a_hostile_name_of_a_place_is_a_text_on_the_map(tmp_path: Path) -> None:
    place = make_place(name=HOSTILE, coordinates={"lat": "43.66", "lon": "51.17"})
    handbook = load_small(
        tmp_path,
        **{"exercises/one.yaml": held("KZ", places=["evil"]), "places/evil.yaml": place},
    )
    picture = make_map(ui_of(handbook), None)
    assert HOSTILE in read_texts(draw(picture, picture.drawings[0]))


def test_charts_for_countries_are_charts() -> None:
    assert set(chart_bodies.COUNTRY_CHARTS) <= set(CHARTS)
