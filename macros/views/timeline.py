"""Everything dated in one line of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.statement import Statement
from macros.values.dates import EdtfDate
from macros.views.remembered import remembered


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One dated record as the chronology shows it.

    `kind` is `exercise`, a kind of event, or `statement`.
    """

    record: SourcedRecord
    date: EdtfDate
    kind: str
    status: str | None
    parties: tuple[str, ...]

    @property
    def year(self) -> int:
        """The year under which the row stands."""
        return self.date.year


def list_timeline(
    handbook: Handbook, keep: Callable[[TimelineRow], bool] = lambda _row: True
) -> tuple[TimelineRow, ...]:
    """Give one row for each dated exercise, event and attributed statement, oldest first."""
    return tuple(row for row in _list_all(handbook) if keep(row))


@remembered
def _list_all(handbook: Handbook) -> tuple[TimelineRow, ...]:
    rows = [
        *(
            TimelineRow(r, r.date, "exercise", r.status, r.list_parties())
            for r in handbook.list_records(Exercise)
            if r.date
        ),
        *(
            TimelineRow(r, r.date, r.kind, r.status, r.list_parties())
            for r in handbook.list_records(Event)
            if r.date
        ),
        *(
            TimelineRow(r, r.date, "statement", None, r.parties)
            for r in handbook.list_records(Statement)
            if r.date
        ),
    ]
    return tuple(sorted(rows, key=lambda row: (row.date.sort_key, row.record.name)))


@remembered
def find_first_places(handbook: Handbook) -> Mapping[int, int]:
    """Give for each year of the chronology the place of its first row, counted from 0."""
    places: dict[int, int] = {}
    for place, row in enumerate(_list_all(handbook)):
        places.setdefault(row.year, place)
    return places
