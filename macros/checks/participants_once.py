"""Each party once, and the host among them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.loading.handbook import Handbook
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.values.terms import Role
from macros.values.wording import quoted


def check_participants_once(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every party that is listed twice, and every host that is not listed as host."""
    for record in (*handbook.list_records(Exercise), *handbook.list_records(Event)):
        seen: set[str] = set()
        for position, participant in enumerate(record.participants):
            if participant.party in seen:
                message = f"{quoted(participant.party)} is listed twice. Keep one entry."
                yield Finding(record, ("participants", position, "party"), message)
            seen.add(participant.party)
    for exercise in handbook.list_records(Exercise):
        hosts = {p.party for p in exercise.participants if p.role is Role.HOST}
        if exercise.host and exercise.participants and exercise.host not in hosts:
            message = (
                f"{quoted(exercise.host)} is the host, but no participant "
                f"{exercise.host} has the role host. Make the two agree."
            )
            yield Finding(exercise, ("host",), message)


RULE = Rule(
    name="participants-once",
    meaning=(
        "A party stands once in the list of participants, with one role. The host of an "
        "exercise stands there too, with the role `host`."
    ),
    check=check_participants_once,
)
