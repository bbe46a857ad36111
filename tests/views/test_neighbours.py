"""What stands around a record in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from macros.views.neighbours import NEAR_MAX, Neighbours, find_neighbours
from tests.builders import (
    load_sound,
    make_event,
    make_exercise,
    make_programme,
    make_statement,
)


def _exercises(**dates: str | None) -> dict[str, Any]:
    return {
        f"exercises/{name}.yaml": make_exercise(name=name, **({"date": date} if date else {}))
        for name, date in dates.items()
    }


def _around(handbook: Handbook, name: str = "here") -> Neighbours:
    record = handbook.find_record(Exercise, name)
    assert record
    found = find_neighbours(handbook, record)
    assert found
    return found


def _names(found: Neighbours) -> list[str]:
    return [near.row.record.name for near in found.near]


def test_exercises_events_and_statements_within_a_month_are_near_oldest_first(
    tmp_path: Path,
) -> None:
    files = _exercises(here="2025-07-08", edge="2025-06-07", outside="2025-06-06", later="2025-08")
    files["events/summit.yaml"] = make_event(name="summit", date="2025-07-01")
    files["statements/word.yaml"] = make_statement(name="word", date="2025-08-08")
    files["programmes/anka.yaml"] = make_programme(date="2025-07-08")
    found = _around(load_sound(tmp_path, files))
    assert _names(found) == ["edge", "summit", "later", "word"]
    assert [near.distance.days for near in found.near] == [-31, -7, None, 31]
    assert [near.distance.is_certain for near in found.near] == [True, True, False, True]


def test_a_record_is_not_near_itself_and_stands_once(tmp_path: Path) -> None:
    files = _exercises(here="2025-07-08", long="2025-05-01/2025-09-30")
    assert _names(_around(load_sound(tmp_path, files))) == ["long"]


def test_a_date_known_only_to_the_year_is_counted_and_not_listed(tmp_path: Path) -> None:
    files = _exercises(here="2025-12-20", a="2025", b="2025~", c="2026", far="2023", s="2025-24")
    found = _around(load_sound(tmp_path, files))
    assert (found.near, found.more) == ((), 0)
    assert found.loose == ((2025, 3), (2026, 1))
    assert found.is_comparable


def test_around_a_year_nothing_is_said_to_lie_within_a_month(tmp_path: Path) -> None:
    found = _around(load_sound(tmp_path, _exercises(here="2025", other="2025-07-08")))
    assert (found.near, found.more, found.loose, found.is_comparable) == ((), 0, (), False)
    assert found.after
    assert (found.after.record.name, found.after.is_certain) == ("other", False)


def test_a_record_without_a_date_has_no_neighbours(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, _exercises(here=None, other="2025"))
    record = handbook.find_record(Exercise, "here")
    assert record
    assert find_neighbours(handbook, record) is None
    assert _around(handbook, "other").before is None


def test_before_and_after_are_of_the_same_kind_in_order_of_time(tmp_path: Path) -> None:
    files = _exercises(first="2024-01", here="2025-07-08", last="2026")
    files["events/summit.yaml"] = make_event(date="2025-07-09")
    handbook = load_sound(tmp_path, files)
    found = _around(handbook)
    assert found.before
    assert found.after
    assert (found.before.record.name, found.before.is_certain) == ("first", True)
    assert (found.after.record.name, found.after.is_certain) == ("last", True)
    assert _around(handbook, "first").before is None
    assert _around(handbook, "last").after is None


def test_a_programme_stands_between_programmes(tmp_path: Path) -> None:
    files = {
        f"programmes/{name}.yaml": make_programme(name=name, date=date)
        for name, date in {"a": "2024", "b": "2025-03", "c": "2025-05-01"}.items()
    }
    handbook = load_sound(tmp_path, files)
    record = handbook.find_record(Programme, "b")
    assert record
    found = find_neighbours(handbook, record)
    assert found
    assert found.before
    assert found.after
    assert (found.before.record.id, found.after.record.id) == ("a", "c")


def test_of_many_near_ones_the_nearest_are_given_and_the_others_counted(tmp_path: Path) -> None:
    days = {f"d{day:02}": f"2025-07-{day:02}" for day in range(1, 21)}
    found = _around(load_sound(tmp_path, _exercises(here="2025-07-01", **days)))
    assert _names(found) == [f"d{day:02}" for day in range(1, NEAR_MAX + 1)]
    assert found.more == len(days) - NEAR_MAX


@pytest.mark.parametrize(
    ("settled", "is_disputed"), [(None, True), ("The ministry corrected it.", False)]
)
def test_a_dispute_over_either_date_that_still_stands_is_told(
    tmp_path: Path, settled: str | None, is_disputed: bool
) -> None:
    cites = ["qazinform-tarlan"]
    dispute: dict[str, Any] = {
        "field": "date",
        "text": "One says the 8th, one the 9th.",
        "values": [{"value": "8 July", "cites": cites}, {"value": "9 July", "cites": cites}],
    }
    if settled:
        dispute["settled"] = settled
    files = _exercises(here="2025-07-01")
    files["exercises/other.yaml"] = make_exercise(
        name="other", date="2025-07-08", disputes=[dispute]
    )
    handbook = load_sound(tmp_path, files)
    assert [near.is_disputed for near in _around(handbook).near] == [is_disputed]
    assert [near.is_disputed for near in _around(handbook, "other").near] == [is_disputed]


def test_each_handbook_has_a_calendar_of_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first = load_sound(one, _exercises(here="2025-07-08", a="2025-07-09"))
    second = load_sound(other, _exercises(here="2025-07-08", b="2025-07-09"))
    assert (_names(_around(first)), _names(_around(second)), _names(_around(first))) == (
        ["a"], ["b"], ["a"],
    )  # fmt: skip
