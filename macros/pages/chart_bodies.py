"""Charts and the map on pages: which rows each is given, and the figure around the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.charts import (
    country_figures,
    exercise_map,
    exercises_by_year,
    figures,
    forms_and_domains,
    pair_matrix,
    participation,
    timeline,
)
from macros.charts.outlines import load_outlines
from macros.charts.picture import Cell, CitesCell, PartyCell, Picture, RecordCell
from macros.charts.svg import render_for_page
from macros.pages.addresses import TABLES, Address, find_comparison_page
from macros.pages.environment import render_template
from macros.pages.markup import escape, fill
from macros.pages.ui import PageUi
from macros.records.country import Country
from macros.records.place import Place
from macros.values.terms import OtsStatus
from macros.views import held
from macros.views.comparison import list_comparisons
from macros.views.figures import PERSONNEL, SHARE_OF_GDP, list_figures, list_figures_of
from macros.views.participation import find_standing
from macros.views.selection import MEMBER_STANDINGS
from macros.views.sites import list_sites
from macros.views.timeline import list_timeline


@dataclass(frozen=True, slots=True)
class _Source:
    """The page that lists the records behind a chart, and its words in the source line.

    `table` is the published table that holds the rows which the chart counts.
    """

    page: str
    words: str
    table: str

    @property
    def columns(self) -> Address:
        """The place that tells where the table is and what stands in it."""
        return Address(TABLES, self.table)


_REGISTER = _Source("exercises/index.md", "register of exercises", "exercises")
_PARTIES = _Source("exercises/index.md", "register of exercises", "participations")
_SITES = _Source("exercises/index.md", "register of exercises", "record_places")
_PROFILES = _Source("countries/index.md", "country profiles", "figures")
_CHRONOLOGY = _Source("chronology.md", "chronology", "events")


def _by_year(ui: PageUi) -> Picture:
    rows = held.count_framework_years(ui.handbook)
    return exercises_by_year.make_picture(rows, ui.label, ui.today.year)


def _pairs(ui: PageUi) -> Picture:
    pairs = held.count_pairs(ui.handbook, _list_parties(ui))
    return pair_matrix.make_picture(pairs, len(held.list_held(ui.handbook)))


def _participation(ui: PageUi) -> Picture:
    rows = held.count_party_years(ui.handbook, _list_parties(ui))
    number = len(held.list_held(ui.handbook))
    return participation.make_picture(rows, number, ui.today.year)


def _forms_and_domains(ui: PageUi) -> Picture:
    handbook = ui.handbook
    return forms_and_domains.make_picture(
        held.count_forms(handbook),
        held.count_domains(handbook),
        len(held.list_held(handbook)),
        ui.label,
    )


def _timeline(ui: PageUi) -> Picture:
    return timeline.make_picture(list_timeline(ui.handbook), ui.kind_label)


def _personnel(ui: PageUi) -> Picture:
    rows = list_figures(ui.handbook, "personnel", PERSONNEL)
    return figures.make_picture("personnel", rows, ui.label)


def _spending(ui: PageUi) -> Picture:
    rows = list_figures(ui.handbook, "expenditure", SHARE_OF_GDP)
    return figures.make_picture("spending", rows, ui.label)


CHARTS: dict[str, tuple[Callable[[PageUi], Picture], _Source]] = {
    exercises_by_year.NAME: (_by_year, _REGISTER),
    pair_matrix.NAME: (_pairs, _PARTIES),
    participation.NAME: (_participation, _PARTIES),
    forms_and_domains.NAME: (_forms_and_domains, _REGISTER),
    timeline.NAME: (_timeline, _CHRONOLOGY),
    "personnel": (_personnel, _PROFILES),
    "spending": (_spending, _PROFILES),
}
CHART_NAMES = tuple(CHARTS)
# Charts that can also be drawn for one country, with the field of its record.
COUNTRY_CHARTS = {"personnel": "personnel", "spending": "expenditure"}


def render_chart(ui: PageUi, name: str, country: Country | None = None) -> str:
    """Give a chart by its name, or that of one country.

    Raises:
        KeyError: for a name outside CHART_NAMES, or outside COUNTRY_CHARTS for a country.
    """
    if country is not None:
        return _render(ui, make_country_figures(ui, country, name), None)
    make, source = CHARTS[name]
    return _render(ui, make(ui), source)


def render_country_charts(ui: PageUi, country: Country) -> tuple[Markup, ...]:
    """Give the charts of one country that have enough figures to compare."""
    pictures = (make_country_figures(ui, country, name) for name in COUNTRY_CHARTS)
    return tuple(Markup(_render(ui, p, None)) for p in pictures if p.drawings)  # noqa: S704


def render_map(ui: PageUi, party: str | None = None) -> str:
    """Give the map as it stands on a page."""
    return _render(ui, make_map(ui, party), _SITES)


def make_map(ui: PageUi, party: str | None) -> Picture:
    """Give the map of held exercises, or of those that one party hosted or joined."""
    sites = list_sites(ui.handbook, load_outlines(), party)
    standings = {c.party: _find_group(c) for c in held.list_profiles(ui.handbook)}
    return exercise_map.make_picture(sites, standings, party)


def _find_group(country: Country) -> str:
    standing = find_standing(country)
    if standing in MEMBER_STANDINGS:
        return "member"
    return "observer" if standing is OtsStatus.OBSERVER else "partner"


def _list_parties(ui: PageUi) -> list[str]:
    return [country.party for country in held.list_profiles(ui.handbook)]


def make_country_figures(ui: PageUi, country: Country, name: str) -> Picture:
    """Give the chart of strength or spending of one country."""
    rows = list_figures_of(ui.handbook, country, COUNTRY_CHARTS[name])
    return country_figures.make_picture(name, country.party, rows, ui.label)


def _render(ui: PageUi, picture: Picture, source: _Source | None) -> str:
    links = {
        record_id: (ui.href(place), label)
        for record_id, label in picture.targets
        if (place := ui.handbook.find_record(Place, record_id)) is not None
    }
    drawings = [
        (
            drawing,
            Markup(  # noqa: S704 our own drawing; texts in it are escaped as XML
                render_for_page(
                    drawing, f"{picture.name}-{drawing.width}-", picture.description, links
                )
            ),
        )
        for drawing in picture.drawings
    ]

    def cell(row: Sequence[Cell], place: int) -> Markup:
        link = _link_pair(ui, row) if place == len(row) - 1 else None
        return link or _render_cell(ui, row[place])

    return render_template(
        "chart", ui=ui, picture=picture, drawings=drawings, source=source, cell=cell
    )


def _link_pair(ui: PageUi, row: Sequence[Cell]) -> Markup | None:
    """Link the count of a row that names two parties to their comparison, where there is one."""
    match row:
        case (PartyCell(code=one), PartyCell(code=other), int(number)):
            countries = [ui.handbook.find_record(Country, code.lower()) for code in (one, other)]
        case _:
            return None
    first, second = countries
    if first is None or second is None:
        return None
    compared = [{c.first.id, c.second.id} for c in list_comparisons(ui.handbook)]
    if {first.id, second.id} not in compared:
        return None
    return fill(
        '<a href="%s" aria-label="%s: %s">%s</a>',
        ui.href(find_comparison_page(first, second)),
        escape(f"{first.name} and {second.name} compared"),
        number,
        number,
    )


def _render_cell(ui: PageUi, value: Cell) -> Markup:
    if isinstance(value, PartyCell):
        return ui.party(value.code)
    if isinstance(value, RecordCell):
        return ui.link_id(value.record_id)
    if isinstance(value, CitesCell):
        return ui.notes(value.cites)
    return escape(f"{value:,}" if isinstance(value, int) else value)
