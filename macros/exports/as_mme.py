"""Exercises in the columns of Multinational Military Exercises v7, so that rows can be appended.

What that data set cannot hold is listed in a file of its own, never bent to fit.

Source: D'Orazio and Galambos, Multinational Military Exercises, version 7 (Harvard Dataverse);
the habits of its file follow `data-raw/mme_v7.csv` of the R package troopdata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from macros.exports.as_csv import MEDIA_TYPE, render_lines
from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.mme_row import STATE_COLUMNS, NotHeld, make_row
from macros.exports.tables.column import Cell
from macros.records.exercise import Exercise
from macros.values.terms import Status
from macros.views.participation import exercise_order

PATH = "mme/mme-v7.csv"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
NOT_HELD_PATH = "mme/mme-not-held.csv"
COLUMNS = (
    "MMEID", "Ex_Name", "Series_Name", "Location", "lat", "lon",
    "StartDate", "s.year", "s.month", "s.day", "EndDate", "e.year", "e.month", "e.day",
    "CPX", "Air", "Land", "Sea", "Amphibious", "Cyber",
    "Warfighting", "Peacekeeping", "Humanitarian",
    "FocusDescription", "AdditionalParticipantInfo",
    *STATE_COLUMNS,
)  # fmt: skip


def export_mme(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the rows, and what they could not hold."""
    lines: list[tuple[Cell, ...]] = []
    not_held: list[NotHeld] = list(_LIMITS)
    exercises = export_input.handbook.list_records(Exercise)
    for exercise in sorted(exercises, key=exercise_order):
        if exercise.status is not Status.HELD:
            reason = f"Has the status {exercise.status}; the data set holds what took place."
            not_held.append(NotHeld(exercise.id, "status", reason))
            continue
        row, missing = make_row(export_input.handbook, exercise)
        lines.append(tuple(_read_cell(row.get(column, "")) for column in COLUMNS))
        not_held += missing
    yield ExportFile(
        path=PATH,
        content=render_lines(list(COLUMNS), lines),
        media_type=MEDIA_TYPE,
        title="Held exercises in the columns of Multinational Military Exercises v7",
        rows=len(lines),
    )
    yield ExportFile(
        path=NOT_HELD_PATH,
        content=render_lines(
            ["record", "field", "reason"], [(n.record, n.field, n.reason) for n in not_held]
        ),
        media_type=MEDIA_TYPE,
        title="What the columns of Multinational Military Exercises v7 cannot hold",
        rows=len(not_held),
    )


def _read_cell(text: str) -> Cell:
    """Take a number for a number: -9 is no formula that would have to be neutralised."""
    return Decimal(text) if _NUMBER.fullmatch(text) else text


_LIMITS = (
    NotHeld("*", "cites", "No column for sources, evidence or disputes; see csv/citations.csv."),
    NotHeld("*", "personnel", "No columns for numbers of personnel; see csv/figures.csv."),
    NotHeld("*", "host", "No column for the host; it stands among the states."),
    NotHeld("*", "forms", "CPX is the only form; all others share the 0."),
    NotHeld("*", "Warfighting", "The handbook does not code this purpose; always -9."),
)
