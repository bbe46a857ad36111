"""The chronology: events as entries, exercises and statements as lines that lead elsewhere."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker, index_labels
from macros.book.labels import label_record
from macros.book.persons import name_persons
from macros.book.runs import read_runs
from macros.pages.markup import escape
from macros.pages.record_bodies import list_mentions
from macros.records.event import Attendance, Event
from macros.values.terms import EventRole
from macros.views.timeline import TimelineRow, list_timeline

_ROLE_LABELS = {
    EventRole.HOST: ("Host", "Hosts"),
    EventRole.SIGNATORY: ("Signatory", "Signatories"),
    EventRole.PARTICIPANT: ("Participant", "Participants"),
    EventRole.SPEAKER: ("Speaker", "Speakers"),
    EventRole.SUBJECT: ("Concerns", "Concerns"),
    EventRole.OBSERVER: ("Observer", "Observers"),
    EventRole.INVITED: ("Invited", "Invited"),
    EventRole.ABSENT: ("Absent", "Absent"),
    EventRole.UNSPECIFIED: ("Role not stated", "Roles not stated"),
}


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
    _add_parties(entry, record)
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


def _add_parties(entry: EntryMaker, record: Event) -> None:
    ui = entry.ui
    marks = ui.field_notes(record, "participants") + ui.field_badge(record, "participants")
    for role, (one, several) in _ROLE_LABELS.items():
        parties = [p for p in record.participants if p.role is role]
        if parties:
            names = [_name_party(ui, p) for p in parties]
            long = any(p.represented_by for p in parties)
            joined = (Markup("; ") if long else Markup(", ")).join(names)
            entry.plain(one if len(parties) == 1 else several, joined + marks)
            marks = Markup("")


def _name_party(ui: BookUi, attendance: Attendance) -> Markup:
    more = []
    if attendance.represented_by:
        more.append(escape(attendance.represented_by))
    if attendance.ratified:
        more.append(Markup("ratified {}").format(ui.when(attendance.ratified)))
    words = Markup(" ({})").format(Markup("; ").join(more)) if more else Markup("")
    return ui.party(attendance.party) + words + ui.notes(attendance.cites)
