"""Apply a change set: from the records of the old version to those of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from macros.changes.change_set import Change, EntriesChange, RecordChange
from macros.problems import dotted


class ChangeFault(ValueError):
    """A change does not fit the records that it is applied to; the text says where."""


def apply_changes(
    records: Mapping[str, Mapping[str, Any]], changes: Iterable[RecordChange]
) -> dict[str, dict[str, Any]]:
    """Give the records as they are after changes; what was given stays as it is.

    Args:
        records: what each record says, by folder and id.
        changes: the changes, each of which must fit what it finds.

    Raises:
        ChangeFault: when a record or value is not what a change says it was.
    """
    result = {key: deepcopy(dict(record)) for key, record in records.items()}
    for change in changes:
        found = result.get(change.record)
        if change.change == "added":
            _require(found is None, change.record, "is there already")
            result[change.record] = deepcopy(change.new or {})
        elif change.change == "removed":
            _require(
                found is not None and found == change.old, change.record, "is not what was removed"
            )
            del result[change.record]
        else:
            _require(found is not None, change.record, "is not there")
            for step in change.changes:
                _apply_step(found, step, change.record)
    return result


def _apply_step(record: Any, step: Change, name: str) -> None:
    where = f"{name}: {dotted(step.path)}"
    place = record
    path = step.path if isinstance(step, EntriesChange) else step.path[:-1]
    for key in path:
        _require(_has(place, key), where, "is not there")
        place = place[key]
    if isinstance(step, EntriesChange):
        end = step.at + len(step.removed)
        _require(isinstance(place, list), where, "is no list")
        _require(step.at <= len(place), where, "is shorter")
        _require(place[step.at : end] == list(step.removed), where, "holds other entries there")
        place[step.at : end] = deepcopy(list(step.added))
        return
    last = step.path[-1]
    _require(isinstance(place, dict) or _has(place, last), where, "is not there")
    now = place[last] if _has(place, last) else None
    _require(now == step.old, where, "has another value")
    if step.new is None:
        del place[last]
    else:
        place[last] = deepcopy(step.new)


def _has(place: Any, key: str | int) -> bool:
    if isinstance(place, list):
        return isinstance(key, int) and key < len(place)
    return isinstance(place, dict) and key in place


def _require(holds: object, where: str, otherwise: str) -> None:
    if not holds:
        raise ChangeFault(f"{where} {otherwise}.")
