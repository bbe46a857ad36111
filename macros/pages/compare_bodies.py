"""Pages that set countries side by side: which rows each template is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.pages.addresses import find_comparison_page
from macros.pages.environment import render_template
from macros.pages.ui import PageUi
from macros.records.base import Figure
from macros.records.country import Country
from macros.records.organization import Organization
from macros.records.programme import Programme
from macros.values.terms import FactTopic, OrganizationKind
from macros.views.comparison import (
    Comparison,
    compare_countries,
    list_compared,
    list_comparisons,
)
from macros.views.figures import SHARE_OF_GDP
from macros.views.held import list_profiles
from macros.views.like_figures import list_like_figures
from macros.views.participation import count_partners, list_exercises_of

DOLLARS = "USD"
PARTNERS_NAMED_MAX = 3
# In which group of a column's spending figures of a unit stand; all other units come last.
_PLACES = {SHARE_OF_GDP: 0, DOLLARS: 1}


@dataclass(frozen=True, slots=True)
class Column:
    """One country in a comparison: what its cells are made of.

    `spending` holds figures of spending as a share of GDP, in dollars, and in other units.
    """

    country: Country
    strength: tuple[Figure, ...]
    spending: tuple[tuple[Figure, ...], ...]
    bodies: tuple[tuple[OrganizationKind, tuple[Organization, ...]], ...]
    programmes: tuple[Programme, ...]
    exercises: int
    held: int
    partners: tuple[tuple[str, int], ...]
    topics: tuple[FactTopic, ...]


SPENDING_LABELS = ("Spending, share of GDP", "Spending, US dollars", "Spending, other units")


def render_comparison(ui: PageUi, first: Country, second: Country) -> str:
    """Give the comparison of two countries."""
    comparison = compare_countries(ui.handbook, first, second)
    first, second = comparison.first, comparison.second
    like = [
        (label, row)
        for label, field in (("Strength", "personnel"), ("Spending", "expenditure"))
        for row in list_like_figures(ui.handbook, first, second, field)
    ]
    return render_template(
        "comparison",
        ui=ui,
        comparison=comparison,
        columns=(make_column(ui.handbook, first), make_column(ui.handbook, second)),
        labels=SPENDING_LABELS,
        like=like,
        others=_list_others(ui.handbook, comparison),
        pair_page=find_comparison_page,
    )


def _list_others(
    handbook: Handbook, comparison: Comparison
) -> tuple[tuple[Country, tuple[Country, ...]], ...]:
    """Give for each of two countries those with which it can be compared as well."""
    found = partners_compared(handbook)
    return tuple(
        (one, tuple(c for c in found[one.id] if c.id not in {comparison.first.id,
                                                           comparison.second.id}))
        for one in (comparison.first, comparison.second)
    )  # fmt: skip


def partners_compared(handbook: Handbook) -> dict[str, list[Country]]:
    """Give for each country, by its id, those with which a page compares it, by name."""
    found: defaultdict[str, list[Country]] = defaultdict(list)
    for comparison in list_comparisons(handbook):
        found[comparison.first.id].append(comparison.second)
        found[comparison.second.id].append(comparison.first)
    return {key: sorted(countries, key=lambda c: c.name) for key, countries in found.items()}


def render_comparison_pairs(ui: PageUi) -> str:
    """Give the table of links in which a reader chooses two countries."""
    counts = {
        frozenset((c.first.id, c.second.id)): len(c.held) for c in list_comparisons(ui.handbook)
    }
    return render_template(
        "comparison_pairs",
        ui=ui,
        countries=sorted(list_compared(ui.handbook), key=lambda c: c.name),
        counts=counts,
        key=lambda first, second: frozenset((first.id, second.id)),
        pair_page=find_comparison_page,
    )


def render_comparison_table(ui: PageUi) -> str:
    """Give all countries with a profile in one table."""
    columns = [make_column(ui.handbook, country) for country in list_profiles(ui.handbook)]
    return render_template("comparison_table", ui=ui, rows=columns, labels=SPENDING_LABELS)


def make_column(handbook: Handbook, country: Country) -> Column:
    """Collect what the cells of one country hold."""
    exercises = list_exercises_of(handbook, country.party)
    partners = count_partners(handbook, country.party)
    bodies = handbook.find_backlinks(country.id, Organization, "country")
    return Column(
        country=country,
        strength=_sort(country.personnel),
        spending=_split_spending(country.expenditure),
        bodies=tuple(
            (kind, tuple(sorted((b for b in bodies if b.kind is kind), key=lambda b: b.name)))
            for kind in OrganizationKind
            if any(b.kind is kind for b in bodies)
        ),
        programmes=tuple(
            sorted(handbook.find_backlinks(country.id, Programme, "partners"), key=lambda p: p.name)
        ),
        exercises=len(exercises),
        held=sum(e.status == "held" for e in exercises),
        partners=tuple((p.party, p.exercises) for p in partners[:PARTNERS_NAMED_MAX]),
        topics=tuple(t for t in FactTopic if any(f.topic is t for f in country.facts)),
    )


def _split_spending(figures: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    groups: tuple[list[Figure], ...] = ([], [], [])
    for figure in figures:
        groups[_PLACES.get(figure.unit, 2)].append(figure)
    return tuple(_sort(group) for group in groups)


def _sort(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Put figures in order: the newest year first, those without a year last."""
    return tuple(sorted(figures, key=lambda f: -f.as_of.year if f.as_of else 0))
