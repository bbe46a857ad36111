"""Tables of events, who takes part in them, and attributed statements."""

from __future__ import annotations

from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Table,
    of_parts,
    of_records,
    text,
)
from macros.exports.tables.dates import date_columns
from macros.exports.tables.rows import each_entry, each_record
from macros.records.event import Attendance, Event
from macros.records.statement import Statement

EVENTS = Table(
    "events",
    "Events",
    "One line for each summit, meeting, treaty, statement, visit or accession.",
    ("id",),
    (
        OWN_ID,
        *of_records(Event, "name", "kind", "status", "as_of"),
        *date_columns(lambda row: row.record.date, "when it takes place"),
        *of_records(Event, "date_note", "places", "organizations", "outcome", "summary"),
    ),
    each_record(Event),
)
EVENT_PARTICIPATIONS = Table(
    "event_participations",
    "Participations in events",
    "One line for each party in an event and what it does there.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        *of_parts(Attendance, "party", "role", "represented_by", "ratified"),
    ),
    each_entry("participants", Event),
)
STATEMENTS = Table(
    "statements",
    "Statements",
    "One line for each attributed opinion, claim, proposal or expectation.",
    ("id",),
    (
        OWN_ID,
        *of_records(Statement, "name", "kind"),
        text("by_name", "By", "The person or outlet.", lambda row: row.record.by.name),
        text("by_office", "Office", "Their office or outlet then.", lambda r: r.record.by.office),
        text(
            "by_party",
            "Speaks for",
            "The state for which they spoke, where they hold its office.",
            lambda row: row.record.by.party,
            refers_to="parties.code",
        ),
        *date_columns(lambda row: row.record.date, "when it was said"),
        *of_records(Statement, "text", "about", "parties", "summary"),
    ),
    each_record(Statement),
)
