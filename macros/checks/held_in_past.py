"""What was held is not in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.values.terms import Status


def check_held_in_past(handbook: Handbook, today: date) -> Iterator[Finding]:
    """Yield every held exercise or event that begins after today."""
    records: tuple[Exercise | Event, ...] = (
        *handbook.list_records(Exercise),
        *handbook.list_records(Event),
    )
    for record in records:
        begins = record.date.earliest if record.date else None
        if record.status is Status.HELD and begins is not None and begins > today:
            message = (
                f'It has the status "held" and begins on {begins}, which is later than today '
                f'({today}). Correct the date, or write the status "planned" or "announced".'
            )
            yield Finding(record, ("date",), message)


RULE = Rule(
    name="held-in-past",
    meaning=(
        "An exercise or event with the status `held` has begun. What is only expected is "
        "`proposed`, `announced` or `planned`."
    ),
    example=Example(
        "events/summit-2025-gabala.yaml",
        "status: held\ndate: 2025-10-07\n",
        "status: held\ndate: 2099-10-07\n",
    ),
    check=check_held_in_past,
)
