"""Status: what was held is not in the future."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import find_problems, make_event, make_exercise, make_sound_data

TODAY = date(2026, 6, 1)


def check(tmp_path, **files):
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files), TODAY)]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-06-01", "held"),
        ("2026-05-31/2026-06-10", "held"),
        ("2026-06", "held"),
        ("2026", "held"),
        ("../2030", "held"),
        ("2026-06-02", "planned"),
        ("2027", "announced"),
        ("2027", "cancelled"),
    ],
)
def test_what_has_begun_or_is_only_planned_gives_no_problem(tmp_path, day, status):
    files = {"exercises/a.yaml": make_exercise(date=day, status=status)}
    assert check(tmp_path, **files) == []


@pytest.mark.parametrize(
    "day", ["2026-06-02", "2026-06-02/2026-06-03", "2026-07", "2027", "2026-06-02/.."]
)
@pytest.mark.parametrize(
    ("name", "make", "line"),
    [("exercises/a.yaml", make_exercise, 7), ("events/a.yaml", make_event, 4)],
)
def test_what_was_held_in_the_future_is_told(tmp_path, name, make, line, day):
    problems = check(tmp_path, **{name: make(date=day)})
    begins = {"2026-07": "2026-07-01", "2027": "2027-01-01"}.get(day, "2026-06-02")
    assert problems == [
        (
            f'data/{name}:{line}:7: date: It has the status "held" and begins on {begins}, '
            "which is later than today (2026-06-01). Correct the date, or write the status "
            '"planned" or "announced". [held-in-past]'
        )
    ]
