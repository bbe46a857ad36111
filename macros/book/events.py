"""The chronology: events as entries, exercises and statements as lines that lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker, index_labels
from macros.book.labels import label_record
from macros.book.party_rows import add_parties
from macros.book.persons import name_persons
from macros.book.runs import read_runs
from macros.pages.markup import escape
from macros.pages.record_bodies import list_mentions
from macros.records.event import Attendance, Event
from macros.views.timeline import TimelineRow, list_timeline


def list_chronology(ui: BookUi) -> list[dict[str, Any]]:
    """Give everything dated year by year, and at the end the events without a date."""
    years = [
        {
            "label": f"chronology/{year}",
            "title": str(year),
            "rows": [_make_row(ui, row) for row in rows],
        }
        for year, rows in groupby(list_timeline(ui.handbook), key=lambda row: row.year)
    ]
    undated = [event for event in ui.handbook.list_records(Event) if event.date is None]
    if undated:
        rows = [{"entry": make_event(ui, event)} for event in undated]
        years.append(
            {"label": "chronology/undated", "title": "Without a date", "rows": rows},
        )
    return years


def _make_row(ui: BookUi, row: TimelineRow) -> dict[str, Any]:
    if isinstance(row.record, Event):
        return {"entry": make_event(ui, row.record)}
    return {
        "line": {
            "date": row.date.display(),
            "kind": ui.kind_label(row.kind),
            "title": row.record.name,
            "to": label_record(row.record),
            "status": row.status if row.status != "held" else None,
        }
    }


def make_event(ui: BookUi, record: Event) -> dict[str, Any]:
    """Give the entry of one event."""
    entry = EntryMaker(ui, record)
    entry.claim("date", "Date", ui.when(record.date), record.date_note)
    status = entry.status(record.status, record.as_of)
    if record.places:
        entry.claim("places", "Place", ui.links(record.places))
    if record.organizations:
        entry.claim("organizations", "Organizations", ui.links(record.organizations))
    add_parties(entry, record.participants, partial(_tell_more, ui))
    if record.outcome:
        entry.claim("outcome", "Outcome", ui.prose(record.outcome))
    entry.names()
    return entry.finish(
        [f"{ui.label(record.kind)}: ", *status],
        mentions=list_mentions(ui, record),
        index=[
            *index_labels(record, places=record.places, organizations=record.organizations),
            *(f"voices/{name}" for name in name_persons(record)),
        ],
        date=read_runs(ui.when(record.date)),
    )


def _tell_more(ui: BookUi, attendance: Attendance) -> Iterator[Markup]:
    if attendance.represented_by:
        yield escape(attendance.represented_by)
    if attendance.ratified:
        yield Markup("ratified {}").format(ui.when(attendance.ratified))
