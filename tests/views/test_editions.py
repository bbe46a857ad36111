"""Editions of a series side by side."""

from __future__ import annotations

import pytest

from macros.records.exercise import Exercise
from macros.values.dates import parse_date
from macros.views.editions import count_days, list_steps
from tests.builders import make_exercise


def _edition(name: str, *parties: str, role: str = "participant") -> Exercise:
    participants = [{"party": party, "role": role} for party in parties]
    return Exercise.model_validate(
        {"id": name, **make_exercise(name=name, participants=participants)}
    )


def test_each_edition_tells_who_joined_and_who_is_not_named_now() -> None:
    steps = list_steps(
        [_edition("a", "AZ", "TR"), _edition("b", "TR", "KZ"), _edition("c", "TR", "KZ")]
    )
    assert [(s.joined, s.left, s.is_compared) for s in steps] == [
        ((), (), False),
        (("KZ",), ("AZ",), True),
        ((), (), True),
    ]


def test_an_edition_whose_parties_nobody_names_is_compared_with_none() -> None:
    steps = list_steps([_edition("a", "AZ"), _edition("b"), _edition("c", "AZ")])
    assert [s.is_compared for s in steps] == [False, False, False]
    assert all(s.joined == s.left == () for s in steps)


def test_an_observer_is_not_counted_as_taking_part() -> None:
    steps = list_steps([_edition("a", "AZ"), _edition("b", "AZ", role="observer")])
    assert [s.is_compared for s in steps] == [False, False]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025-07-08", 1),
        ("2025-07-08/2025-07-10", 3),
        ("2025-07", None),
        ("2025-07-08/2025-07", None),
        ("2025-07-08~", None),
        ("2025-07-08/..", None),
    ],
)
def test_days_are_counted_only_between_two_days(text: str, days: int | None) -> None:
    assert count_days(parse_date(text)) == days


def test_an_undated_edition_has_no_length() -> None:
    assert count_days(None) is None
