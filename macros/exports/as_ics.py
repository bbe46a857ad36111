"""Calendars: exercises and events as iCalendar, all of them entries of whole days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

import icalendar

from macros.exports.calendar_days import CalendarDays, find_calendar_days
from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.identity import HANDBOOK, LICENCE_URL, make_uid, record_path
from macros.pages.markup import plain_prose
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.values.parties import name_party
from macros.values.terms import Status

MEDIA_TYPE = "text/calendar"
Entry = Exercise | Event

# Source: RFC 5545, 3.8.1.11. What is neither held nor cancelled may still come otherwise.
STATUSES = {
    Status.HELD: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
    Status.PROPOSED: "TENTATIVE",
    Status.ANNOUNCED: "TENTATIVE",
    Status.PLANNED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.UNCONFIRMED: "TENTATIVE",
}


def export_ics(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give one calendar of exercises and one of events."""
    handbook = export_input.handbook
    for name, records in (
        ("exercises", handbook.list_records(Exercise)),
        ("events", handbook.list_records(Event)),
    ):
        dated = [(r, days) for r in records if (days := _find_days(r)) is not None]
        dated.sort(key=lambda pair: (pair[1].first, pair[1].last, pair[0].id))
        calendar = _make_calendar(export_input, name, dated, left_out=len(records) - len(dated))
        yield ExportFile(
            path=f"{name}.ics",
            content=calendar.to_ical(),
            media_type=MEDIA_TYPE,
            title=f"Calendar of {name} that are dated to the month or day",
            rows=len(dated),
        )


def _find_days(record: Entry) -> CalendarDays | None:
    return find_calendar_days(record.date) if record.date else None


def _make_calendar(
    export_input: ExportInput,
    name: str,
    dated: Sequence[tuple[Entry, CalendarDays]],
    *,
    left_out: int,
) -> icalendar.Calendar:
    """Make a calendar that says what it leaves out.

    Source: RFC 5545, 3.6; RFC 7986, 5 (name, description, uid, url, refresh interval).
    """
    title = f"{HANDBOOK}: {name}"
    about = (
        f"{name.capitalize()} of the handbook as entries of whole days. One of which only the "
        "month is known takes up that month, and its title says so; where the beginning or the "
        "end is not known, the other stands alone. Left out, because they are dated to no more "
        f"than a season or year or not at all: {left_out}. Licence: {LICENCE_URL}"
    )
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{HANDBOOK}//{export_input.version}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", make_uid(f"calendars/{name}"))
    calendar.add("name", title)
    calendar.add("x-wr-calname", icalendar.vText(title))
    calendar.add("description", about)
    calendar.add("x-wr-caldesc", icalendar.vText(about))
    calendar.add("url", export_input.site_url)
    calendar.add("last-modified", export_input.moment)
    for record, days in dated:
        calendar.add_component(_make_entry(export_input, record, days))
    return calendar


def _make_entry(export_input: ExportInput, record: Entry, days: CalendarDays) -> icalendar.Event:
    """Make an entry of whole days, which does not make the reader busy.

    Source: RFC 5545, 3.6.1; 3.8.2.2: the end is the day after the last.
    """
    page = export_input.page_address(record)
    changed = export_input.last_change(record)
    entry = icalendar.Event()
    entry.add("uid", make_uid(record_path(record)))
    entry.add("dtstamp", export_input.moment)
    entry.add("dtstart", days.first)
    entry.add("dtend", days.day_after)
    entry.add("summary", _word_title(record, days))
    entry.add("description", _word_body(record, page))
    place = _word_place(export_input, record)
    if place:
        entry.add("location", place)
    entry.add("url", page)
    entry.add("status", STATUSES[record.status])
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [record.noun, _name_kind(record)])
    if changed:
        entry.add("last-modified", datetime.combine(changed, time(), UTC))
    return entry


def _name_kind(record: Entry) -> str:
    return str(record.framework if isinstance(record, Exercise) else record.kind)


def _word_title(record: Entry, days: CalendarDays) -> str:
    """Give the name, with a remark for a status or date that is less than certain."""
    status = None if record.status is Status.HELD else str(record.status)
    remarks = [remark for remark in (status, days.remark) if remark]
    return f"{record.name} ({'; '.join(remarks)})" if remarks else record.name


def _word_body(record: Entry, page: str) -> str:
    parties = ", ".join(name_party(party) for party in record.list_parties())
    lines = [
        plain_prose(record.summary) if record.summary else None,
        f"Date: {record.date.display()}." if record.date else None,
        f"On the date: {plain_prose(record.date_note)}" if record.date_note else None,
        f"Parties: {parties}." if parties else None,
        f"Sources: {page}",
    ]
    return "\n".join(line for line in lines if line)


def _word_place(export_input: ExportInput, record: Entry) -> str:
    found = (export_input.handbook.find_record(Place, place_id) for place_id in record.places)
    names = [place.name for place in found if place is not None]
    if isinstance(record, Exercise) and record.host:
        names.append(name_party(record.host))
    return ", ".join(dict.fromkeys(names))
