"""Held exercises counted: by framework, party and year, by pair, by form and domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.values.terms import Domain, Form, Framework, OtsStatus, Status
from macros.views.participation import list_active_parties, list_members
from macros.views.selection import MEMBER_STANDINGS, list_exercises


@dataclass(frozen=True, slots=True)
class YearCounts:
    """How many held exercises of one kind began in each year, and in all.

    `by_year` holds only years with at least one; `total` also counts undated ones.
    """

    key: str
    by_year: dict[int, int]
    total: int


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many held exercises two parties both hosted or joined."""

    first: str
    second: str
    exercises: int


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many held exercises bear a term."""

    term: StrEnum
    exercises: int


def list_held(handbook: Handbook) -> tuple[Exercise, ...]:
    """Give the exercises that were held, oldest first."""
    return list_exercises(handbook, status=Status.HELD)


def list_profiles(handbook: Handbook) -> tuple[Country, ...]:
    """Give the countries with a profile: members, observers, others, each by name."""
    groups = (MEMBER_STANDINGS, (OtsStatus.OBSERVER,), (OtsStatus.PARTNER, OtsStatus.NONE))
    return tuple(country for group in groups for country in list_members(handbook, *group))


def count_framework_years(handbook: Handbook) -> tuple[YearCounts, ...]:
    """Count held exercises by framework and year: the most frequent framework first."""
    held = list_held(handbook)
    rows = [_count_years(str(f), (e for e in held if e.framework is f)) for f in Framework]
    return tuple(sorted((r for r in rows if r.total), key=lambda r: -r.total))


def count_party_years(handbook: Handbook, parties: Iterable[str]) -> tuple[YearCounts, ...]:
    """Count the held exercises that each party hosted or joined, by year, in the order given."""
    held = list_held(handbook)
    return tuple(
        _count_years(party, (e for e in held if party in list_active_parties(e)))
        for party in parties
    )


def _count_years(key: str, exercises: Iterable[Exercise]) -> YearCounts:
    listed = list(exercises)
    years = Counter(e.date.year for e in listed if e.date)
    return YearCounts(key, dict(sorted(years.items())), len(listed))


def count_pairs(handbook: Handbook, parties: Iterable[str]) -> tuple[PairCount, ...]:
    """Count for each pair the held exercises in which both took part; pairs without any too."""
    active = [frozenset(list_active_parties(e)) for e in list_held(handbook)]
    return tuple(
        PairCount(first, second, sum({first, second} <= parties for parties in active))
        for first, second in combinations(parties, 2)
    )


def count_forms(handbook: Handbook) -> tuple[TermCount, ...]:
    """Count held exercises by form, the most frequent first; one may have several."""
    return _count_terms(handbook, Form, lambda e: e.forms)


def count_domains(handbook: Handbook) -> tuple[TermCount, ...]:
    """Count held exercises by domain, the most frequent first; one may have several."""
    return _count_terms(handbook, Domain, lambda e: e.domains)


def _count_terms(
    handbook: Handbook,
    terms: type[StrEnum],
    terms_of: Callable[[Exercise], tuple[StrEnum, ...]],
) -> tuple[TermCount, ...]:
    counter = Counter(term for e in list_held(handbook) for term in set(terms_of(e)))
    rows = [TermCount(term, counter[term]) for term in terms if counter[term]]
    return tuple(sorted(rows, key=lambda row: -row.exercises))
