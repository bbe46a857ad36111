"""One exercise, one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.values.dates import EdtfDate
from macros.values.wording import quoted


def check_exercises_distinct(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every exercise that looks like another one: same parties, host, overlapping days."""
    groups: defaultdict[tuple[object, ...], list[tuple[EdtfDate, Exercise]]] = defaultdict(list)
    for exercise in handbook.list_records(Exercise):
        if exercise.date and exercise.date.is_exact and exercise.participants:
            parties = frozenset(p.party for p in exercise.participants)
            groups[exercise.host, parties].append((exercise.date, exercise))
    for group in groups.values():
        for (day, first), (other_day, second) in combinations(group, 2):
            is_told_apart = second.id in first.related or first.id in second.related
            if day.can_overlap(other_day) and not is_told_apart:
                message = (
                    f"Same host, same parties and overlapping days as {quoted(first.id)}. "
                    "Merge the two, or, if they are two exercises, "
                    f"add `related: [{first.id}]` here."
                )
                yield Finding(second, ("date",), message)


RULE = Rule(
    name="exercises-distinct",
    meaning=(
        "Two exercises of the same host and parties on overlapping days are probably one "
        "exercise recorded twice. If they really are two, say so: name one in the other's "
        "`related`."
    ),
    example=Example(
        "exercises/sat-sas-2021.yaml",
        "  - {party: TR, role: participant}\nrelated: [az-tr-lachin-2021]\n",
        "  - {party: TR, role: participant}\n",
    ),
    check=check_exercises_distinct,
)
