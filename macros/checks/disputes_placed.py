"""A dispute says which field it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord
from macros.values.wording import quoted, suggestion

_NOT_DISPUTABLE = frozenset({"id", "cites", "disputes", "gaps", "related"})


def check_disputes_placed(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every dispute about a field that its record does not have."""
    for record in handbook.list_all():
        if not isinstance(record, SourcedRecord):
            continue
        allowed = set(type(record).model_fields) - _NOT_DISPUTABLE
        for position, dispute in enumerate(record.disputes):
            if dispute.field not in allowed:
                message = (
                    f"{quoted(dispute.field)} is no field of {record.noun} records. "
                    f"{suggestion(dispute.field, allowed)}"
                )
                yield Finding(record, ("disputes", position, "field"), message.strip())


RULE = Rule(
    name="disputes-placed",
    meaning=(
        "The `field` of a dispute is the name of a field of the same record, such as `date` or "
        "`participants`, so that the page can show the disagreement beside it."
    ),
    example=Example("exercises/tarlan-2025.yaml", "  - field: date", "  - field: day"),
    check=check_disputes_placed,
)
