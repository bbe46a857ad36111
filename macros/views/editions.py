"""Editions of a series side by side: who came in and who stayed away since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.records.exercise import Exercise
from macros.values.dates import EdtfDate
from macros.views.participation import list_active_parties


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition, and what sets it apart from the one before that is recorded.

    Attributes:
        exercise: the edition.
        days: its length in days, both ends counted; None where an end is not known to the day.
        joined: parties that host or take part now and did not in the edition before.
        left: parties that did in the edition before and do not now.
        is_compared: whether both this edition and the one before name who takes part; otherwise
            `joined` and `left` are empty because nothing can be said.
    """

    exercise: Exercise
    days: int | None
    joined: tuple[str, ...]
    left: tuple[str, ...]
    is_compared: bool


def list_steps(exercises: Sequence[Exercise]) -> tuple[Edition, ...]:
    """Set each edition beside the one before; the first has nothing to be compared with."""
    steps = []
    before: tuple[str, ...] = ()
    for exercise in exercises:
        now = list_active_parties(exercise)
        is_compared = bool(before and now)
        steps.append(
            Edition(
                exercise=exercise,
                days=count_days(exercise.date),
                joined=tuple(p for p in now if p not in before) if is_compared else (),
                left=tuple(p for p in before if p not in now) if is_compared else (),
                is_compared=is_compared,
            )
        )
        before = now
    return tuple(steps)


def count_days(value: EdtfDate | None) -> int | None:
    """Count the days of a date, both ends included; None unless both are known to the day."""
    if value is None or not value.is_exact or value.earliest is None or value.latest is None:
        return None
    return (value.latest - value.earliest).days + 1
