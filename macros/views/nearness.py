"""How near two dates lie, as far as their precision lets anyone say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.values.dates import EdtfDate, Moment, Precision

MONTH = timedelta(days=31)
# A date known only to a season, year or longer says nothing about days or weeks.
_FINE = frozenset({Precision.DAY, Precision.MONTH})


@dataclass(frozen=True, slots=True)
class Distance:
    """How many days lie between two dates: at least and at most, 0 when they can touch.

    `days` is the exact number, negative when the other date comes first; None where one of the
    two dates is not known to the day.
    """

    least: int
    most: int
    days: int | None

    @property
    def is_certain(self) -> bool:
        """Whether the two surely lie within a month of each other."""
        return self.most <= MONTH.days


@dataclass(frozen=True, slots=True)
class Bounds:
    """The moments between which a date lies, open ends left out.

    A date without an end counts as its beginning alone, one without a beginning as its end.
    """

    start: Moment
    end: Moment

    @property
    def earliest(self) -> date:
        """The first day that is possible."""
        return self.start.earliest

    @property
    def latest(self) -> date:
        """The last day that is possible."""
        return self.end.latest

    @property
    def is_exact(self) -> bool:
        """Whether both ends are plain days."""
        return all(
            m.precision is Precision.DAY and not _is_hedged(m) for m in (self.start, self.end)
        )

    @property
    def is_fine(self) -> bool:
        """Whether both ends are known to the month, so that weeks can be counted at all."""
        return self.start.precision in _FINE and self.end.precision in _FINE


def find_bounds(value: EdtfDate) -> Bounds:
    """Give the moments between which a date lies."""
    start = value.start if isinstance(value.start, Moment) else value.end
    end = value.end if isinstance(value.end, Moment) else value.start
    if not isinstance(start, Moment) or not isinstance(end, Moment):
        raise TypeError(f"{value} has no date at either end")
    return Bounds(start, end)


def measure_distance(here: Bounds, there: Bounds) -> Distance:
    """Measure how far one date lies from another, by their nearer ends."""
    least = max(
        (there.start.earliest - here.end.latest).days,
        (here.start.earliest - there.end.latest).days,
        0,
    )
    after = (there.start.latest - here.end.earliest).days
    before = (here.start.latest - there.end.earliest).days
    most = max(after, before, 0)
    if not (here.is_exact and there.is_exact):
        hedge = MONTH.days if any(map(_is_hedged, _list_ends(here, there))) else 0
        return Distance(max(least - hedge, 0), most + hedge, None)
    return Distance(least, most, -before if before > 0 else max(after, 0))


def is_order_certain(first: Bounds, second: Bounds) -> bool:
    """Tell whether one date surely begins before another, whatever their precision."""
    gap = second.start.earliest - first.start.latest
    hedge = MONTH if _is_hedged(first.start) or _is_hedged(second.start) else timedelta(0)
    return gap > hedge


def _list_ends(here: Bounds, there: Bounds) -> tuple[Moment, ...]:
    return (here.start, here.end, there.start, there.end)


def _is_hedged(moment: Moment) -> bool:
    return moment.is_approximate or moment.is_uncertain
