"""Charts of many records: they draw and list no more than can be told apart."""

from __future__ import annotations

import re
from pathlib import Path

from macros.charts.exercise_map import ROWS_MAX, SPOTS_MAX
from macros.pages.chart_bodies import CHARTS, make_map
from tests.builders import make_place
from tests.charts.drawings import held, load_small, ui_of

PLACES = ROWS_MAX + 20


def test_the_map_draws_and_lists_the_places_with_the_most_exercises_and_says_so(
    tmp_path: Path,
) -> None:
    files = {}
    for number in range(PLACES):
        position = {"lat": f"{41 + number % 10}.{number:03}", "lon": f"{55 + number % 20}"}
        files[f"places/camp-{number:03}.yaml"] = make_place(coordinates=position, country="KZ")
        files[f"exercises/drill-{number:03}.yaml"] = held("KZ", places=[f"camp-{number:03}"])
    files["exercises/again.yaml"] = held("KZ", places=["camp-219"], date="2024-05")
    picture = make_map(ui_of(load_small(tmp_path, **files)), None)
    assert picture.table is not None
    assert len(picture.targets) == SPOTS_MAX
    assert picture.targets[0][0] == "camp-219"
    assert len(picture.table.rows) == ROWS_MAX
    assert f"The {SPOTS_MAX} places with the most are drawn." in picture.note
    assert f"The first {ROWS_MAX} places are listed." in picture.note


def test_the_line_of_time_begins_later_rather_than_draw_more_marks_than_can_be_seen(
    tmp_path: Path,
) -> None:
    files = {f"exercises/d-{n}.yaml": held("KZ", date=f"{1200 + n}-05") for n in range(700)}
    picture = CHARTS["timeline"][0](ui_of(load_small(tmp_path, **files)))
    found = re.search(r"A line of time from ([0-9]+) to ([0-9]+) ", picture.description)
    assert found is not None
    assert (int(found[1]), int(found[2])) == (1400, 1899)
