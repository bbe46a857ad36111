"""Tables of exercises, who takes part, and series."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export_file import ExportInput
from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Row,
    Table,
    of_parts,
    of_records,
    whole,
)
from macros.exports.tables.dates import date_columns
from macros.records.exercise import Exercise, Participation
from macros.records.series import Series
from macros.views.participation import list_active_parties


def _list_participations(source: ExportInput) -> Iterator[Row]:
    for exercise in source.handbook.list_records(Exercise):
        for position, part in enumerate(exercise.participants, start=1):
            yield Row(source, exercise, part, position)


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
    lambda source: (Row(source, record) for record in source.handbook.list_records(Exercise)),
)
PARTICIPATIONS = Table(
    "participations",
    "Participations",
    "One line for each party in an exercise and what it does there.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, *of_parts(Participation, "party", "role", "units")),
    _list_participations,
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
    lambda source: (Row(source, record) for record in source.handbook.list_records(Series)),
)
