"""The columns of a date: its EDTF text, and the days between which it begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from macros.exports.tables.column import Column, Row
from macros.exports.tables.field_types import ColumnType
from macros.values.dates import EdtfDate, Moment, Precision

ReadDate = Callable[[Row], EdtfDate | None]


def date_columns(read: ReadDate, what: str, *, prefix: str = "") -> tuple[Column, ...]:
    """Declare the columns of a date.

    A date known to the month begins between its first and its last day, and ends there too.
    An open or unknown end leaves its two cells empty; the EDTF text tells the two apart.

    Args:
        read: gives the date of a line.
        what: what the date tells, for the dictionary: `when it takes place`.
        prefix: stands before the names, where a table has several dates.
    """

    def day(name: str, meaning: str, read_day: Callable[[EdtfDate], date | None]) -> Column:
        def read_cell(row: Row) -> date | None:
            value = read(row)
            return read_day(value) if value else None

        title = name.replace("_", " ").capitalize()
        return Column(f"{prefix}{name}", ColumnType.DATE, title, meaning, read_cell)

    return (
        Column(
            f"{prefix}date_edtf",
            ColumnType.STRING,
            "Date",
            f"EDTF (ISO 8601-2, level 1): {what}, as exactly as sources say.",
            read,
        ),
        day("start_earliest", "First day on which it can have begun.", lambda d: _first(d.start)),
        day("start_latest", "Last day on which it can have begun.", lambda d: _last(d.start)),
        day("end_earliest", "First day on which it can have ended.", lambda d: _first(d.end)),
        day("end_latest", "Last day on which it can have ended.", lambda d: _last(d.end)),
        Column(
            f"{prefix}precision",
            ColumnType.STRING,
            "Precision",
            "How exactly the date is known; of two ends, the coarser.",
            lambda row: value.precision if (value := read(row)) else None,
            terms=tuple(p.value for p in Precision),
        ),
        Column(
            f"{prefix}date_is_exact",
            ColumnType.BOOLEAN,
            "Exact",
            "Whether both ends are days, neither approximate nor uncertain.",
            lambda row: value.is_exact if (value := read(row)) else None,
        ),
    )


def _first(end: object) -> date | None:
    return end.earliest if isinstance(end, Moment) else None


def _last(end: object) -> date | None:
    return end.latest if isinstance(end, Moment) else None
