"""Tables of the controlled vocabularies, their matches elsewhere, and of former ids."""

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
from macros.records.term import Crosswalk, Term
from macros.records.tombstone import Tombstone

TERMS = Table(
    "terms",
    "Terms",
    "One line for each controlled term with its definition.",
    ("id",),
    (
        OWN_ID,
        *of_records(Term, "vocabulary", "code", "name", "definition"),
        text(
            "basis_name",
            "After",
            "The text that the definition follows; empty for the handbook's own.",
            lambda row: row.record.basis.name if row.record.basis else None,
        ),
        text(
            "basis_url",
            "Address of that text",
            "Where it can be read.",
            lambda row: row.record.basis.url if row.record.basis else None,
        ),
    ),
    each_record(Term),
)
CROSSWALKS = Table(
    "crosswalks",
    "Crosswalks",
    "One line for each match of a term in an academic data set.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, *of_parts(Crosswalk, "dataset", "code", "note")),
    each_entry("crosswalk"),
)
TOMBSTONES = Table(
    "tombstones",
    "Former ids",
    "One line for each id that went away: what became of it, when and why.",
    ("id",),
    (
        text("id", "Id", "The former id.", lambda row: row.record.id, required=True),
        *of_records(Tombstone, "name", "became", "kind", "successors", "reason"),
        *date_columns(lambda row: row.record.date, "when the id went away"),
    ),
    each_record(Tombstone),
)
