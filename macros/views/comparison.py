"""Two countries side by side: what both take part in, what only one, what both are tied to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from macros.loading.handbook import Handbook
from macros.records.base import Record
from macros.records.country import Alignment, Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from macros.values.terms import OtsStatus, Status
from macros.views.participation import (
    list_active_parties,
    list_exercises_of,
    list_members,
)
from macros.views.remembered import remembered
from macros.views.selection import MEMBER_STANDINGS

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Tie:
    """An organization or treaty, and the entries on it in the profile of each of two countries."""

    name: str
    organization: str | None
    first: tuple[Alignment, ...]
    second: tuple[Alignment, ...]

    @property
    def is_shared(self) -> bool:
        """Whether both profiles tell of it, in whatever standing."""
        return bool(self.first and self.second)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the records say of two countries.

    Attributes:
        first: the country whose code comes first.
        second: the other one.
        held: held exercises that both hosted or joined, oldest first.
        others: exercises that name both in another role, or that are not known to be held.
        first_alone: exercises that name the first and not the second, oldest first.
        second_alone: exercises that name the second and not the first, oldest first.
        between: events whose only parties are these two, oldest first.
        events: events with both and further parties, oldest first.
        programmes: programmes in which both are partners, by name.
        ties: ties outside the OTS, those in both profiles first.
    """

    first: Country
    second: Country
    held: tuple[Exercise, ...]
    others: tuple[Exercise, ...]
    first_alone: tuple[Exercise, ...]
    second_alone: tuple[Exercise, ...]
    between: tuple[Event, ...]
    events: tuple[Event, ...]
    programmes: tuple[Programme, ...]
    ties: tuple[Tie, ...]

    @property
    def has_common(self) -> bool:
        """Whether anything at all is recorded of both together."""
        return any((self.held, self.others, self.between, self.events, self.programmes)) or any(
            tie.is_shared for tie in self.ties
        )


def list_compared(handbook: Handbook) -> tuple[Country, ...]:
    """Give the members and observers of the OTS, by code."""
    found = list_members(handbook, *MEMBER_STANDINGS, OtsStatus.OBSERVER)
    return tuple(sorted(found, key=lambda country: country.id))


@remembered
def list_comparisons(handbook: Handbook) -> tuple[Comparison, ...]:
    """Give every pair of members and observers of whom something common is recorded."""
    pairs = combinations(list_compared(handbook), 2)
    found = (compare_countries(handbook, first, second) for first, second in pairs)
    return tuple(comparison for comparison in found if comparison.has_common)


def compare_countries(handbook: Handbook, first: Country, second: Country) -> Comparison:
    """Set two countries side by side; they are put in the order of their codes."""
    first, second = sorted((first, second), key=lambda country: country.id)
    of_first = list_exercises_of(handbook, first.party)
    of_second = {exercise.id for exercise in list_exercises_of(handbook, second.party)}
    both = [e for e in of_first if e.id in of_second]
    held = [e for e in both if _is_held_by(e, first.party, second.party)]
    ids = {e.id for e in both}
    held_ids = {e.id for e in held}
    events = _list_both(handbook, Event, first, second)
    alone = [e for e in events if set(e.list_parties()) == {first.party, second.party}]
    alone_ids = {e.id for e in alone}
    return Comparison(
        first=first,
        second=second,
        held=tuple(held),
        others=tuple(e for e in both if e.id not in held_ids),
        first_alone=tuple(e for e in of_first if e.id not in ids),
        second_alone=tuple(e for e in list_exercises_of(handbook, second.party) if e.id not in ids),
        between=_by_date(alone),
        events=_by_date(e for e in events if e.id not in alone_ids),
        programmes=tuple(
            sorted(_list_both(handbook, Programme, first, second), key=lambda p: p.name)
        ),
        ties=_list_ties(first, second),
    )


def _is_held_by(exercise: Exercise, *parties: str) -> bool:
    return exercise.status is Status.HELD and set(parties) <= set(list_active_parties(exercise))


def _list_both(
    handbook: Handbook, model: type[RecordT], first: Country, second: Country
) -> list[RecordT]:
    fields = ("participants", "partners")
    of_second = {r.id for r in handbook.find_backlinks(second.id, model, *fields)}
    found = handbook.find_backlinks(first.id, model, *fields)
    return [record for record in found if record.id in of_second]


def _by_date(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(
        sorted(
            events,
            key=lambda e: (e.date is None, e.date.sort_key if e.date else (), e.name),
        )
    )


def _list_ties(first: Country, second: Country) -> tuple[Tie, ...]:
    """Put the ties of two profiles side by side; one name or organization makes one row."""
    rows: dict[str, tuple[list[Alignment], list[Alignment]]] = {}
    for side, (country, other) in enumerate(((first, second), (second, first))):
        for alignment in country.alignments:
            key = alignment.organization or _name_tie(alignment, other)
            rows.setdefault(key, ([], []))[side].append(alignment)
    ties = [
        Tie(
            name=_name_tie((ours or theirs)[0], second if ours else first),
            organization=(ours or theirs)[0].organization,
            first=tuple(ours),
            second=tuple(theirs),
        )
        for ours, theirs in rows.values()
    ]
    return tuple(sorted(ties, key=lambda tie: not tie.is_shared))


def _name_tie(alignment: Alignment, other: Country) -> str:
    """Name a tie; a bilateral one bears the other's name in one profile alone."""
    return re.sub(rf" \(with {re.escape(other.name)}\)$", "", alignment.name)
