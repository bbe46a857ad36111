"""The body of each kind of record page: which rows its template is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from macros.pages.addresses import find_comparison_page
from macros.pages.chart_bodies import render_country_charts, render_map
from macros.pages.compare_bodies import partners_compared
from macros.pages.environment import render_template
from macros.pages.paged_lists import Part, cut_part, document_list
from macros.pages.ui import PageUi
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country, CountryFact
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Document, Publisher
from macros.records.registry import name_kind
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.tombstone import Tombstone
from macros.values.terms import FactTopic
from macros.views.disputed import list_disputes
from macros.views.editions import list_steps
from macros.views.neighbours import find_neighbours
from macros.views.participation import (
    count_partners,
    exercise_order,
    list_editions,
    list_exercises_of,
)
from macros.views.source_use import SourceUse, list_relaying, list_uses
from macros.views.timeline import list_timeline

# A document, what it supports, and the documents that repeat it.
DocumentRow = tuple[Document, tuple[SourceUse, ...], tuple[str, ...]]


def render_record(ui: PageUi, record: Record) -> str:
    """Give the Markdown of a record's page.

    Raises:
        LookupError: for a kind of record that has no page of its own.
    """
    template, rows = _BODIES[record.folder]
    return render_template(template, ui=ui, record=record, **rows(ui, record))


def render_documents(ui: PageUi, record: Publisher, number: int) -> str:
    """Give a further part of the documents of a publisher.

    Raises:
        LookupError: when there is no such part.
    """
    return render_template("documents", ui=ui, rows=_cut_documents(ui, record, number))


def _exercise_rows(ui: PageUi, record: Exercise) -> dict[str, Any]:
    series = ui.handbook.find_record(Series, record.series) if record.series else None
    editions = list_editions(ui.handbook, series.id) if series else ()
    place = next((i for i, e in enumerate(editions) if e.id == record.id), 0)
    return {
        "series": series,
        "before": editions[place - 1] if place > 0 else None,
        "after": editions[place + 1] if place + 1 < len(editions) else None,
        "place": place + 1,
        "editions": len(editions),
        "mentions": list_mentions(ui, record),
        "around": find_neighbours(ui.handbook, record),
    }


def _series_rows(ui: PageUi, record: Series) -> dict[str, Any]:
    editions = list_editions(ui.handbook, record.id)
    return {
        "editions": editions,
        "steps": list_steps(editions),
        "mentions": list_mentions(ui, record),
    }


def _event_rows(ui: PageUi, record: Event) -> dict[str, Any]:
    return {
        "mentions": list_mentions(ui, record),
        "around": find_neighbours(ui.handbook, record),
    }


def _organization_rows(ui: PageUi, record: Organization) -> dict[str, Any]:
    return {
        "programmes": ui.handbook.find_backlinks(record.id, Programme, "partners"),
        "subsidiaries": ui.handbook.find_backlinks(record.id, Organization, "parent"),
        "mentions": list_mentions(ui, record),
    }


def _programme_rows(ui: PageUi, record: Programme) -> dict[str, Any]:
    return {
        "mentions": list_mentions(ui, record),
        "around": find_neighbours(ui.handbook, record),
    }


def _statement_rows(ui: PageUi, record: Statement) -> dict[str, Any]:
    about = [ui.handbook.find_any(record_id) for record_id in record.about]
    return {
        "about": about,
        "mentions": list_mentions(ui, record),
        "around": find_neighbours(ui.handbook, record),
    }


def _place_rows(ui: PageUi, record: Place) -> dict[str, Any]:
    find = ui.handbook.find_backlinks
    return {
        "exercises": sorted(find(record.id, Exercise, "places"), key=exercise_order),
        "others": [*find(record.id, Event, "places"), *find(record.id, Organization, "places")],
        "inside": list(find(record.id, Place, "within")),
    }


def _tombstone_rows(_ui: PageUi, record: Tombstone) -> dict[str, Any]:
    return {"noun": name_kind(record.kind)}


def _publisher_rows(ui: PageUi, record: Publisher) -> dict[str, Any]:
    rows = _cut_documents(ui, record, 1)
    return {"rows": rows, "relayed_by": list_relaying(ui.handbook, record.id)}


def _cut_documents(ui: PageUi, record: Publisher, number: int) -> Part[DocumentRow]:
    part = cut_part(
        document_list(record),
        record.documents,
        number,
        lambda document: str(document.date.year) if document.date else "undated",
    )
    rows = [(d, list_uses(ui.handbook, d.id), list_relaying(ui.handbook, d.id)) for d in part.rows]
    return Part(rows, part.number, part.pages)


def list_country_rows(ui: PageUi, record: Country) -> dict[str, Any]:
    """Give the rows of a country's profile; the book prints the same ones."""
    handbook, party = ui.handbook, record.party
    find = handbook.find_backlinks
    topics: dict[FactTopic, list[CountryFact]] = {}
    for topic in FactTopic:
        facts = [fact for fact in record.facts if fact.topic is topic]
        if facts:
            topics[topic] = facts
    return {
        "topics": topics,
        "exercises": list_exercises_of(handbook, party),
        "partners": count_partners(handbook, party),
        "organizations": find(record.id, Organization, "country"),
        "programmes": find(record.id, Programme, "partners"),
        "statements": find(record.id, Statement, "parties", "by"),
        "timeline": list_timeline(
            handbook, lambda row: party in row.parties and isinstance(row.record, Event)
        ),
        "compared_with": [
            (other, find_comparison_page(record, other))
            for other in partners_compared(handbook).get(record.id, ())
        ],
        # Drawn where the template prints them, so that source notes count up down the page.
        "draw_figures": lambda: render_country_charts(ui, record),
        "draw_map": lambda: Markup(render_map(ui, party)),  # noqa: S704 a rendered template
        "mentions": [
            row
            for row in list_disputes(handbook)
            if party in row.record.list_parties() and row.record is not record
        ],
    }


def list_mentions(ui: PageUi, record: SourcedRecord) -> list[Record]:
    """Give the records that point here by `related` or `about`."""
    links = ui.handbook.backlinks.get(record.id, ())
    found = {link.record.id: link.record for link in links if link.path[0] in {"related", "about"}}
    return [found[key] for key in sorted(found)]


_BODIES: dict[str, tuple[str, Callable[[PageUi, Any], dict[str, Any]]]] = {
    Country.folder: ("country", list_country_rows),
    Exercise.folder: ("exercise", _exercise_rows),
    Series.folder: ("series", _series_rows),
    Event.folder: ("event", _event_rows),
    Organization.folder: ("organization", _organization_rows),
    Programme.folder: ("programme", _programme_rows),
    Place.folder: ("place", _place_rows),
    Statement.folder: ("statement", _statement_rows),
    Tombstone.folder: ("tombstone", _tombstone_rows),
    Publisher.folder: ("publisher", _publisher_rows),
}
