"""Every stated field names its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord
from macros.values.wording import nearest, quoted, suggestion


def check_claims_cited(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every claim without a citation, and every citation of what is no claim."""
    for record in handbook.list_all():
        if not isinstance(record, SourcedRecord):
            continue
        claims = record.list_claims()
        uncited = [name for name in claims if name not in record.cites]
        unknown = [name for name in record.cites if name not in type(record).model_fields]
        meant = {nearest(name, uncited) for name in unknown}
        for name in uncited:
            if name not in meant:
                message = (
                    f"No source is named for {quoted(name)}. "
                    f"Add a line `{name}: [id-of-a-document]` below `cites:`."
                )
                yield Finding(record, (name,), message)
        for name in record.cites:
            if name not in claims:
                message = _word(record, name, claims)
                yield Finding(record, ("cites", name), message, is_about_key=True)


def _word(record: SourcedRecord, name: str, claims: tuple[str, ...]) -> str:
    if name in type(record).model_fields:
        return (
            f"{quoted(name)} states nothing in this record that is cited here. "
            "Fill that field, or delete this line."
        )
    uncited = [claim for claim in claims if claim not in record.cites]
    remedy = suggestion(name, uncited or claims)
    return f"{quoted(name)} is no field of this record. {remedy}".strip()


RULE = Rule(
    name="claims-cited",
    meaning=(
        "Every field that states something about the world (a date, a host, the participants, "
        "a summary) has a line of its own below `cites:` that names the documents saying so. "
        "A line below `cites:` for a field that is not filled is a fault as well."
    ),
    example=Example(
        "exercises/tarlan-2025.yaml",
        "  date: [norwegian-report]\n  host: [kazinform-tarlan]\n",
        "  date: [norwegian-report]\n",
    ),
    check=check_claims_cited,
)
