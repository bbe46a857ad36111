"""No source that carries nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.publisher import Publisher
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted


def check_documents_used(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every document that nothing cites, and every publisher without any use."""
    if "cites" in handbook.unread:
        return  # nobody knows what a file cites that cannot be read
    used = {
        target
        for target, links in handbook.backlinks.items()
        if not all(isinstance(link.record, Tombstone) for link in links)
    } | handbook.broken_mentions
    for publisher in handbook.list_records(Publisher):
        for position, document in enumerate(publisher.documents):
            if document.id not in used:
                message = (
                    f"Nothing cites {quoted(document.id)}. "
                    "Cite it where it carries a fact, or delete it."
                )
                yield Finding(publisher, ("documents", position, "id"), message)
        if not publisher.documents and publisher.id not in used:
            message = (
                "This publisher has no document and no document repeats its word. "
                "Add a document, or delete the file."
            )
            yield Finding(publisher, (), message)


RULE = Rule(
    name="documents-used",
    meaning=(
        "Every document in `data/sources/` is cited by at least one record, or another document "
        "repeats it. What carries no fact does not belong in the list of sources."
    ),
    example=Example(
        "sources/kazinform.yaml",
        "    language: en\n    kind: news-agency\n    relays: mod-kz\n",
        "    language: en\n    kind: news-agency\n    relays: mod-kz\n"
        "  - id: kazinform-weather\n    url: https://example.org/weather\n"
        "    title: '[The weather]'\n    language: en\n    kind: news-agency\n",
    ),
    check=check_documents_used,
)
