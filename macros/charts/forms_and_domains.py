"""Forms and domains: what the held exercises are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.picture import Cell, Drawing, Picture, Table, make_empty
from macros.charts.theme import Width
from macros.charts.words import Labeller, join_words, shorten
from macros.views.held import TermCount

NAME = "forms-and-domains"
_ROW_HEIGHT = 26
_LABEL_LENGTH_NARROW = 40


def make_picture(
    forms: Sequence[TermCount], domains: Sequence[TermCount], held: int, label: Labeller
) -> Picture:
    """Draw how often each form and domain occurs.

    Args:
        forms: the most frequent first.
        domains: the most frequent first.
        held: the number of held exercises.
        label: gives the words for a term.
    """
    if not forms and not domains:
        return make_empty(NAME, "No held exercise is recorded yet.")
    groups = [(head, rows) for head, rows in (("Form", forms), ("Domain", domains)) if rows]
    cells: list[tuple[Cell, ...]] = [
        (label(row.term), head, row.exercises) for head, rows in groups for row in rows
    ]
    return Picture(
        name=NAME,
        title=_title(groups, held, label),
        description=(
            "Two groups of bars, one bar for each "
            + " and ".join(f"{head.lower()} ({len(rows)})" for head, rows in groups)
            + ", the most frequent first."
        ),
        note=(
            f"{held} held exercises. One exercise may have several forms and domains; where no "
            "source says, it has no domain."
        ),
        table=Table(columns=("Term", "Kind", "Exercises"), rows=tuple(cells)),
        drawings=tuple(_draw(groups, width, label) for width in Width),
    )


def _title(groups: Sequence[tuple[str, Sequence[TermCount]]], held: int, label: Labeller) -> str:
    title = ", ".join(_word_leaders(head.lower(), rows, held, label) for head, rows in groups)
    return title[:1].upper() + title[1:]


def _word_leaders(head: str, rows: Sequence[TermCount], held: int, label: Labeller) -> str:
    most = rows[0].exercises
    names = [f"“{label(row.term)}”" for row in rows if row.exercises == most]
    several, count = len(names) > 1, f"{most} of {held} held exercises"
    return (
        f"the most frequent {head}{'s are' if several else ' is'} {join_words(names)} "
        f"({count}{' each' if several else ''})"
    )


def _draw(
    groups: Sequence[tuple[str, Sequence[TermCount]]], width: Width, label: Labeller
) -> Drawing:
    is_narrow = width is Width.NARROW
    left = 0 if is_narrow else 230
    most = max(row.exercises for _head, rows in groups for row in rows)
    reach = width - left - 40
    sheet = Sheet(width)
    y = 0.0
    for head, rows in groups:
        sheet.text(0, y + 14, head, bold=True)
        y += 24
        for row in rows:
            name = label(row.term)
            if is_narrow:
                sheet.text(0, y + 13, shorten(name, _LABEL_LENGTH_NARROW))
                y += 18
            else:
                sheet.text(left - 10, y + 16, name, align="right")
            end = left + row.exercises / most * reach
            sheet.bar(left, y + 3, max(end, left + 1), y + _ROW_HEIGHT - 5, "data")
            sheet.text(end + 6, y + 16, row.exercises)
            y += _ROW_HEIGHT
        y += 14
    return sheet.finish(ceil(y))
