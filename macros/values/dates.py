"""Dates as far as they are known: EDTF level 1 (ISO 8601-2, Library of Congress).

A date such as `2025-06` is a value of its own and is never filled up to a day.
Intervals are taken apart here, so that open ends (`1992/..`, `../2025`) and unknown ends
(`2025-09-09/`) keep their meaning; each single date is read by the `edtf` library.
"""

from __future__ import annotations

import re
import time
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from macros.values.wording import quoted

DATE_LENGTH_MAX = 40
_EN_DASH = "\N{EN DASH}"
_MARKS = frozenset("?~%")
# Not what follows the year in a season, such as 2025-21.
_ISO_DATE = re.compile(r"[0-9]{4}(-(?!2[1-4]\Z)[0-9]{2}(-[0-9]{2})?)?")
# What level 1 allows besides: unknown digits at the end, and one mark for the whole date. The
# library alone would also take parts of level 2, spaces around a date and digits of other scripts.
_LEVEL_1 = re.compile(
    r"(-?[0-9]{4}(-[0-9]{2}(-([0-9]{2}|XX))?|-XX(-XX)?)?|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
)


class Precision(StrEnum):
    """How exactly a date is known, from the finest to the coarsest."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}
_PATTERNS = {
    Precision.DAY: "d MMMM y",
    Precision.MONTH: "MMMM y",
    Precision.YEAR: "y",
}
_PATTERNS_WITHOUT_YEAR = {Precision.DAY: "d MMMM", Precision.MONTH: "MMMM"}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


class OpenEnd(StrEnum):
    """The end of an interval that has no date."""

    OPEN = ".."
    UNKNOWN = ""


class DateFault(ValueError):
    """A text is no date that the handbook can read; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A single date: a day, month, season, year or longer, perhaps approximate or uncertain."""

    text: str
    earliest: date
    latest: date
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False

    def display(self) -> str:
        """Word the date in British English: `8 July 2025`, `about June 2025`, `1990s`."""
        about = "about " if self.is_approximate else ""
        doubt = " (uncertain)" if self.is_uncertain else ""
        return f"{about}{self._display_plain()}{doubt}"

    def _display_plain(self) -> str:
        if self.precision is Precision.SEASON:
            return f"{_SEASONS[self.text[5:7]]} {self.earliest.year}"
        if self.precision is Precision.DECADE:
            return f"{self.earliest.year}s"
        if self.precision is Precision.CENTURY:
            return f"{self.earliest.year}{_EN_DASH}{self.latest.year}"
        return str(format_date(self.earliest, _PATTERNS[self.precision], locale="en_GB"))


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or an interval as its source gives it.

    `start` and `end` are the same object for a single date.
    """

    text: str
    start: Moment | OpenEnd
    end: Moment | OpenEnd

    @property
    def earliest(self) -> date | None:
        """The first day that the date can mean; None when the beginning is open or unknown."""
        return self.start.earliest if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> date | None:
        """The last day that the date can mean; None when the end is open or unknown."""
        return self.end.latest if isinstance(self.end, Moment) else None

    @property
    def is_interval(self) -> bool:
        """Whether two ends are given."""
        return "/" in self.text

    @property
    def precision(self) -> Precision:
        """The coarser precision of the two ends."""
        moments = [m for m in (self.start, self.end) if isinstance(m, Moment)]
        return max((m.precision for m in moments), key=_COARSENESS.__getitem__)

    @property
    def is_exact(self) -> bool:
        """Whether both ends are days, neither approximate nor uncertain."""
        return all(
            isinstance(m, Moment)
            and m.precision is Precision.DAY
            and not (m.is_approximate or m.is_uncertain)
            for m in (self.start, self.end)
        )

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A key that puts dates in order of their first day, then of their last, then text.

        A date that begins nowhere (`../2025`) stands where it ends.
        """
        first = self.earliest or self.latest or date.min
        return (first, self.latest or date.max, self.text)

    def can_overlap(self, other: EdtfDate) -> bool:
        """Tell whether a day can lie in both; never for a date with an open or unknown end."""
        if not (self.earliest and self.latest and other.earliest and other.latest):
            return False
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def year(self) -> int:
        """The year under which the date is listed: of its beginning, else of its end."""
        return self.sort_key[0].year

    def display(self) -> str:
        """Word the date in British English, an interval as briefly as it can be read."""
        start, end = self.start, self.end
        if isinstance(start, Moment) and isinstance(end, Moment):
            return start.display() if not self.is_interval else _display_between(start, end)
        if isinstance(start, Moment):
            if end is OpenEnd.OPEN:
                return f"since {start.display()}"
            return f"from {start.display()}, end not known"
        words = f"until {end.display()}" if isinstance(end, Moment) else "not known"
        return words if start is OpenEnd.OPEN else f"{words}, beginning not known"

    def __str__(self) -> str:
        """Give the EDTF text."""
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let records hold dates: texts are parsed, and written back as their EDTF text."""
        return core_schema.no_info_plain_validator_function(
            _validate,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _core: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe dates to editors: a text in EDTF."""
        return {"type": "string", "format": "edtf", "maxLength": DATE_LENGTH_MAX}


def parse_date(text: str) -> EdtfDate:
    """Read an EDTF level 1 date or interval.

    Raises:
        DateFault: when it is none, or ends before it starts; the message holds the remedy.

    Source: https://www.loc.gov/standards/datetime/ (Extended Date/Time Format, level 1).
    """
    if len(text) > DATE_LENGTH_MAX:
        raise DateFault(f"{quoted(text)} is too long for a date. {_HOW_TO_WRITE}")
    first, slash, last = text.partition("/")
    if not slash:
        moment = _parse_moment(first)
        return EdtfDate(text, moment, moment)
    start, end = _parse_end(first), _parse_end(last)
    if not isinstance(start, Moment) and not isinstance(end, Moment):
        raise DateFault(f"{quoted(text)} has no date at either end. {_HOW_TO_WRITE}")
    if isinstance(start, Moment) and isinstance(end, Moment) and end.latest < start.earliest:
        raise DateFault(f"{quoted(text)} ends before it starts. Put the earlier date first.")
    return EdtfDate(text, start, end)


_HOW_TO_WRITE = (
    'Write a day "2025-07-08", a month "2025-07", a year "2025", a span '
    '"2025-07-08/2025-07-10", or "1992/.." for what goes on; add "~" for "about".'
)


def _validate(value: object) -> EdtfDate:
    """Turn what stands in a record into a date, with errors that pydantic collects."""
    if isinstance(value, EdtfDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("handbook", "is no date. {how}", {"how": _HOW_TO_WRITE})
    try:
        return parse_date(value)
    except DateFault as fault:
        raise PydanticCustomError("handbook", "{fault}", {"fault": str(fault)}) from None


def _parse_end(text: str) -> Moment | OpenEnd:
    if text == "..":
        return OpenEnd.OPEN
    return _parse_moment(text) if text else OpenEnd.UNKNOWN


@lru_cache(maxsize=20_000)
def _parse_moment(text: str) -> Moment:
    # Most dates are plain ISO 8601, which is EDTF level 0, perhaps with one mark; the library takes
    # milliseconds for each, so those are read directly. Tests prove that both readings agree.
    if _ISO_DATE.fullmatch(text):
        return _parse_iso(text)
    if text[-1:] in _MARKS and _ISO_DATE.fullmatch(text[:-1]):
        with suppress(DateFault):  # what is wrong with it, the library's reading says
            return _with_mark(_parse_iso(text[:-1]), text)
    return _parse_with_library(text)


def _with_mark(moment: Moment, text: str) -> Moment:
    """Give a date what the mark at the end of its text says, if there is one."""
    mark = text[-1:]
    return replace(
        moment, text=text, is_approximate=mark in {"~", "%"}, is_uncertain=mark in {"?", "%"}
    )


def _parse_iso(text: str) -> Moment:
    numbers = [int(part) for part in text.split("-")]
    year, month, day = (*numbers, None, None)[:3]
    if year is None or year == 0:
        raise DateFault(f"{quoted(text)} has no year that the calendar knows. {_HOW_TO_WRITE}")
    if month is None:
        return Moment(text, date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    if not 1 <= month <= 12:
        raise DateFault(f"{quoted(text)} has the month {month:02}; months go from 01 to 12.")
    days = monthrange(year, month)[1]
    if day is None:
        return Moment(text, date(year, month, 1), date(year, month, days), Precision.MONTH)
    if not 1 <= day <= days:
        raise DateFault(f"{quoted(text)} has the day {day:02}; that month has {days} days.")
    moment = date(year, month, day)
    return Moment(text, moment, moment, Precision.DAY)


def _parse_with_library(text: str) -> Moment:
    # Imported here: the grammar takes long to build, and most files need no more than ISO dates.
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser import EDTFParseException  # noqa: PLC0415
    from edtf.parser.parser_classes import (  # noqa: PLC0415
        Date,
        Season,
        UncertainOrApproximate,
        Unspecified,
    )

    try:
        parsed = parse_edtf(text) if _LEVEL_1.fullmatch(text) else None
    except EDTFParseException:
        parsed = None
    if parsed is None:
        raise DateFault(f"{quoted(text)} is no date in EDTF. {_HOW_TO_WRITE}")
    inner = parsed.date if isinstance(parsed, UncertainOrApproximate) else parsed
    assert isinstance(inner, Date | Season | Unspecified)  # noqa: S101 by _LEVEL_1
    try:
        earliest, latest = _as_date(inner.lower_strict()), _as_date(inner.upper_strict())
    except (ValueError, OverflowError):
        raise DateFault(f"{quoted(text)} lies outside the years 1 to 9999.") from None
    return _with_mark(Moment(text, earliest, latest, _precision(inner, earliest, latest)), text)


def _as_date(moment: time.struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _precision(parsed: object, earliest: date, latest: date) -> Precision:
    if type(parsed).__name__ == "Season":
        return Precision.SEASON
    days = (latest - earliest).days
    limits = ((0, Precision.DAY), (31, Precision.MONTH), (366, Precision.YEAR))
    for limit, precision in limits:
        if days <= limit:
            return precision
    return Precision.DECADE if days <= 3660 else Precision.CENTURY


def _display_between(start: Moment, end: Moment) -> str:
    if start.text == end.text:
        return start.display()
    plain = not any(m.is_approximate or m.is_uncertain for m in (start, end))
    same_precision = start.precision is end.precision
    if plain and same_precision and start.earliest.year == end.earliest.year:
        if start.precision is Precision.DAY and start.earliest.month == end.earliest.month:
            return f"{start.earliest.day}{_EN_DASH}{end.display()}"
        pattern = _PATTERNS_WITHOUT_YEAR.get(start.precision)
        if pattern:
            first = format_date(start.earliest, pattern, locale="en_GB")
            return f"{first} {_EN_DASH} {end.display()}"
    if plain and same_precision and start.precision is Precision.YEAR:
        return f"{start.display()}{_EN_DASH}{end.display()}"
    return f"{start.display()} {_EN_DASH} {end.display()}"
