"""One id, one thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import FieldPath, Handbook
from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted


def check_ids_unique(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every record or document whose id another one already has."""
    owners: dict[str, str] = {}
    for record, path, owned_id, owner in _list_ids(handbook):
        if owned_id in owners:
            remedy = "Choose another id here." if path else "Rename this file."
            message = f"{quoted(owned_id)} is already the id of {owners[owned_id]}. {remedy}"
            yield Finding(record, path, message)
        else:
            owners[owned_id] = owner


def _list_ids(handbook: Handbook) -> Iterator[tuple[Record, FieldPath, str, str]]:
    """Give every id with its record, its place in it and the words that name its owner."""
    for record in handbook.list_all():
        if isinstance(record, Tombstone):
            continue  # tombstones-apart tells of those
        yield record, (), record.id, f"data/{record.folder}/{record.id}.yaml"
    for publisher in handbook.list_records(Publisher):
        for position, document in enumerate(publisher.documents):
            owner = f"a document in data/sources/{publisher.id}.yaml"
            yield publisher, ("documents", position, "id"), document.id, owner


RULE = Rule(
    name="ids-unique",
    meaning=(
        "No two records, and no two documents, have the same id, whatever folder they lie in: "
        "links and citations use nothing but the id. Rename one of the two."
    ),
    example=Example(
        "events/summit-2025-gabala.yaml",
        "name: Summit in Gabala\n",
        "name: Summit in Gabala\n",
        bad_file="events/tarlan-2025.yaml",
    ),
    check=check_ids_unique,
)
