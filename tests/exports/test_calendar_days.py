"""Which days of a calendar a date takes up."""

from __future__ import annotations

import pytest

from macros.exports.calendar_days import find_calendar_days
from macros.values.dates import parse_date


@pytest.mark.parametrize(
    ("text", "first", "last", "remark"),
    [
        ("2025-07-08", "2025-07-08", "2025-07-08", None),
        ("2025-07-08/2025-07-10", "2025-07-08", "2025-07-10", None),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2026-04/2026-05", "2026-04-01", "2026-05-31", "April – May 2026"),
        ("2024-06-04/2024-06", "2024-06-04", "2024-06-30", "4 June 2024 – June 2024"),
        ("2026-01-19~", "2026-01-19", "2026-01-19", "about 19 January 2026"),
        ("2025-09-09/", "2025-09-09", "2025-09-09", "from 9 September 2025, end not known"),
        ("2025-01/", "2025-01-01", "2025-01-31", "from January 2025, end not known"),
        ("2021-03-01/..", "2021-03-01", "2021-03-01", "since 1 March 2021"),
        ("../2025-03-02", "2025-03-02", "2025-03-02", "until 2 March 2025"),
    ],
)
def test_a_date_takes_up_the_days_that_are_known(
    text: str, first: str, last: str, remark: str | None
) -> None:
    days = find_calendar_days(parse_date(text))
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat(), days.remark) == (first, last, remark)


@pytest.mark.parametrize("text", ["2025", "2025-21", "199X", "2025/..", "2024-05-01/2025", "2025~"])
def test_what_is_coarser_than_a_month_takes_up_none(text: str) -> None:
    assert find_calendar_days(parse_date(text)) is None


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    assert find_calendar_days(parse_date("9999-12-31")) is None
