"""Exercises: one exercise, one record."""

from __future__ import annotations

import pytest

from tests.builders import find_problems, make_exercise, make_sound_data

TWO = [{"party": "AZ", "role": "host"}, {"party": "KZ", "role": "participant"}]
THREE = [*TWO, {"party": "TR", "role": "participant"}]


def make(**changes):
    return make_exercise(
        **{"host": "AZ", "participants": TWO, "date": "2025-07-08/2025-07-10", **changes}
    )


def check(tmp_path, first, second):
    files = {"exercises/a.yaml": first, "exercises/b.yaml": second}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize("day", ["2025-07-10", "2025-07-01/2025-07-08", "2025-07-09/2025-08-01"])
def test_the_same_host_and_parties_on_overlapping_days_are_told(tmp_path, day):
    assert check(tmp_path, make(), make(date=day)) == [
        (
            "data/exercises/b.yaml:13:7: date: Same host, same parties and overlapping days as "
            '"a". Merge the two, or, if they are two exercises, add `related: [a]` here. '
            "[exercises-distinct]"
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(make(date="2025-07-11"), id="the day after"),
        pytest.param(make(participants=THREE), id="another party"),
        pytest.param(
            make(host="KZ", participants=[
                {"party": "KZ", "role": "host"}, {"party": "AZ", "role": "participant"}
            ]),
            id="another host",
        ),
        pytest.param(make(date="2025-07"), id="a month alone"),
        pytest.param(make(date="2025-07-09~"), id="an approximate day"),
        pytest.param(make(related=["a"]), id="named as another one"),
    ],
)  # fmt: skip
def test_what_differs_or_is_told_apart_gives_no_problem(tmp_path, second):
    assert check(tmp_path, make(), second) == []


def test_either_of_the_two_may_name_the_other(tmp_path):
    assert check(tmp_path, make(related=["b"]), make()) == []
