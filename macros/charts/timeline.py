"""Everything dated in swim lanes by kind; what is dated loosely has soft edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.picture import Drawing, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE_SMALL, Width
from macros.charts.words import join_words
from macros.values.dates import EdtfDate, Precision
from macros.views.timeline import TimelineRow

NAME = "timeline"
# The axis begins with the first year that leaves at most this share of the rows before it.
_SHARE_BEFORE = 0.1
# It begins later where more marks than this would be drawn, give or take those of one year.
_MARKS_MAX = 500
_TRACK_HEIGHT = 6
_LANE_HEIGHT_MAX = 64
_SHARE_OF_TRACK = 0.75
_DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class _Lane:
    name: str
    rows: tuple[TimelineRow, ...]
    earlier: int


def make_picture(rows: Sequence[TimelineRow], kind_label: Callable[[str], str]) -> Picture:
    """Draw the chronology.

    Args:
        rows: all dated records, oldest first.
        kind_label: gives the words for a kind of row.
    """
    if not rows:
        return make_empty(NAME, "No dated record is there yet.")
    first = _find_first_year(rows)
    last = max(_find_end(row.date).year for row in rows)
    counter = Counter(kind_label(row.kind) for row in rows)
    lanes = [
        _Lane(
            name,
            tuple(r for r in rows if kind_label(r.kind) == name and r.year >= first),
            sum(kind_label(r.kind) == name and r.year < first for r in rows),
        )
        for name, _number in counter.most_common()
    ]
    return Picture(
        name=NAME,
        title=_title(rows, kind_label),
        description=(
            f"A line of time from {first} to {last} with {len(lanes)} lanes, one for each kind of "
            f"record, and a mark for each of {len(rows)} records. Marks stand close together in "
            "the last years."
        ),
        note=(
            "Sharp mark: known to the day. Soft edges: known to the month or year. Hollow: "
            "proposed, planned or not confirmed."
            + (f" “Earlier” counts what lies before {first}." if first > rows[0].year else "")
        ),
        table=_tabulate(rows, kind_label, [lane.name for lane in lanes]),
        drawings=tuple(_draw(lanes, first, last, width) for width in Width),
    )


def _find_first_year(rows: Sequence[TimelineRow]) -> int:
    years = sorted(row.year for row in rows)
    return years[max(int(len(years) * _SHARE_BEFORE), len(years) - _MARKS_MAX)]


def _find_end(value: EdtfDate) -> date:
    """Give the last day of a date; one without an end ends with the day on which it begins."""
    if value.latest is not None:
        return value.latest
    start = value.start
    return getattr(start, "latest", None) or value.sort_key[0]


def _title(rows: Sequence[TimelineRow], kind_label: Callable[[str], str]) -> str:
    years = Counter(row.year for row in rows)
    most = max(years.values())
    busiest, *others = sorted(year for year, number in years.items() if number == most)
    if others:
        named = join_words(str(year) for year in (busiest, *others))
        return f"The most of {len(rows)} dated records fall in {named}: {most} each"
    kinds = Counter(kind_label(row.kind) for row in rows if row.year == busiest)
    kind, number = kinds.most_common(1)[0]
    return (
        f"{most} of {len(rows)} dated records fall in {busiest}, more than in any other year; "
        f"{number} of them are of the kind “{kind}”"
    )


def _tabulate(
    rows: Sequence[TimelineRow], kind_label: Callable[[str], str], names: Sequence[str]
) -> Table:
    years = sorted({row.year for row in rows})
    counts = Counter((kind_label(row.kind), row.year) for row in rows)
    return Table(
        columns=("Year", *names, "In all"),
        rows=tuple(
            (str(y), *(counts[n, y] for n in names), sum(counts[n, y] for n in names))
            for y in years
        ),
    )


def _draw(lanes: Sequence[_Lane], first: int, last: int, width: Width) -> Drawing:
    is_narrow = width is Width.NARROW
    has_earlier = any(lane.earlier for lane in lanes)
    left = (0 if is_narrow else 168) + (30 if has_earlier and is_narrow else 52 * has_earlier)
    scale = (width - left - 4) / ((last - first + 1) * _DAYS_OF_YEAR)
    zero = date(first, 1, 1).toordinal()
    sheet = Sheet(width)
    y = 20.0
    for lane in lanes:
        y += 20 if is_narrow else 6
        tracks = _stack(lane.rows, 2.4 / scale)
        number = max(tracks, default=0) + 1
        track_height = min(_TRACK_HEIGHT, _LANE_HEIGHT_MAX / number)
        height = max(track_height * number, 16)
        if is_narrow:
            sheet.text(0, y - 5, f"{lane.name} · {len(lane.rows) + lane.earlier}")
        else:
            sheet.text(0, y + height / 2 + 4, lane.name)
        if lane.earlier:
            sheet.text(
                left - 10, y + height / 2 + 4, lane.earlier, align="right", ink="soft",
                size=FONT_SIZE_SMALL,
            )  # fmt: skip
        for row, track in zip(lane.rows, tracks, strict=True):
            begin = left + (row.date.sort_key[0].toordinal() - zero) * scale
            end = left + (_find_end(row.date).toordinal() + 1 - zero) * scale
            top = y + height - (track + 1) * track_height
            fill, outline = _paint(row)
            end = max(end, begin + (3 if fill == "data-soft" else 2))
            sheet.bar(begin, top, end, top + track_height * _SHARE_OF_TRACK, fill, outline)
        y += height + 4
        sheet.line(0, y, width, y)
    for year in range(first, last + 1):
        x = left + (date(year, 1, 1).toordinal() - zero) * scale
        sheet.line(x, 20, x, y)
        if (year - last) % (4 if is_narrow else 2) == 0:
            sheet.text(x + 1, 14, year, ink="soft", size=FONT_SIZE_SMALL)
    if has_earlier:
        text = "earlier" if not is_narrow else "earl."
        sheet.text(left - 10, 14, text, align="right", ink="soft", size=FONT_SIZE_SMALL)
    return sheet.finish(ceil(y) + 2)


def _paint(row: TimelineRow) -> tuple[str, str | None]:
    if row.status not in {None, "held"}:
        return "paper", "data"
    is_sharp = row.date.precision is Precision.DAY and not any(
        getattr(end, "is_approximate", False) or getattr(end, "is_uncertain", False)
        for end in (row.date.start, row.date.end)
    )
    return ("data" if is_sharp else "data-soft"), None


def _stack(rows: Sequence[TimelineRow], least_days: float) -> list[int]:
    """Give each row the lowest track on which it does not touch the one before it."""
    ends: list[float] = []
    tracks = []
    for row in rows:
        begin = row.date.sort_key[0].toordinal()
        end = max(_find_end(row.date).toordinal() + 1, begin + least_days)
        track = next((i for i, taken in enumerate(ends) if taken <= begin), len(ends))
        if track == len(ends):
            ends.append(0)
        ends[track] = end + least_days * 0.4
        tracks.append(track)
    return tracks
