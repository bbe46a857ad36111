"""Who trained with whom: exercises by country, and how often countries met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.values.terms import OtsStatus, Role, Status
from macros.views.remembered import remembered

_TAKES_PART = frozenset({Role.HOST, Role.PARTICIPANT})


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """How many held exercises a country and a partner both took part in."""

    party: str
    exercises: int


def list_exercises_of(handbook: Handbook, party: str) -> tuple[Exercise, ...]:
    """Give the exercises in which a party has any role, oldest first."""
    return _group_by_party(handbook).get(party, ())


@remembered
def _group_by_party(handbook: Handbook) -> Mapping[str, tuple[Exercise, ...]]:
    groups: defaultdict[str, list[Exercise]] = defaultdict(list)
    for exercise in sorted(handbook.list_records(Exercise), key=exercise_order):
        for party in exercise.list_parties():
            groups[party].append(exercise)
    return {party: tuple(exercises) for party, exercises in groups.items()}


def list_editions(handbook: Handbook, series_id: str) -> tuple[Exercise, ...]:
    """Give the exercises of a series, oldest first."""
    return _group_by_series(handbook).get(series_id, ())


@remembered
def _group_by_series(handbook: Handbook) -> Mapping[str, tuple[Exercise, ...]]:
    groups: defaultdict[str, list[Exercise]] = defaultdict(list)
    for exercise in sorted(handbook.list_records(Exercise), key=exercise_order):
        if exercise.series:
            groups[exercise.series].append(exercise)
    return {series: tuple(exercises) for series, exercises in groups.items()}


def count_partners(handbook: Handbook, party: str) -> tuple[PartnerCount, ...]:
    """Count the partners of a party in held exercises, the most frequent first.

    Only hosts and participants count; observers and the invited do not.
    """
    counter: Counter[str] = Counter()
    for exercise in list_exercises_of(handbook, party):
        parties = list_active_parties(exercise)
        if exercise.status is Status.HELD and party in parties:
            counter.update(p for p in parties if p != party)
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PartnerCount(partner, count) for partner, count in ranked)


def list_active_parties(exercise: Exercise) -> tuple[str, ...]:
    """Give the parties that host or take part with forces, in the order of the record."""
    return tuple(p.party for p in exercise.participants if p.role in _TAKES_PART)


def list_members(handbook: Handbook, *standings: OtsStatus) -> tuple[Country, ...]:
    """Give the countries whose present standing in the OTS is one of those given, by name."""
    countries = (c for c in handbook.list_records(Country) if find_standing(c) in standings)
    return tuple(sorted(countries, key=lambda c: c.name))


def find_standing(country: Country) -> OtsStatus:
    """Give the present standing of a country in the OTS.

    A chair's term is passed over: it is held beside membership. A standing that has ended is
    passed over as well.
    """
    present = [
        s.status
        for s in country.ots_status
        if s.status is not OtsStatus.CHAIR
        and (s.date is None or not s.date.is_interval or s.date.latest is None)
    ]
    return present[-1] if present else OtsStatus.NONE


def exercise_order(exercise: Exercise) -> tuple[bool, object, str]:
    """Give the key that puts exercises in order of date, undated ones last, then by name."""
    if exercise.date is None:
        return (True, (), exercise.name)
    return (False, exercise.date.sort_key, exercise.name)
