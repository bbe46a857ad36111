"""Which days of a calendar a date takes up, if it can stand in one at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.values.dates import EdtfDate, Moment, Precision

# A banner over a whole season or year would tell nobody when something takes place.
_FINE_ENOUGH = frozenset({Precision.DAY, Precision.MONTH})


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """The days that an entry takes up, both ends counted.

    `remark` is the date in words wherever the entry alone would say more than is known: a day
    that is not certain, a month of which the days are not known, an end that is open.
    """

    first: date
    last: date
    remark: str | None

    @property
    def day_after(self) -> date:
        """The day on which the entry is over, as iCalendar counts."""
        return self.last + timedelta(days=1)


def find_calendar_days(when: EdtfDate) -> CalendarDays | None:
    """Give the days for a date, or None for one that is coarser than a month.

    A month takes up all its days. Where one end is open or unknown, only the other is entered.
    """
    moments = [m for m in (when.start, when.end) if isinstance(m, Moment)]
    if any(moment.precision not in _FINE_ENOUGH for moment in moments):
        return None
    last = moments[-1].latest
    if last == date.max:
        return None  # there is no day after it
    return CalendarDays(
        first=moments[0].earliest,
        last=last,
        remark=None if when.is_exact else when.display(),
    )
