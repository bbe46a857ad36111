"""A tombstone stands for an id that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted


def check_tombstones_apart(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every tombstone whose id a record or document has."""
    for tombstone in handbook.list_records(Tombstone):
        owner = _find_owner(handbook, tombstone.id)
        if owner is not None:
            message = (
                f"{quoted(tombstone.id)} is not gone: it is the id of {owner}. "
                "Delete this file, or give that one another id."
            )
            yield Finding(tombstone, (), message)


def _find_owner(handbook: Handbook, record_id: str) -> str | None:
    for folder, records in handbook.by_folder.items():
        if record_id in records and folder != Tombstone.folder:
            return f"data/{folder}/{record_id}.yaml"
    source = handbook.documents.get(record_id)
    return f"a document in data/sources/{source.publisher.id}.yaml" if source else None


RULE = Rule(
    name="tombstones-apart",
    meaning=(
        "A file in `data/tombstones/` is called by an id that is gone. No record and no document "
        "may have that id again: old links would lead to something else than they did."
    ),
    example=Example(
        "tombstones/falcon-2025.yaml",
        "name: Falcon-2025\n",
        "name: Falcon-2025\n",
        bad_file="tombstones/sat-sas-2021.yaml",
    ),
    check=check_tombstones_apart,
)
