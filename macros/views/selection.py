"""Choosing rows by the filters that pages and macros offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.values.terms import Domain, Form, Framework, OtsStatus, Status
from macros.views.participation import exercise_order, list_active_parties, list_members

MEMBER_STANDINGS = (OtsStatus.FOUNDING_MEMBER, OtsStatus.MEMBER)


def list_exercises(  # noqa: PLR0913 each filter is one column of the register
    handbook: Handbook,
    *,
    country: str | None = None,
    year: int | None = None,
    since: int | None = None,
    until: int | None = None,
    status: Status | None = None,
    framework: Framework | None = None,
    domain: Domain | None = None,
    form: Form | None = None,
    series: str | None = None,
    members_at_least: int = 0,
) -> tuple[Exercise, ...]:
    """Give the exercises that pass every filter, oldest first.

    Args:
        handbook: the records.
        country: a party code; the party has any role.
        year: the year in which it begins; undated ones never pass a filter by year.
        since: the first year in which it may begin.
        until: the last year in which it may begin.
        status: its status.
        framework: whose exercise it is.
        domain: one of its domains.
        form: one of its forms.
        series: the id of its series.
        members_at_least: how many OTS members, at the least, host it or take part.
    """
    members = {c.party for c in list_members(handbook, *MEMBER_STANDINGS)}
    rows = handbook.list_records(Exercise)
    tests = [
        country is None or (lambda e: country in e.list_parties()),
        year is None or (lambda e: e.date is not None and e.date.year == year),
        since is None or (lambda e: e.date is not None and e.date.year >= since),
        until is None or (lambda e: e.date is not None and e.date.year <= until),
        status is None or (lambda e: e.status is status),
        framework is None or (lambda e: e.framework is framework),
        domain is None or (lambda e: domain in e.domains),
        form is None or (lambda e: form in e.forms),
        series is None or (lambda e: e.series == series),
        not members_at_least or (lambda e: _count_in(e, members) >= members_at_least),
    ]
    active = [test for test in tests if callable(test)]
    kept = (e for e in rows if all(test(e) for test in active))
    return tuple(sorted(kept, key=exercise_order))


def count_years(handbook: Handbook) -> tuple[tuple[int, int], ...]:
    """Give each year in which an exercise begins, with their number, the oldest first."""
    years = Counter(e.date.year for e in handbook.list_records(Exercise) if e.date)
    return tuple(sorted(years.items()))


def _count_in(exercise: Exercise, parties: Iterable[str]) -> int:
    return len(set(list_active_parties(exercise)) & set(parties))
