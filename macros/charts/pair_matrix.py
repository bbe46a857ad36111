"""Who trains with whom: held exercises that each pair of countries shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from macros.charts.canvas import Sheet
from macros.charts.picture import Drawing, PartyCell, Picture, Table, make_empty
from macros.charts.theme import FONT_SIZE, FONT_SIZE_SMALL, Width, find_step
from macros.charts.words import count_of, join_words, name_short
from macros.values.parties import name_party
from macros.views.held import PairCount

NAME = "pair-matrix"


def make_picture(pairs: Sequence[PairCount], held: int) -> Picture:
    """Draw how often each pair trained together.

    Args:
        pairs: every pair of the countries shown, those without an exercise too.
        held: the number of held exercises in the handbook.
    """
    most = max((pair.exercises for pair in pairs), default=0)
    if not most:
        return make_empty(NAME, "No held exercise of two countries with a profile is recorded yet.")
    parties = tuple(dict.fromkeys(p for pair in pairs for p in (pair.first, pair.second)))
    counts = {frozenset((p.first, p.second)): p.exercises for p in pairs}
    ranked = sorted((p for p in pairs if p.exercises), key=lambda p: -p.exercises)
    return Picture(
        name=NAME,
        title=_title(ranked, held),
        description=(
            f"A triangle of {len(parties)} countries by {len(parties)}. Each field holds the "
            f"number of held exercises that two countries shared, from 0 to {most}; the more, "
            f"the darker. {count_of(len(pairs) - len(ranked), 'pair has', 'pairs have')} none."
        ),
        note="Held exercises that both countries hosted or joined; observers are not counted.",
        table=Table(
            columns=("Country", "With", "Exercises"),
            rows=tuple((PartyCell(p.first), PartyCell(p.second), p.exercises) for p in ranked),
        ),
        drawings=tuple(_draw(parties, counts, most, width) for width in Width),
    )


def _title(ranked: Sequence[PairCount], held: int) -> str:
    first = ranked[0]
    title = (
        f"{_name(first)} trained together most often: {first.exercises} of "
        f"{count_of(held, 'held exercise', 'held exercises')}"
    )
    if len(ranked) == 1:
        return title
    second = ranked[1].exercises
    if second == first.exercises:
        number = sum(pair.exercises == second for pair in ranked)
        return f"{number} pairs trained together most often: {second} held exercises each"
    following = [_name(p) for p in ranked[1:] if p.exercises == second]
    if len(following) > 2:
        return f"{title}; {len(following)} pairs follow with {second} each"
    return f"{title}; next come {' as well as '.join(following)} with {second}"


def _name(pair: PairCount) -> str:
    return join_words(name_party(p) for p in (pair.first, pair.second))


def _draw(
    parties: Sequence[str], counts: Mapping[frozenset[str], int], most: int, width: Width
) -> Drawing:
    is_narrow = width is Width.NARROW
    left, end = (88, 26) if is_narrow else (166, 96)
    cell = min(44.0, (width - left - end) / max(len(parties) - 1, 1))
    size = FONT_SIZE_SMALL if is_narrow else FONT_SIZE
    sheet = Sheet(width)
    for row, party in enumerate(parties):
        y = row * cell
        middle = y + cell / 2 + size * 0.36
        sheet.text(
            left - 8, middle, name_short(party) if is_narrow else name_party(party),
            align="right", size=size,
        )  # fmt: skip
        for column, other in enumerate(parties[:row]):
            x = left + column * cell
            number = counts[frozenset((party, other))]
            step = find_step(number, most) if number else 0
            if step:
                sheet.bar(x, y, x + cell, y + cell, f"step-{step}", "paper")
            sheet.text(
                x + cell / 2, middle, number, align="center", size=size,
                ink=f"on-{step}" if step else "soft",
            )  # fmt: skip
        if row < len(parties) - 1:
            text = party if is_narrow else name_short(party)
            sheet.text(left + row * cell + 5, middle, text, ink="soft", size=size)
    return sheet.finish(ceil(len(parties) * cell) + 2)
