"""Each party once, and the host among them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.base import Record
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.values.terms import Role
from macros.values.wording import quoted


def check_participants_once(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every party that is listed twice, and every host that is not listed as host."""
    for exercise in handbook.list_records(Exercise):
        yield from _find_repeated(exercise, [p.party for p in exercise.participants])
    for event in handbook.list_records(Event):
        yield from _find_repeated(event, [p.party for p in event.participants])
    for exercise in handbook.list_records(Exercise):
        hosts = {p.party for p in exercise.participants if p.role is Role.HOST}
        if exercise.host and exercise.participants and exercise.host not in hosts:
            message = (
                f"{quoted(exercise.host)} is the host, but no participant "
                f"{exercise.host} has the role host. Make the two agree."
            )
            yield Finding(exercise, ("host",), message)


def _find_repeated(record: Record, parties: list[str]) -> Iterator[Finding]:
    for position, party in enumerate(parties):
        if party in parties[:position]:
            message = f"{quoted(party)} is listed twice. Keep one entry."
            yield Finding(record, ("participants", position, "party"), message)


RULE = Rule(
    name="participants-once",
    meaning=(
        "A party stands once in the list of participants, with one role. The host of an "
        "exercise stands there too, with the role `host`."
    ),
    example=Example(
        "exercises/tarlan-2025.yaml",
        "  - {party: AZ, role: host}\n  - {party: KZ, role: participant}\n",
        "  - {party: AZ, role: host}\n  - {party: KZ, role: participant}\n"
        "  - {party: KZ, role: observer}\n",
    ),
    check=check_participants_once,
)
