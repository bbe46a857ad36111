"""What happened within a month of a record, and what came before and after it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from macros.records.statement import Statement
from macros.values.dates import EdtfDate
from macros.views.nearness import (
    MONTH,
    Bounds,
    Distance,
    find_bounds,
    is_order_certain,
    measure_distance,
)
from macros.views.remembered import remembered
from macros.views.timeline import TimelineRow, list_timeline

NEAR_MAX = 12
_MONTHS = 12

DatedRecord = Exercise | Event | Statement | Programme


@dataclass(frozen=True, slots=True)
class NearRow:
    """Another record of the chronology, and how far from this one it lies.

    `is_disputed` tells whether sources disagree on the date of either.
    """

    row: TimelineRow
    distance: Distance
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class NextRow:
    """The record of the same kind before or after, and whether that order is certain."""

    record: SourcedRecord
    date: EdtfDate
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around a record in time.

    Attributes:
        near: other records within a month, oldest first, the nearest twelve at most.
        more: how many further ones lie within a month.
        loose: years with the number of records known only to a season or year that may lie
            within a month of this one too.
        is_comparable: whether the record's own date is known to the month at least; otherwise
            nobody can say what lies within a month of it, and `near` and `loose` are empty.
        before: the record of the same kind that comes before it; None for the first.
        after: the record of the same kind that comes after it; None for the last.
    """

    near: tuple[NearRow, ...]
    more: int
    loose: tuple[tuple[int, int], ...]
    is_comparable: bool
    before: NextRow | None
    after: NextRow | None


@dataclass(frozen=True)
class _Calendar:
    """The dated records of a handbook, by month, by year where coarser, and in order by kind."""

    by_month: Mapping[int, tuple[TimelineRow, ...]]
    coarse: tuple[tuple[Bounds, TimelineRow], ...]
    order: Mapping[str, tuple[tuple[tuple[object, ...], SourcedRecord, EdtfDate], ...]]


def find_neighbours(handbook: Handbook, record: DatedRecord) -> Neighbours | None:
    """Give what stands around a record in time; None when it has no date."""
    if record.date is None:
        return None
    calendar = _open_calendar(handbook)
    here = find_bounds(record.date)
    before, after = _find_next(calendar, record, record.date)
    if not here.is_fine:
        return Neighbours((), 0, (), is_comparable=False, before=before, after=after)
    found = sorted(_list_near(calendar, record, here), key=_by_nearness)
    near = sorted(found[:NEAR_MAX], key=lambda n: (n.row.date.sort_key, n.row.record.name))
    return Neighbours(
        near=tuple(near),
        more=len(found) - len(near),
        loose=_count_loose(calendar, here),
        is_comparable=True,
        before=before,
        after=after,
    )


def _by_nearness(near: NearRow) -> tuple[object, ...]:
    distance = near.distance
    return (
        not distance.is_certain, distance.least, distance.most,
        near.row.date.sort_key, near.row.record.name,
    )  # fmt: skip


def _list_near(calendar: _Calendar, record: SourcedRecord, here: Bounds) -> Iterator[NearRow]:
    seen = {_key(record)}
    for month in _list_months(here.earliest - MONTH, here.latest + MONTH):
        for row in calendar.by_month.get(month, ()):
            if _key(row.record) in seen:
                continue
            seen.add(_key(row.record))
            distance = measure_distance(here, find_bounds(row.date))
            if distance.least <= MONTH.days:
                is_disputed = _is_date_disputed(record) or _is_date_disputed(row.record)
                yield NearRow(row, distance, is_disputed)


def _is_date_disputed(record: SourcedRecord) -> bool:
    return any(d.field == "date" and d.settled is None for d in record.disputes)


def _count_loose(calendar: _Calendar, here: Bounds) -> tuple[tuple[int, int], ...]:
    years = Counter(
        row.year
        for there, row in calendar.coarse
        if measure_distance(here, there).least <= MONTH.days
    )
    return tuple(sorted(years.items()))


def _find_next(
    calendar: _Calendar, record: SourcedRecord, value: EdtfDate
) -> tuple[NextRow | None, NextRow | None]:
    order = calendar.order[record.folder]
    place = bisect_left(order, _order(record, value), key=lambda entry: entry[0])
    here = find_bounds(value)
    before = after = None
    if place > 0:
        _earlier, other, when = order[place - 1]
        before = NextRow(other, when, is_order_certain(find_bounds(when), here))
    if place + 1 < len(order):
        _later, other, when = order[place + 1]
        after = NextRow(other, when, is_order_certain(here, find_bounds(when)))
    return before, after


def _order(record: SourcedRecord, value: EdtfDate) -> tuple[object, ...]:
    return (value.sort_key, record.name, record.id)


def _key(record: SourcedRecord) -> tuple[str, str]:
    return (record.folder, record.id)


def _list_months(first: date, last: date) -> range:
    """Give the numbers of the months from one day to another, both counted."""
    return range(first.year * _MONTHS + first.month - 1, last.year * _MONTHS + last.month)


@remembered
def _open_calendar(handbook: Handbook) -> _Calendar:
    rows = list_timeline(handbook)
    by_month: defaultdict[int, list[TimelineRow]] = defaultdict(list)
    coarse = []
    for row in rows:
        bounds = find_bounds(row.date)
        if not bounds.is_fine:
            coarse.append((bounds, row))
            continue
        for month in _list_months(bounds.earliest, bounds.latest):
            by_month[month].append(row)
    programmes = handbook.list_records(Programme)
    dated: list[tuple[SourcedRecord, EdtfDate]] = [(r.record, r.date) for r in rows]
    dated += [(p, p.date) for p in programmes if p.date is not None]
    return _Calendar(
        {month: tuple(listed) for month, listed in by_month.items()},
        tuple(coarse),
        {
            kind.folder: _sort_kind(kind.folder, dated)
            for kind in (Exercise, Event, Statement, Programme)
        },
    )


def _sort_kind(
    folder: str, dated: Iterable[tuple[SourcedRecord, EdtfDate]]
) -> tuple[tuple[tuple[object, ...], SourcedRecord, EdtfDate], ...]:
    found = [(_order(r, d), r, d) for r, d in dated if r.folder == folder]
    return tuple(sorted(found, key=lambda entry: entry[0]))
