"""Compare two versions of the records, value by value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from macros.changes.change_set import (
    FORMAT,
    Change,
    ChangeSet,
    EntriesChange,
    EvidenceChange,
    FieldChange,
    RecordChange,
    Step,
    VersionName,
)
from macros.loading.handbook import Handbook
from macros.loading.versions import Version
from macros.records.base import SourcedRecord
from macros.views.evidence import find_evidence

# The keys by which an entry of a list is known again when the rest of it changes.
NAMING_KEYS = ("id", "party", "source", "field", "text", "name", "scope", "status", "value")


def compare_versions(old: Version, new: Version) -> ChangeSet:
    """Give what turns one version into another, its computed evidence included."""
    evidence = _compare_evidence(old.loaded.handbook, new.loaded.handbook)
    return ChangeSet(
        format=FORMAT,
        old=VersionName(revision=old.revision, commit=old.commit),
        new=VersionName(revision=new.revision, commit=new.commit),
        records=tuple(compare_records(old.map_records(), new.map_records(), evidence)),
    )


def compare_records(
    old: Mapping[str, Mapping[str, Any]],
    new: Mapping[str, Mapping[str, Any]],
    evidence: Mapping[str, tuple[EvidenceChange, ...]] | None = None,
) -> Iterator[RecordChange]:
    """Give the change of each record that is not the same in both versions, by folder and id.

    Args:
        old: what each record says, by folder and id.
        new: the same of the newer version.
        evidence: changes of the computed evidence, by folder and id.
    """
    levels = evidence or {}
    for key in sorted({*old, *new}):
        if key not in old:
            yield RecordChange(record=key, change="added", new=dict(new[key]))
        elif key not in new:
            yield RecordChange(record=key, change="removed", old=dict(old[key]))
        elif old[key] != new[key] or key in levels:
            changes = tuple(_compare(old[key], new[key], ()))
            yield RecordChange(
                record=key, change="changed", changes=changes, evidence=levels.get(key, ())
            )


def _compare(old: Any, new: Any, path: tuple[Step, ...]) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            yield from _compare(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _compare_lists(old, new, path)
    else:
        yield FieldChange(path=path, old=old, new=new)


def _compare_lists(
    old: Sequence[Any], new: Sequence[Any], path: tuple[Step, ...]
) -> Iterator[Change]:
    """Give the steps from one list to another, from its beginning to its end."""
    names_old, names_new = [_identify(e) for e in old], [_identify(e) for e in new]
    matcher = SequenceMatcher(None, names_old, names_new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            for shift in range(old_end - old_start):
                here = (*path, new_start + shift)
                yield from _compare(old[old_start + shift], new[new_start + shift], here)
        else:
            removed, added = tuple(old[old_start:old_end]), tuple(new[new_start:new_end])
            yield EntriesChange(path=path, at=new_start, removed=removed, added=added)


def _identify(entry: Any) -> str:
    """Give what an entry of a list is known by: the value of a naming key, or all of it."""
    if isinstance(entry, dict):
        for key in NAMING_KEYS:
            if isinstance(entry.get(key), str):
                return f"{key}={entry[key]}"
    return json.dumps(entry, ensure_ascii=False, sort_keys=True)


def _compare_evidence(old: Handbook, new: Handbook) -> dict[str, tuple[EvidenceChange, ...]]:
    """Give the fields whose computed evidence changed, of the records that are in both."""
    found = {}
    for record in new.list_all():
        before = old.by_folder[record.folder].get(record.id)
        if isinstance(record, SourcedRecord) and isinstance(before, SourcedRecord):
            fields = sorted({*before.cites, *record.cites})
            levels = [(f, _level(old, before, f), _level(new, record, f)) for f in fields]
            changed = [EvidenceChange(field=f, old=a, new=b) for f, a, b in levels if a != b]
            if changed:
                found[f"{record.folder}/{record.id}"] = tuple(changed)
    return found


def _level(handbook: Handbook, record: SourcedRecord, field: str) -> str | None:
    attestation = find_evidence(handbook, record, field)
    return str(attestation.level) if attestation else None
