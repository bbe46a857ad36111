"""The body of each page that lists all records of a kind: its rows, in order and in parts."""

from __future__ import annotations

from collections.abc import Iterable

from macros.pages.environment import render_template
from macros.pages.paged_lists import INDEX_LISTS, cut_part, group_rows
from macros.pages.ui import PageUi
from macros.records.base import SourcedRecord
from macros.records.event import Event
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.values.parties import name_party
from macros.values.terms import EventKind, PublisherKind, StatementKind
from macros.views.participation import list_editions

_INTERNATIONAL = "International bodies"
_WITHOUT_STATE = "Seas and regions without a state"


def render_events(ui: PageUi, kind: EventKind | None, part: int | None) -> str:
    """Give events under a heading for each kind, oldest first."""
    kinds = list(EventKind)
    rows = sorted(
        (e for e in ui.handbook.list_records(Event) if kind is None or e.kind is kind),
        key=lambda e: (kinds.index(e.kind), _sort_key(e), e.name),
    )
    cut = cut_part(INDEX_LISTS[Event.folder], rows, part, lambda e: ui.label(e.kind))
    groups = group_rows(cut.rows, lambda e: e.kind)
    return render_template("events", ui=ui, part=cut, groups=groups)


def _sort_key(event: Event) -> tuple[bool, object]:
    return (event.date is None, event.date.sort_key if event.date else ())


def render_organizations(ui: PageUi, part: int | None) -> str:
    """Give organizations country by country, international bodies last."""

    def title(organization: Organization) -> str:
        return name_party(organization.country) if organization.country else _INTERNATIONAL

    rows = sorted(
        ui.handbook.list_records(Organization),
        key=lambda o: (o.country is None, title(o), o.name),
    )
    cut = cut_part(INDEX_LISTS[Organization.folder], rows, part, title)
    return render_template("organizations", ui=ui, part=cut, groups=group_rows(cut.rows, title))


def render_programmes(ui: PageUi, part: int | None) -> str:
    """Give all programmes by name."""
    rows = sorted(ui.handbook.list_records(Programme), key=lambda p: p.name)
    cut = cut_part(INDEX_LISTS[Programme.folder], rows, part, lambda p: p.name)
    return render_template("programmes", ui=ui, part=cut, caption="Programmes, by name")


def render_series_list(ui: PageUi, part: int | None) -> str:
    """Give all series by name, with the number of editions recorded."""
    rows = [
        (series, len(list_editions(ui.handbook, series.id)))
        for series in sorted(ui.handbook.list_records(Series), key=lambda s: s.name)
    ]
    cut = cut_part(INDEX_LISTS[Series.folder], rows, part, lambda row: row[0].name)
    return render_template("series_list", ui=ui, part=cut)


def render_places(ui: PageUi, part: int | None) -> str:
    """Give the gazetteer, country by country."""

    def title(place: Place) -> str:
        return name_party(place.country) if place.country else _WITHOUT_STATE

    rows = sorted(ui.handbook.list_records(Place), key=lambda p: (title(p), p.name))
    cut = cut_part(INDEX_LISTS[Place.folder], rows, part, title)
    groups = {
        heading: [(place, _count_records(ui, place)) for place in places]
        for heading, places in group_rows(cut.rows, title).items()
    }
    return render_template("places", ui=ui, part=cut, groups=groups)


def _count_records(ui: PageUi, place: Place) -> int:
    links = ui.handbook.backlinks.get(place.id, ())
    return len({link.record.id for link in links if isinstance(link.record, SourcedRecord)})


def render_statements(ui: PageUi, part: int | None) -> str:
    """Give all statements under a heading for each kind."""
    kinds = list(StatementKind)
    rows = sorted(ui.handbook.list_records(Statement), key=lambda s: (kinds.index(s.kind), s.name))
    cut = cut_part(INDEX_LISTS[Statement.folder], rows, part, lambda s: ui.label(s.kind))
    groups = group_rows(cut.rows, lambda s: s.kind)
    return render_template("statements", ui=ui, part=cut, groups=groups)


def render_sources(ui: PageUi, publishers: Iterable[Publisher], part: int | None) -> str:
    """Give publishers under a heading for each kind, by name."""
    kinds = list(PublisherKind)
    rows = sorted(publishers, key=lambda p: (kinds.index(p.kind), p.name.casefold()))
    cut = cut_part(INDEX_LISTS[Publisher.folder], rows, part, lambda p: ui.label(p.kind))
    groups = group_rows(cut.rows, lambda p: p.kind)
    return render_template("sources", ui=ui, part=cut, groups=groups)
