"""Held exercises by year, one row of bars for each framework."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.picture import Drawing, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE_SMALL, Width
from macros.charts.words import Labeller, count_of, join_words
from macros.values.terms import Framework
from macros.values.wording import decapitalize
from macros.views.held import YearCounts

NAME = "exercises-by-year"
ALL = "All frameworks"
_LABEL_WIDTH = 168
_HEIGHT_OF_ONE = 2.6


def make_picture(rows: Sequence[YearCounts], label: Labeller, this_year: int) -> Picture:
    """Draw held exercises by framework and year.

    Args:
        rows: by framework, the most frequent first.
        label: gives the words for a framework.
        this_year: the year that is not over yet; its bars are hatched.
    """
    years = _span(rows)
    if not years:
        return make_empty(NAME, "No held exercise with a date is recorded yet.")
    total = sum(row.total for row in rows)
    sums = {y: sum(row.by_year.get(y, 0) for row in rows) for y in years}
    every = YearCounts(ALL, {y: n for y, n in sums.items() if n}, total)
    named = [(ALL, every), *((label(Framework(row.key)), row) for row in rows)]
    return Picture(
        name=NAME,
        title=_title(sums, named[1:], total),
        description=(
            f"Bars by year from {years[0]} to {years[-1]}: a row for all held exercises and "
            f"below it one for each framework: {join_words(name for name, _ in named[1:])}."
        ),
        note=_note(total - sum(sums.values()), this_year if this_year in sums else None),
        table=Table(
            columns=("Framework", *(str(y) for y in years), "In all"),
            rows=tuple(
                (name, *(row.by_year.get(y, 0) for y in years), row.total) for name, row in named
            ),
        ),
        drawings=tuple(_draw(named, years, this_year, width) for width in Width),
    )


def _span(rows: Sequence[YearCounts]) -> list[int]:
    years = {year for row in rows for year in row.by_year}
    return list(range(min(years), max(years) + 1)) if years else []


def _title(sums: dict[int, int], named: Sequence[tuple[str, YearCounts]], total: int) -> str:
    most = max(sums.values())
    peaks = join_words(str(y) for y, n in sums.items() if n == most)
    lead = max(row.total for _, row in named)
    leading = [decapitalize(name) for name, row in named if row.total == lead]
    each = " each" if len(leading) > 1 else ""
    return (
        f"{peaks} saw the most held exercises ({most}{' each' if peaks.count(' ') else ''}); "
        f"{join_words(leading)} ones lead with {lead}{each} of {total}"
    )


def _note(undated: int, open_year: int | None) -> str:
    parts = ["Held exercises by the year in which they began"]
    if undated:
        parts.append(f"{count_of(undated, 'undated one is', 'undated ones are')} left out")
    if open_year:
        parts.append(f"{open_year} is not over (hatched)")
    return "; ".join(parts) + "."


def _draw(
    named: Sequence[tuple[str, YearCounts]], years: list[int], this_year: int, width: Width
) -> Drawing:
    is_narrow = width is Width.NARROW
    left = 0 if is_narrow else _LABEL_WIDTH
    step = (width - left) / len(years)
    sheet = Sheet(width)
    y = 0.0
    for name, row in named:
        tallest = max(row.by_year.values(), default=0) * _HEIGHT_OF_ONE
        is_first = name == ALL
        if is_narrow:
            y += 16
            sheet.text(0, y, f"{name} · {row.total}", bold=is_first)
        y += tallest + 18
        if not is_narrow:
            sheet.text(0, y - 3, name, bold=is_first)
            sheet.text(left - 14, y - 3, row.total, align="right", bold=is_first)
        for place, year in enumerate(years):
            number = row.by_year.get(year, 0)
            x, top = left + place * step, y - number * _HEIGHT_OF_ONE
            if number:
                fill = "data-hatch" if year == this_year else "data"
                sheet.bar(x + step * 0.12, top, x + step * 0.88, y, fill, "data")
                sheet.text(x + step / 2, top - 4, number, align="center", size=FONT_SIZE_SMALL)
        sheet.line(left, y, width, y)
        y += 6
    for place, year in enumerate(years):
        text = f"’{year % 100:02}" if is_narrow else year
        x = left + (place + 0.5) * step
        sheet.text(x, y + 11, text, align="center", ink="soft", size=FONT_SIZE_SMALL)
    return sheet.finish(ceil(y + 16))
