"""Tables of exercises, who takes part, and series."""

from __future__ import annotations

from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Table,
    of_parts,
    of_records,
    whole,
)
from macros.exports.tables.dates import date_columns
from macros.exports.tables.rows import each_entry, each_record
from macros.records.exercise import Exercise, Participation
from macros.records.series import Series
from macros.views.participation import list_active_parties

EXERCISES = Table(
    "exercises",
    "Exercises",
    "One line for each exercise.",
    ("id",),
    (
        OWN_ID,
        *of_records(Exercise, "name", "series", "status", "as_of"),
        *date_columns(lambda row: row.record.date, "when it takes place"),
        *of_records(
            Exercise,
            "date_note",
            "host",
            "places",
            "forms",
            "forms_basis",
            "host_label",
            "domains",
            "focus",
            "framework",
            "organizations",
        ),
        whole(
            "active_parties",
            "Parties with forces",
            "Number of parties that host it or take part; observers and the invited not counted.",
            lambda row: len(set(list_active_parties(row.record))),
            required=True,
            minimum=0,
        ),
        *of_records(Exercise, "equipment", "purpose", "summary"),
    ),
    each_record(Exercise),
)
PARTICIPATIONS = Table(
    "participations",
    "Participations",
    "One line for each party in an exercise and what it does there.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, *of_parts(Participation, "party", "role", "units")),
    each_entry("participants", Exercise),
)
SERIES = Table(
    "series",
    "Series",
    "One line for each series of exercises; its editions are exercises that name it.",
    ("id",),
    (
        OWN_ID,
        *of_records(Series, "name", "framework"),
        *date_columns(lambda row: row.record.date, "from the first edition to the last"),
        *of_records(Series, "cadence"),
        whole(
            "editions",
            "Editions",
            "Number of exercises of the series that the handbook records.",
            lambda row: len(row.source.handbook.find_backlinks(row.record.id, Exercise, "series")),
            required=True,
            minimum=0,
        ),
        *of_records(Series, "summary"),
    ),
    each_record(Series),
)
