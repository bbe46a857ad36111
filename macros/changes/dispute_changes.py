"""What became of disputes between two versions: opened, settled, reopened, removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from macros.changes.change_set import (
    Change,
    ChangeSet,
    FieldChange,
    RecordChange,
    list_entries,
    split_entries,
)

_DISPUTES = "disputes"


class Turn(StrEnum):
    """What happened to a dispute."""

    OPENED = "opened"
    SETTLED = "settled"
    REOPENED = "reopened"
    REMOVED = "removed"


class DisputeChange(BaseModel):
    """What happened to one dispute.

    `record` is the folder and id of its record, `field` the field that it is about, `text` what
    differs; `settled` says how it was settled, where it was.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    record: str
    name: str
    field: str
    text: str
    turn: Turn
    settled: str | None = None


def list_dispute_changes(
    change_set: ChangeSet, new: Mapping[str, Mapping[str, Any]]
) -> Iterator[DisputeChange]:
    """Give what happened to each dispute; one that came with its settlement was settled.

    Args:
        change_set: the changes.
        new: what each record of the newer version says, by folder and id.
    """
    for change in change_set.records:
        now = new.get(change.record, change.old or {})
        for turn, dispute in _list_turns(change, now):
            settled = dispute.get("settled")
            yield DisputeChange(
                record=change.record,
                name=str(now.get("name") or change.record),
                field=str(dispute.get("field")),
                text=str(dispute.get("text")),
                turn=turn,
                settled=None if settled is None else str(settled),
            )


def _list_turns(
    change: RecordChange, now: Mapping[str, Any]
) -> Iterator[tuple[Turn, Mapping[str, Any]]]:
    for dispute in _list_disputes((change.old or {}).get(_DISPUTES)):
        yield Turn.REMOVED, dispute
    for dispute in _list_disputes((change.new or {}).get(_DISPUTES)):
        yield _begin(dispute), dispute
    for step in change.changes:
        if step.path == (_DISPUTES,):
            removed, added = split_entries(step)
            yield from ((Turn.REMOVED, dispute) for dispute in _list_disputes(removed))
            yield from ((_begin(dispute), dispute) for dispute in _list_disputes(added))
        elif step.path[0] == _DISPUTES and step.path[2:] == ("settled",):
            yield from _find_settlement(step, now)


def _find_settlement(
    step: Change, now: Mapping[str, Any]
) -> Iterator[tuple[Turn, Mapping[str, Any]]]:
    """Give a dispute whose settlement came or went; another wording of it is no turn."""
    place = step.path[1]
    disputes = list_entries(now.get(_DISPUTES))
    if isinstance(step, FieldChange) and isinstance(place, int) and place < len(disputes):
        if step.old is None:
            yield Turn.SETTLED, disputes[place]
        elif step.new is None:
            yield Turn.REOPENED, disputes[place]


def _begin(dispute: Mapping[str, Any]) -> Turn:
    return Turn.SETTLED if "settled" in dispute else Turn.OPENED


def _list_disputes(value: object) -> list[Mapping[str, Any]]:
    return [entry for entry in list_entries(value) if isinstance(entry, dict)]
