"""A tombstone names as many successors as its end asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.tombstone import Tombstone
from macros.values.terms import Became
from macros.values.wording import quoted

_ONE = (1, 1)
_MANY = 1_000_000
# The least and the most successors.
_ALLOWED = {
    Became.MOVED: _ONE,
    Became.MERGED: _ONE,
    Became.SPLIT: (2, _MANY),
    Became.WITHDRAWN: (0, 0),
}
_REMEDIES = {
    Became.MOVED: "Name the one record that it is now below `successors`.",
    Became.MERGED: "Name the one record that took it in below `successors`.",
    Became.SPLIT: "Name each record that it was split into below `successors`, two at least.",
    Became.WITHDRAWN: "Delete `successors`, or say with `became` where it went.",
}


def check_successors_counted(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every tombstone with too few or too many successors, or one of them twice."""
    for tombstone in handbook.list_records(Tombstone):
        named = tombstone.successors
        least, most = _ALLOWED[tombstone.became]
        if not least <= len(named) <= most:
            count = f"{len(named)} {'successor' if len(named) == 1 else 'successors'}"
            message = f'"{tombstone.became}" with {count}. {_REMEDIES[tombstone.became]}'
            yield Finding(tombstone, ("successors",), message)
            continue
        for position, successor in enumerate(named):
            if successor in named[:position]:
                message = f"{quoted(successor)} is listed twice. Keep one entry."
                yield Finding(tombstone, ("successors", position), message)


RULE = Rule(
    name="successors-counted",
    meaning=(
        "A tombstone with `became: moved` or `merged` names one successor, one with `split` two "
        "or more, each once, and one with `withdrawn` names none."
    ),
    example=Example("tombstones/falcon-2025.yaml", "became: moved", "became: split"),
    check=check_successors_counted,
)
