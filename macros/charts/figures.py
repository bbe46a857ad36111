"""Strength and spending of all countries, with the spread between sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from math import ceil, floor, log10

from macros.charts.canvas import Sheet
from macros.charts.picture import CitesCell, Drawing, PartyCell, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE, FONT_SIZE_SMALL, Width
from macros.charts.words import Labeller, count_of, name_short, number_words
from macros.values.parties import name_party
from macros.values.terms import FigureBasis, Qualifier
from macros.views.figures import PERSONNEL, FigureRow

_ROW_HEIGHT = 34
# Shapes tell apart what a figure rests on; colour says nothing here.
SHAPES = {
    FigureBasis.OFFICIAL: "square",
    FigureBasis.ESTIMATE: "circle",
    FigureBasis.FORECAST: "diamond",
    FigureBasis.COUNT: "triangle-up",
    FigureBasis.CLAIM: "cross",
    FigureBasis.SUM: "triangle-down",
}
_TABLE_COLUMNS = ("Country", "Figure", "Year", "What it counts", "Basis", "Published by", "Sources")


def make_picture(name: str, rows: Sequence[FigureRow], label: Labeller) -> Picture:
    """Draw the figures of all countries in one unit, side by side.

    Args:
        name: the name of the chart.
        rows: country by country, all in one unit.
        label: gives the words for what a figure rests on.
    """
    if not rows:
        return make_empty(name, "No figure is recorded yet.")
    groups = {party: list(group) for party, group in groupby(rows, key=lambda row: row.party)}
    ordered = dict(sorted(groups.items(), key=lambda item: -max(r.high for r in item[1])))
    unit = rows[0].figure.unit
    return Picture(
        name=name,
        title=_title(ordered, unit),
        description=(
            f"One line for each of {len(ordered)} countries; each mark is one published figure in "
            f"{_unit_words(unit)}, from {number_words(min(r.low for r in rows))} to "
            f"{number_words(max(r.high for r in rows))}. The shape of a mark says what the "
            "figure rests on."
        ),
        note=(
            "Sources count different bodies and years, so a spread is no error by itself; the "
            "table says what each figure counts."
            + (" The scale grows tenfold with each step." if unit == PERSONNEL else "")
        ),
        table=tabulate(rows, label),
        drawings=tuple(_draw(ordered, label, width, has_log=unit == PERSONNEL) for width in Width),
    )


def tabulate(rows: Sequence[FigureRow], label: Labeller) -> Table:
    """Give figures as a table, each with what it counts and who says so."""
    return Table(
        columns=_TABLE_COLUMNS,
        rows=tuple(
            (
                PartyCell(row.party),
                f"{word_amount(row)} {row.figure.unit}",
                row.year or "not known",
                row.figure.scope,
                label(row.figure.basis),
                ", ".join(row.publishers),
                CitesCell(row.figure.cites),
            )
            for row in rows
        ),
    )


def word_amount(row: FigureRow) -> str:
    """Write a figure as its source hedges it: one number, or both ends of a range."""
    qualifier = row.figure.qualifier
    hedge = "" if qualifier is Qualifier.EXACT else f"{qualifier.replace('-', ' ')} "
    low = number_words(row.low)
    return hedge + (low if row.low == row.high else f"{low} to {number_words(row.high)}")


def _unit_words(unit: str) -> str:
    return unit.replace("%", "per cent")


def _title(groups: dict[str, list[FigureRow]], unit: str) -> str:
    rows = [row for group in groups.values() for row in group]
    least, most = min(rows, key=lambda r: r.low), max(rows, key=lambda r: r.high)
    several = sum(len(group) > 1 for group in groups.values())
    return (
        f"Published figures reach from {number_words(least.low)} {unit} for "
        f"{name_party(least.party)} to {number_words(most.high)} for {name_party(most.party)}; "
        f"{several} of {count_of(len(groups), 'country has', 'countries have')} more than one"
    )


def _draw(
    groups: dict[str, list[FigureRow]], label: Labeller, width: Width, *, has_log: bool
) -> Drawing:
    is_narrow = width is Width.NARROW
    left = 88 if is_narrow else 166
    sheet = Sheet(width)
    every = [row for rows in groups.values() for row in rows]
    y = _draw_key(sheet, every, label, width)
    ticks = _find_ticks(every, has_log=has_log)
    place = _make_scale(ticks, left, width - 30, has_log=has_log)
    bottom = y + 22 + _ROW_HEIGHT * len(groups)
    for tick in ticks:
        sheet.line(place(tick), y + 18, place(tick), bottom)
        text = _tick_words(tick)
        sheet.text(place(tick), y + 12, text, align="center", ink="soft", size=FONT_SIZE_SMALL)
    y += 22
    for party, rows in groups.items():
        middle = y + _ROW_HEIGHT / 2
        name = name_short(party) if is_narrow else name_party(party)
        size = FONT_SIZE_SMALL if is_narrow else FONT_SIZE
        sheet.text(left - 12, middle + 4, name, align="right", size=size)
        low, high = min(row.low for row in rows), max(row.high for row in rows)
        sheet.line(place(low), middle, place(high), middle, "strong")
        for row in rows:
            if row.low != row.high:
                sheet.bar(place(row.low), middle - 3, place(row.high), middle + 3, "step-3", "data")
            else:
                sheet.sign(place(row.low), middle, SHAPES[row.figure.basis])
        y += _ROW_HEIGHT
    return sheet.finish(ceil(bottom) + 4)


def _draw_key(sheet: Sheet, rows: Sequence[FigureRow], label: Labeller, width: Width) -> float:
    """Explain the shapes in one or two lines; give the height that they take."""
    used = {row.figure.basis for row in rows if row.low == row.high}
    x, y = 6.0, 12.0
    entries = [(SHAPES[basis], label(basis)) for basis in SHAPES if basis in used]
    for shape, text in entries:
        if x + 22 + len(text) * 6.6 > width:
            x, y = 6.0, y + 20
        sheet.sign(x, y - 4, shape)
        sheet.text(x + 11, y, text, ink="soft", size=FONT_SIZE_SMALL)
        x += 30 + len(text) * 6.2
    if any(row.low != row.high for row in rows):
        sheet.bar(x - 4, y - 7, x + 14, y - 1, "step-3", "data")
        sheet.text(x + 20, y, "range", ink="soft", size=FONT_SIZE_SMALL)
    return y + 10


def _find_ticks(rows: Sequence[FigureRow], *, has_log: bool) -> list[float]:
    high = float(max(row.high for row in rows))
    if has_log:
        low = max(float(min(row.low for row in rows)), 1.0)
        return [10.0**n for n in range(floor(log10(low)), ceil(log10(max(high, 10))) + 1)]
    step = find_tick_step(high, 4)
    return [step * n for n in range(ceil(high / step) + 1)]


def find_tick_step(high: float, at_most: int) -> float:
    """Give a round distance of ticks (1, 2 or 5 times a power of ten)."""
    rough = max(high, 1e-9) / at_most
    power = 10.0 ** floor(log10(rough))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= rough)


def _make_scale(
    ticks: Sequence[float], start: float, end: float, *, has_log: bool
) -> Callable[[float | Decimal], float]:
    first, last = ticks[0], ticks[-1]

    def place(value: float | Decimal) -> float:
        number = float(value)
        if has_log:
            share = (log10(max(number, first)) - log10(first)) / (log10(last) - log10(first))
        else:
            share = (number - first) / (last - first)
        return start + share * (end - start)

    return place


def _tick_words(tick: float) -> str:
    return number_words(Decimal(f"{tick:.10g}"))
