"""Participation over time: held exercises that each country hosted or joined, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.picture import Drawing, PartyCell, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE, FONT_SIZE_SMALL, Width, find_step
from macros.charts.words import count_of, join_words, name_short
from macros.values.parties import name_party
from macros.views.held import YearCounts

NAME = "participation"
_ROW_HEIGHT = 27


def make_picture(rows: Sequence[YearCounts], held: int, this_year: int) -> Picture:
    """Draw the exercises of each country by year.

    Args:
        rows: one for each country.
        held: the number of held exercises in the handbook.
        this_year: the year that is not over yet.
    """
    found = {year for row in rows for year in row.by_year}
    if not found:
        return make_empty(NAME, "No held exercise of a country with a profile is recorded yet.")
    years = list(range(min(found), max(found) + 1))
    open_year = f"; {this_year} is not over" if this_year in years else ""
    return Picture(
        name=NAME,
        title=_title(rows, held),
        description=(
            f"A row for each of {len(rows)} countries and a column for each year from {years[0]} "
            f"to {years[-1]}. Each field holds the number of exercises; the more, the darker."
        ),
        note=(
            "Held exercises that the country hosted or joined, by the year in which they began"
            f"{open_year}."
        ),
        table=Table(
            columns=("Country", *(str(y) for y in years), "In all"),
            rows=tuple(
                (PartyCell(row.key), *(row.by_year.get(y, 0) for y in years), row.total)
                for row in rows
            ),
        ),
        drawings=tuple(_draw(rows, years, width) for width in Width),
    )


def _title(rows: Sequence[YearCounts], held: int) -> str:
    ranked = sorted(rows, key=lambda row: -row.total)
    bound = ranked[min(1, len(ranked) - 1)].total
    leaders = join_words(
        f"{name_party(row.key)} ({row.total})" for row in ranked if row.total >= bound
    )
    least = ranked[-1].total
    last = join_words(name_party(row.key) for row in ranked if row.total == least)
    title = (
        f"Of {count_of(held, 'held exercise', 'held exercises')}, most were with {leaders}"
        if len(ranked) > 1
        else f"{leaders} of {count_of(held, 'held exercise', 'held exercises')}"
    )
    return f"{title}; fewest with {last} ({least})" if len(ranked) > 2 else title


def _draw(rows: Sequence[YearCounts], years: list[int], width: Width) -> Drawing:
    is_narrow = width is Width.NARROW
    left, end = (84, 22) if is_narrow else (166, 40)
    step = (width - left - end) / len(years)
    size = 10.5 if is_narrow else FONT_SIZE
    most = max(n for row in rows for n in row.by_year.values())
    sheet = Sheet(width)
    for place, year in enumerate(years):
        text = f"{year % 100:02}" if is_narrow else year
        x = left + (place + 0.5) * step
        sheet.text(x, 12, text, align="center", ink="soft", size=min(size, FONT_SIZE_SMALL))
    sheet.text(width, 12, "all", align="right", ink="soft", size=FONT_SIZE_SMALL)
    y = 20.0
    for row in rows:
        middle = y + _ROW_HEIGHT / 2 + size * 0.36
        name = name_short(row.key) if is_narrow else name_party(row.key)
        sheet.text(
            left - 8, middle, name, align="right", size=FONT_SIZE_SMALL if is_narrow else size
        )
        for place, year in enumerate(years):
            number = row.by_year.get(year, 0)
            x = left + place * step
            if number:
                shade = find_step(number, most)
                sheet.bar(x, y, x + step, y + _ROW_HEIGHT, f"step-{shade}", "paper")
                sheet.text(
                    x + step / 2, middle, number, align="center", ink=f"on-{shade}", size=size
                )
            else:
                sheet.text(x + step / 2, middle, "·", align="center", ink="soft", size=size)
        sheet.text(width, middle, row.total, align="right", bold=True, size=size)
        y += _ROW_HEIGHT
    return sheet.finish(ceil(y) + 2)
