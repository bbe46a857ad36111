"""The date columns of Multinational Military Exercises v7 as EDTF, as precise as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.exports.mme_row import UNKNOWN
from macros.importing.mme_rows import MmeRow
from macros.values.dates import DateFault, EdtfDate, parse_date

_UNKNOWN = frozenset(("", UNKNOWN, "xx", "NA"))
# The data set writes a date as text in two ways: 1980-01-xx and, month first, 1/14/80.
_AMERICAN = re.compile(r"(\d{1,2}|xx)/(\d{1,2}|xx)/(\d{2}|\d{4})")
_SIDES = (("s", "StartDate"), ("e", "EndDate"))


def read_dates(row: MmeRow) -> tuple[EdtfDate | None, list[tuple[str, str]]]:
    """Give the date of a row and what is wrong in its columns.

    Returns:
        The date as EDTF, or None when no year is known or the columns contradict each other;
        and pairs of a column and a sentence about what it holds.
    """
    remarks: list[tuple[str, str]] = []
    texts = []
    for prefix, column in _SIDES:
        text, found = _read_side(row, prefix, column)
        texts.append(text)
        remarks += found
    start, end = texts
    if not start and not end:
        return None, remarks
    # A side that is not known is written as such: "2012-07/", "/2012-07".
    written = start if start == end else f"{start}/{end}"
    try:
        return parse_date(written), remarks
    except DateFault as fault:
        column = "EndDate" if end else "StartDate"
        remarks.append((column, f"{fault} The draft has no date."))
        return None, remarks


def _read_side(row: MmeRow, prefix: str, column: str) -> tuple[str, list[tuple[str, str]]]:
    parts, remarks = [], []
    for unit, width in (("year", 4), ("month", 2), ("day", 2)):
        cell = row.read(f"{prefix}.{unit}")
        if cell.casefold() in _UNKNOWN or cell in _UNKNOWN:
            break
        if not (cell.isascii() and cell.isdigit()):
            remarks.append((f"{prefix}.{unit}", f"This is no {unit}; it counts as unknown."))
            break
        parts.append(cell.zfill(width))
    text = "-".join(parts)
    remarks += _compare_with_text(row.read(column), text, column)
    return text, remarks


def _compare_with_text(written: str, text: str, column: str) -> Iterator[tuple[str, str]]:
    """Tell when the date as text says something else than year, month and day do."""
    if written in _UNKNOWN:
        return
    american = _AMERICAN.fullmatch(written)
    if american:
        month, day, year = american.groups()
        known = "-".join(p for p in (text[:4], month.zfill(2), day.zfill(2)) if p not in _UNKNOWN)
        is_same = known == text and text[:4].endswith(year)
    else:
        is_same = "-".join(p for p in written.split("-") if p not in _UNKNOWN) == text
    if not is_same:
        yield column, f"It says something else than the columns of year, month and day ({text})."
