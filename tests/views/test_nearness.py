"""How near two dates lie: exact days where they are known, bounds where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.values.dates import parse_date
from macros.views.nearness import Distance, find_bounds, is_order_certain, measure_distance


def _measure(here: str, there: str) -> Distance:
    return measure_distance(find_bounds(parse_date(here)), find_bounds(parse_date(there)))


@pytest.mark.parametrize(
    ("here", "there", "least", "most", "days"),
    [
        ("2025-07-08", "2025-07-11", 3, 3, 3),
        ("2025-07-11", "2025-07-08", 3, 3, -3),
        ("2025-07-08", "2025-07-08", 0, 0, 0),
        # Intervals are measured by their nearer ends; 0 where they touch or overlap.
        ("2025-07-08/2025-07-10", "2025-07-20/2025-07-30", 10, 10, 10),
        ("2025-07-08/2025-07-10", "2025-06-01/2025-06-30", 8, 8, -8),
        ("2025-07-08/2025-07-10", "2025-07-10/2025-07-12", 0, 0, 0),
        ("2025-07-01/2025-07-31", "2025-07-10", 0, 0, 0),
        # A month may be any of its days.
        ("2025-07-08", "2025-08", 24, 54, None),
        ("2025-07-31", "2025-08", 1, 31, None),
        ("2025-07-08", "2025-07", 0, 23, None),
        # What has no end counts from its beginning, what has no beginning from its end.
        ("2025-07-08", "2025-07-18/..", 10, 10, 10),
        ("2025-07-08", "2025-07-18/", 10, 10, 10),
        ("2025-07-08", "/2025-06-28", 10, 10, -10),
        # "About" widens both ends by a month.
        ("2025-07-08", "2025-07-22~", 0, 45, None),
        ("2025-07-08", "2025-09-08?", 31, 93, None),
    ],
)
def test_the_distance_is_as_exact_as_the_dates(
    here: str, there: str, least: int, most: int, days: int | None
) -> None:
    assert _measure(here, there) == Distance(least, most, days)


@pytest.mark.parametrize(
    ("here", "there", "is_certain"),
    [
        ("2025-07-08", "2025-08-08", True),
        ("2025-07-08", "2025-08-09", False),
        ("2025-07-31", "2025-08", True),
        ("2025-07-30", "2025-08", False),
        ("2025-07-08", "2025-07-08~", True),
        ("2025-07-08", "2025-07-09~", False),
    ],
)
def test_within_a_month_is_certain_only_when_no_reading_denies_it(
    here: str, there: str, is_certain: bool
) -> None:
    assert _measure(here, there).is_certain is is_certain


@pytest.mark.parametrize(
    ("text", "is_fine"),
    [("2025-07-08", True), ("2025-07", True), ("2025-07/2025-08-03", True), ("2025", False),
     ("2025-21", False), ("201X", False), ("2025/2025-07-01", False)],
)  # fmt: skip
def test_weeks_are_counted_only_from_dates_known_to_the_month(text: str, is_fine: bool) -> None:
    assert find_bounds(parse_date(text)).is_fine is is_fine


@pytest.mark.parametrize(
    ("first", "second", "is_certain"),
    [
        ("2025-07-08", "2025-07-09", True),
        ("2025-07-08", "2025-07-08", False),
        ("2025-07-08/2025-07-20", "2025-07-10", True),
        ("2025", "2025-07-08", False),
        ("2024", "2025-07-08", True),
        ("2025-07", "2025-08-01", True),
        ("2025-07-08~", "2025-07-20", False),
        ("2025-07-08~", "2025-09-20", True),
    ],
)
def test_an_order_is_certain_only_when_no_reading_turns_it_round(
    first: str, second: str, is_certain: bool
) -> None:
    bounds = (find_bounds(parse_date(text)) for text in (first, second))
    assert is_order_certain(*bounds) is is_certain


DAYS = st.dates().map(lambda day: day.isoformat())


@given(here=DAYS, there=DAYS)
def test_the_distance_of_two_days_is_the_same_both_ways(here: str, there: str) -> None:
    one, other = _measure(here, there), _measure(there, here)
    assert (one.least, one.most) == (other.least, other.most)
    assert one.days is not None
    assert other.days is not None
    assert one.days == -other.days
    assert abs(one.days) == one.least == one.most
