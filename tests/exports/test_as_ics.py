"""Calendars are read back by a library that did not write them (ical, not icalendar)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event as CalendarEntry

from macros.exports.as_ics import STATUSES, export_ics
from macros.exports.calendar_days import find_calendar_days
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.values.terms import Status
from tests.builders import make_event, make_exercise, make_place
from tests.exports.inputs import (
    HOSTILE,
    MOMENT,
    SITE_URL,
    export_text,
    make_input,
    make_real_input,
    map_files,
)

OCTETS_MAX = 75


def write(tmp_path: Path, **exercise: Any) -> str:
    files = {
        "places/aktau.yaml": make_place(),
        "exercises/tarlan-2025.yaml": make_exercise(**exercise),
        "events/gabala.yaml": make_event(date="2025-10-07"),
    }
    return export_text(export_ics, make_input(tmp_path, files), "exercises.ics")


def parse(text: str) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(text)


def read_one(tmp_path: Path, **exercise: Any) -> CalendarEntry:
    (entry,) = parse(write(tmp_path, **exercise)).events
    return entry


def test_a_span_of_days_is_an_entry_of_whole_days_that_ends_on_the_day_after(
    tmp_path: Path,
) -> None:
    entry = read_one(tmp_path, date="2025-07-08/2025-07-10", host="KZ", places=["aktau"])
    assert (entry.dtstart, entry.dtend) == (date(2025, 7, 8), date(2025, 7, 11))
    assert entry.summary == "Tarlan-2025"
    assert entry.uid == "exercises/tarlan-2025@handbook.example"
    assert entry.dtstamp == MOMENT
    assert entry.url == f"{SITE_URL}exercises/tarlan-2025/"
    assert entry.location == "Aktau, Kazakhstan"
    assert entry.transparency == "TRANSPARENT"


def test_a_month_takes_up_that_month_and_says_so(tmp_path: Path) -> None:
    entry = read_one(tmp_path, date="2025-07")
    assert (entry.dtstart, entry.dtend) == (date(2025, 7, 1), date(2025, 8, 1))
    assert entry.summary == "Tarlan-2025 (July 2025)"


@pytest.mark.parametrize("when", ["2025", "2025-21", None])
def test_what_is_dated_more_coarsely_or_not_at_all_stays_out(
    tmp_path: Path, when: str | None
) -> None:
    text = write(tmp_path, **({"date": when} if when else {}))
    calendar = parse(text)
    assert calendar.events == []
    assert "or not at all: 1. Licence" in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("status", "written", "summary"),
    [
        ("held", "CONFIRMED", "Tarlan-2025"),
        ("planned", "TENTATIVE", "Tarlan-2025 (planned)"),
        ("announced", "TENTATIVE", "Tarlan-2025 (announced)"),
        ("cancelled", "CANCELLED", "Tarlan-2025 (cancelled)"),
    ],
)
def test_the_status_stands_in_the_entry_and_in_its_title(
    tmp_path: Path, status: str, written: str, summary: str
) -> None:
    entry = read_one(tmp_path, date="2025-07-08", status=status)
    assert entry.status is not None
    assert (entry.status.value, entry.summary) == (written, summary)


def test_every_status_has_its_word_in_calendars() -> None:
    assert set(STATUSES) == set(Status)


def test_a_hostile_name_comes_out_as_itself(tmp_path: Path) -> None:
    entry = read_one(tmp_path, name=HOSTILE, summary=f"{HOSTILE}\n{HOSTILE}", date="2025-07-08")
    assert entry.summary == HOSTILE
    assert entry.description is not None
    assert entry.description.count("100% #1") == 2


def test_lines_are_folded_by_octets_without_breaking_a_letter(tmp_path: Path) -> None:
    text = write(tmp_path, name="Ə😀ў" * 40, date="2025-07-08")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= OCTETS_MAX
    assert parse(text).events[0].summary == "Ə😀ў" * 40


@pytest.mark.parametrize(("path", "model"), [("exercises.ics", Exercise), ("events.ics", Event)])
def test_the_real_calendars_hold_every_record_dated_finely_enough(
    path: str, model: type[Exercise | Event]
) -> None:
    export_input = make_real_input()
    file = map_files(export_ics, export_input)[path]
    entries = parse(file.content.decode()).events
    expected = {
        f"{r.folder}/{r.id}@handbook.example"
        for r in export_input.handbook.list_records(model)
        if r.date and find_calendar_days(r.date)
    }
    assert {entry.uid for entry in entries} == expected
    assert len(entries) == file.rows == len(expected)
