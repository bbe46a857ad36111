"""Figures of strength and spending side by side, as sources give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from macros.loading.handbook import Handbook
from macros.records.base import Figure
from macros.records.country import Country
from macros.views.held import list_profiles

# The units in which countries can be set side by side.
PERSONNEL = "personnel"
SHARE_OF_GDP = "% of GDP"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one country; `publishers` are those of the documents that carry it."""

    party: str
    figure: Figure
    low: Decimal
    high: Decimal
    publishers: tuple[str, ...]

    @property
    def year(self) -> str:
        """The year or years for which it holds, in words; empty where not known."""
        return self.figure.as_of.display() if self.figure.as_of else ""


def list_figures(handbook: Handbook, field: str, unit: str) -> tuple[FigureRow, ...]:
    """Give the figures of all countries in one unit, country by country.

    Args:
        handbook: the records.
        field: `personnel` or `expenditure`.
        unit: only figures in this unit.
    """
    countries = list_profiles(handbook)
    rows = (row for c in countries for row in list_figures_of(handbook, c, field))
    return tuple(row for row in rows if row.figure.unit == unit)


def list_figures_of(handbook: Handbook, country: Country, field: str) -> tuple[FigureRow, ...]:
    """Give the figures of one country, in the order of its record."""
    figures: Iterable[Figure] = getattr(country, field)
    return tuple(_make_row(handbook, country.party, figure) for figure in figures)


def _make_row(handbook: Handbook, party: str, figure: Figure) -> FigureRow:
    ends = [n for n in (figure.value, figure.low, figure.high) if n is not None]
    sources = (handbook.documents[c.source] for c in figure.cites)
    publishers = tuple(dict.fromkeys(source.publisher.name for source in sources))
    return FigureRow(party, figure, min(ends), max(ends), publishers)
