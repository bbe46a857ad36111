"""Numbers: those of the drawing and of the table are those of the records."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from macros.charts import exercises_by_year, forms_and_domains, pair_matrix, participation
from macros.charts.picture import PartyCell, Picture
from macros.pages.chart_bodies import make_country_figures
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.values.terms import Status
from tests.builders import DOCUMENT_ID, make_country
from tests.charts.drawings import draw, load_real, load_small, read_texts, real_pictures, ui_of


def _list_held() -> list[Exercise]:
    return [e for e in load_real().list_records(Exercise) if e.status is Status.HELD]


def _active(exercise: Exercise) -> set[str]:
    return {p.party for p in exercise.participants if p.role in {"host", "participant"}}


def _table(name: str) -> tuple[tuple[object, ...], ...]:
    table = real_pictures()[name].table
    assert table
    return table.rows


def test_the_years_of_all_frameworks_add_up_to_the_held_exercises() -> None:
    years = Counter(e.date.year for e in _list_held() if e.date)
    table = real_pictures()[exercises_by_year.NAME].table
    assert table
    first = table.rows[0]
    shown = dict(zip(table.columns[1:-1], first[1:-1], strict=True))
    assert {year: n for year, n in shown.items() if n} == {str(y): n for y, n in years.items()}
    assert first[-1] == len(_list_held())


def test_every_pair_has_the_number_of_exercises_that_both_joined() -> None:
    countries = {country.party for country in load_real().list_records(Country)}
    pairs: Counter[frozenset[str]] = Counter()
    for exercise in _list_held():
        pairs.update(map(frozenset, combinations(_active(exercise) & countries, 2)))
    shown = {
        frozenset(cell.code for cell in row[:2] if isinstance(cell, PartyCell)): row[2]
        for row in _table(pair_matrix.NAME)
    }
    assert shown == dict(pairs)


def test_every_country_has_the_number_of_exercises_that_it_joined() -> None:
    for row in _table(participation.NAME):
        party = row[0]
        assert isinstance(party, PartyCell)
        assert row[-1] == sum(party.code in _active(e) for e in _list_held())


def test_forms_and_domains_are_counted_once_for_each_exercise() -> None:
    shown = {(str(row[1]), str(row[0])): row[2] for row in _table(forms_and_domains.NAME)}
    assert shown["Domain", "Joint"] == sum("joint" in e.domains for e in _list_held())
    assert shown["Form", "Field training exercise"] == sum("ftx" in e.forms for e in _list_held())


@pytest.mark.parametrize(
    "name",
    [exercises_by_year.NAME, pair_matrix.NAME, participation.NAME, forms_and_domains.NAME],
)
def test_a_drawing_shows_the_numbers_of_its_table(name: str) -> None:
    picture = real_pictures()[name]
    counted = Counter(str(cell) for row in _table(name) for cell in row if isinstance(cell, int))
    del counted["0"]
    for drawing in picture.drawings:
        texts = read_texts(draw(picture, drawing))
        shown = Counter(part for text in texts for part in text.split(" · ") if part.isdigit())
        assert not counted - shown


def test_the_map_and_its_table_count_alike() -> None:
    for name, party in (("map", None), ("map-kz", "KZ")):
        held = [e for e in _list_held() if party is None or party in _active(e)]
        places = Counter(place for e in held for place in set(e.places))
        shown = {getattr(row[0], "record_id", ""): row[2] for row in _table(name)}
        assert shown == dict(places)


def test_a_map_draws_no_place_without_a_position() -> None:
    drawn = {record_id for record_id, _label in real_pictures()["map"].targets}
    places = load_real().by_folder["places"]
    assert drawn
    assert all(places[place].coordinates for place in drawn)  # type: ignore[attr-defined]


def test_every_figure_of_a_country_stands_in_its_table() -> None:
    for country in load_real().list_records(Country):
        picture: Picture = real_pictures()[f"personnel-{country.id}"]
        if picture.table:
            assert len(picture.table.rows) == len(country.personnel)


def test_a_country_chart_writes_each_figure_as_its_source_gives_it() -> None:
    picture = real_pictures()["personnel-az"]
    assert {"about 100,000", "126,400", "65,000"} <= set(
        read_texts(draw(picture, picture.drawings[0]))
    )


def test_a_hedge_of_the_source_stays_with_its_number(tmp_path: Path) -> None:
    figure = {
        "value": "66950",
        "qualifier": "more-than",
        "unit": "personnel",
        "scope": "active forces",
        "basis": "estimate",
        "cites": [DOCUMENT_ID],
    }
    country = make_country(name="Azerbaijan", personnel=[figure, {**figure, "value": "1"}])
    handbook = load_small(tmp_path, **{"countries/az.yaml": country})
    az = handbook.find_record(Country, "az")
    assert az
    picture = make_country_figures(ui_of(handbook), az, "personnel")
    assert "more than 66,950" in read_texts(draw(picture, picture.drawings[0]))
    assert picture.table
    assert picture.table.rows[0][0] == "more than 66,950 personnel"
