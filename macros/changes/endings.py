"""What became of ids that went away between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.changes.change_set import ChangeSet, RecordChange, list_entries, split_entries
from macros.records.publisher import Publisher
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted

_VERBS = {"moved": "moved to", "merged": "merged into", "split": "split into"}


@dataclass(frozen=True, slots=True)
class Endings:
    """The tombstones that a change set adds, and the documents that changed their publisher.

    `tombstones` is by former id; `removed` and `added` lead from the id of a document to the
    folder and id of the publisher that lost or got it.
    """

    tombstones: Mapping[str, Mapping[str, Any]]
    removed: Mapping[str, str]
    added: Mapping[str, str]
    gone: frozenset[str]

    @classmethod
    def of(cls, change_set: ChangeSet) -> Endings:
        """Collect the endings in a change set."""
        records = [(*c.record.partition("/")[::2], c) for c in change_set.records]
        return cls(
            tombstones={
                record_id: change.new
                for folder, record_id, change in records
                if folder == Tombstone.folder and change.new
            },
            removed={d: c.record for _f, _i, c in records for d in _list_documents(c, "removed")},
            added={d: c.record for _f, _i, c in records for d in _list_documents(c, "added")},
            gone=frozenset(i for _f, i, change in records if change.change == "removed"),
        )

    def is_told_elsewhere(self, name: str) -> bool:
        """Whether a record is a tombstone that is told with the record or document it is for."""
        folder, _, record_id = name.partition("/")
        return folder == Tombstone.folder and (record_id in self.gone or record_id in self.removed)

    def find_former_publisher(self, document_id: str) -> str | None:
        """Give the publisher that a document comes from, by folder and id, or None."""
        return self.removed.get(document_id)

    def tell(self, former_id: str) -> str:
        """Say what became of a record or document that is gone."""
        tombstone = self.tombstones.get(former_id)
        if tombstone is not None:
            became = str(tombstone.get("became"))
            successors = ", ".join(map(str, tombstone.get("successors", ())))
            verb = f"{_VERBS[became]} {successors}" if became in _VERBS else became
            return f"{verb}: {quoted(tombstone.get('reason'))}"
        if former_id in self.added:
            return f"moved to {self.added[former_id]}"
        return "removed without a tombstone"


def _list_documents(change: RecordChange, kind: str) -> Iterator[str]:
    """Give the ids of the documents that a change of a publisher removes or adds."""
    if not change.record.startswith(f"{Publisher.folder}/"):
        return
    is_removed = kind == "removed"
    whole = change.old if is_removed else change.new
    entries = list_entries((whole or {}).get("documents"))
    for step in change.changes:
        if step.path == ("documents",):
            entries = [*entries, *split_entries(step)[0 if is_removed else 1]]
    yield from (str(entry["id"]) for entry in entries)
