"""Strength or spending of one country: each figure a bar with its source, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.figures import tabulate, word_amount
from macros.charts.picture import Drawing, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE, FONT_SIZE_SMALL, Width
from macros.charts.words import Labeller, count_of, number_words, shorten
from macros.values.parties import name_party
from macros.views.figures import FigureRow

_LABEL_LENGTH = 56
_SUBJECTS = {"personnel": "strength", "spending": "spending"}


def make_picture(name: str, party: str, rows: Sequence[FigureRow], label: Labeller) -> Picture:
    """Draw the figures of one country, where two or more share a unit.

    Args:
        name: `personnel` or `spending`.
        party: the country.
        rows: all its figures.
        label: gives the words for what a figure rests on.
    """
    subject = f"{_SUBJECTS[name]} of {name_party(party)}"
    groups = _group(rows)
    full = f"{name}-{party.lower()}"
    if not groups:
        number = count_of(len(rows), "figure is", "figures are")
        return make_empty(
            full, f"On the {subject}, {number} recorded: too few in one unit to compare."
        )
    unit, leading = max(groups.items(), key=lambda item: len(item[1]))
    low, high = min(row.low for row in leading), max(row.high for row in leading)
    alike = len({row.figure.scope for row in leading}) == 1
    return Picture(
        name=full,
        title=(
            f"{subject[:1].upper()}{subject[1:]}: {len(leading)} published figures"
            f"{'' if alike else ' of different scope'}, {number_words(low)} to "
            f"{number_words(high)} {unit}"
        ),
        description=(
            f"A bar for each of {sum(map(len, groups.values()))} published figures, grouped by "
            f"unit ({', '.join(groups)}); each names its year, its publisher and what it counts."
        ),
        note="Sources count different bodies and years; bars compare only within one unit.",
        table=_drop_country(tabulate(rows, label)),
        drawings=(_draw(groups),),
    )


def _group(rows: Sequence[FigureRow]) -> dict[str, list[FigureRow]]:
    """Give the units that two or more figures share, each with its figures."""
    ordered = sorted(rows, key=lambda row: row.figure.unit)
    groups = {unit: list(group) for unit, group in groupby(ordered, lambda r: r.figure.unit)}
    units = dict.fromkeys(row.figure.unit for row in rows)
    return {unit: groups[unit] for unit in units if len(groups[unit]) > 1}


def _drop_country(table: Table) -> Table:
    """Leave out the first column: all rows are of one country."""
    return Table(table.columns[1:], tuple(row[1:] for row in table.rows))


def _draw(groups: dict[str, list[FigureRow]]) -> Drawing:
    width = Width.NARROW
    sheet = Sheet(width)
    y = 0.0
    for unit, rows in groups.items():
        sheet.text(0, y + 13, unit, bold=True, size=FONT_SIZE)
        y += 20
        most = max(row.high for row in rows)
        for row in rows:
            words = [word for word in (row.year, ", ".join(row.publishers)) if word]
            sheet.text(0, y + 12, shorten(" · ".join(words), _LABEL_LENGTH), size=FONT_SIZE_SMALL)
            scope = shorten(row.figure.scope, _LABEL_LENGTH)
            sheet.text(0, y + 26, scope, ink="soft", size=FONT_SIZE_SMALL)
            reach = (width - 110) / float(most) if most else 0
            low, high = float(row.low) * reach, max(float(row.high) * reach, 1)
            if row.low == row.high:
                sheet.bar(0, y + 31, high, y + 40, "data")
            else:
                sheet.bar(0, y + 31, low, y + 40, "data")
                sheet.bar(low, y + 31, high, y + 40, "data-hatch", "data")
            sheet.text(high + 6, y + 40, word_amount(row), size=FONT_SIZE_SMALL)
            y += 52
        y += 8
    return sheet.finish(ceil(y))
