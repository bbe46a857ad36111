"""No document twice for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import FieldPath, Handbook
from macros.values.wording import quoted


def check_cites_once(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every citation that repeats another one of the same list."""
    for record in handbook.list_all():
        seen: set[tuple[FieldPath, str, str | None]] = set()
        for path, citation in record.list_cites():
            key = (path[:-1], citation.source, citation.at)
            if key in seen:
                message = f"{quoted(citation.source)} stands twice in this list. Delete one."
                yield Finding(record, path, message)
            seen.add(key)


RULE = Rule(
    name="cites-once",
    meaning="A list of sources names each document, with the same place in it, only once.",
    example=Example(
        "exercises/tarlan-2025.yaml",
        "  status: [kazinform-tarlan]",
        "  status: [kazinform-tarlan, kazinform-tarlan]",
    ),
    check=check_cites_once,
)
