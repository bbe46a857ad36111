"""Every dispute in the handbook."""

from __future__ import annotations

from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.base import Dispute, SourcedRecord
from macros.views.remembered import remembered


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One dispute with the record that it stands in; `position` counts from 1 there."""

    record: SourcedRecord
    dispute: Dispute
    position: int


@remembered
def list_disputes(handbook: Handbook) -> tuple[DisputeRow, ...]:
    """Give every dispute, kind by kind, in the order of the records' names."""
    rows = []
    for records in handbook.by_folder.values():
        for record in sorted(records.values(), key=lambda r: r.name):
            if isinstance(record, SourcedRecord):
                rows += [
                    DisputeRow(record, dispute, position)
                    for position, dispute in enumerate(record.disputes, start=1)
                ]
    return tuple(rows)
