"""Who repeats whom must end somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.publisher import Publisher
from macros.values.wording import quoted


def check_relays_end(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every document whose chain of repeated documents leads back to itself."""
    for publisher in handbook.list_records(Publisher):
        for position, document in enumerate(publisher.documents):
            if document.relays and _comes_back(handbook, document.id):
                message = (
                    f"{quoted(document.id)} repeats {quoted(document.relays)}, and that chain "
                    "leads back here. Delete `relays` where the statement was first made."
                )
                yield Finding(publisher, ("documents", position, "relays"), message)


def _comes_back(handbook: Handbook, start: str) -> bool:
    seen: set[str] = set()
    current: str | None = start
    while current is not None and current in handbook.documents and current not in seen:
        seen.add(current)
        current = handbook.documents[current].document.relays
    return current == start


RULE = Rule(
    name="relays-end",
    meaning=(
        "`relays` names whose statement a document repeats. Followed from document to document "
        "it must end at a publisher or at a document that repeats nobody."
    ),
    example=Example(
        "sources/kazinform.yaml",
        "    language: en\n    kind: news-agency\n    relays: mod-kz\n",
        "    language: en\n    kind: news-agency\n    relays: kazinform-tarlan\n",
    ),
    check=check_relays_end,
)
