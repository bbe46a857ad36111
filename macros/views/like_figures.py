"""Figures of two countries that can be set side by side: one publisher, year, unit and scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.base import Figure
from macros.records.country import Country
from macros.views.figures import FigureRow, list_figures_of


@dataclass(frozen=True, slots=True)
class LikeFigures:
    """A figure of each of two countries that one publisher gives for one year in one unit."""

    publisher: str
    first: Figure
    second: Figure


def list_like_figures(
    handbook: Handbook, first: Country, second: Country, field: str
) -> tuple[LikeFigures, ...]:
    """Give the figures that two profiles have alike, in the order of the first one.

    Args:
        handbook: the records.
        first: one country.
        second: another one.
        field: `personnel` or `expenditure`.
    """
    others = list_figures_of(handbook, second, field)
    rows = []
    for ours in list_figures_of(handbook, first, field):
        found = _find_like(ours, others)
        if found is not None:
            rows.append(found)
    return tuple(rows)


def _find_like(ours: FigureRow, others: Sequence[FigureRow]) -> LikeFigures | None:
    for theirs in others:
        if _is_like(ours.figure, theirs.figure):
            shared = [name for name in ours.publishers if name in theirs.publishers]
            if shared:
                return LikeFigures(shared[0], ours.figure, theirs.figure)
    return None


def _is_like(ours: Figure, theirs: Figure) -> bool:
    if ours.as_of is None or theirs.as_of is None:
        return False
    return (ours.unit, ours.scope, ours.basis, ours.as_of.text) == (
        theirs.unit, theirs.scope, theirs.basis, theirs.as_of.text,
    )  # fmt: skip
