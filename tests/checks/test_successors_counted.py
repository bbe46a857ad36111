"""Tombstones: as many successors as what became of the record asks for."""

from __future__ import annotations

import pytest

from tests.builders import find_problems, make_exercise, make_sound_data, make_tombstone

ONE = ["tarlan-2025"]
TWO = ["tarlan-2025", "tarlan-2026"]


def check(tmp_path, **changes):
    files = {
        "exercises/tarlan-2026.yaml": make_exercise(),
        "tombstones/falcon-2025.yaml": make_tombstone(**changes),
    }
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize(
    ("became", "successors"), [("moved", ONE), ("merged", ONE), ("split", TWO), ("withdrawn", [])]
)
def test_the_right_number_of_successors_gives_no_problem(tmp_path, became, successors):
    assert check(tmp_path, became=became, successors=successors) == []


@pytest.mark.parametrize(
    ("became", "successors", "message"),
    [
        (
            "moved",
            [],
            '"moved" with 0 successors. Name the one record that it is now below `successors`.',
        ),
        (
            "merged",
            TWO,
            '"merged" with 2 successors. Name the one record that took it in below `successors`.',
        ),
        (
            "split",
            ONE,
            (
                '"split" with 1 successor. Name each record that it was split into below '
                "`successors`, two at least."
            ),
        ),
        (
            "withdrawn",
            ONE,
            (
                '"withdrawn" with 1 successor. Delete `successors`, or say with `became` where it '
                "went."
            ),
        ),
    ],
)
def test_a_wrong_number_of_successors_is_told(tmp_path, became, successors, message):
    (problem,) = check(tmp_path, became=became, successors=successors)
    assert problem.endswith(f": successors: {message} [successors-counted]")


def test_a_successor_that_is_named_twice_is_told(tmp_path):
    assert check(tmp_path, became="split", successors=[*ONE, *ONE]) == [
        (
            'data/tombstones/falcon-2025.yaml:6:3: successors[1]: "tarlan-2025" is listed twice. '
            "Keep one entry. [successors-counted]"
        )
    ]


def test_a_successor_that_is_not_there_is_told_once(tmp_path):
    (problem,) = check(tmp_path, successors=["tarlan-2027"])
    assert problem.endswith("[references-exist]")


def test_a_successor_that_went_away_itself_is_told(tmp_path):
    assert check(tmp_path, successors=["falcon-2025"]) == [
        (
            'data/tombstones/falcon-2025.yaml:5:3: successors[0]: "falcon-2025" is gone '
            "(data/tombstones/falcon-2025.yaml). Name another id. [references-exist]"
        )
    ]
