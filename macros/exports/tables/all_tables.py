"""Every table, in the order in which the data page and the package list them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export_file import ExportInput
from macros.exports.tables import (
    claim_tables,
    country_tables,
    event_tables,
    exercise_tables,
    industry_tables,
    place_tables,
    record_tables,
    source_tables,
    term_tables,
)
from macros.exports.tables.column import LIST_SEPARATOR, Column, Row, Table, text
from macros.exports.tables.field_types import ColumnType

_CONTENT = (
    exercise_tables.EXERCISES,
    exercise_tables.PARTICIPATIONS,
    exercise_tables.SERIES,
    event_tables.EVENTS,
    event_tables.EVENT_PARTICIPATIONS,
    event_tables.STATEMENTS,
    country_tables.COUNTRIES,
    country_tables.OTS_STANDINGS,
    country_tables.ALIGNMENTS,
    country_tables.RANKINGS,
    industry_tables.ORGANIZATIONS,
    industry_tables.PROGRAMMES,
    industry_tables.PROGRAMME_PARTNERS,
    industry_tables.PRODUCTS,
    place_tables.PLACES,
    place_tables.RECORD_PLACES,
    place_tables.RECORD_ORGANIZATIONS,
    claim_tables.FIGURES,
    claim_tables.DISPUTES,
    claim_tables.DISPUTE_VALUES,
    claim_tables.CITATIONS,
    claim_tables.EVIDENCE,
    source_tables.DOCUMENTS,
    source_tables.PUBLISHERS,
    source_tables.PUBLISHER_VOICES,
    record_tables.RECORDS,
    record_tables.NAMES,
    record_tables.FACTS,
    record_tables.GAPS,
    record_tables.RELATED,
    record_tables.PARTIES,
    term_tables.TERMS,
    term_tables.CROSSWALKS,
    term_tables.TOMBSTONES,
)


def _list_columns(source: ExportInput) -> Iterator[Row]:
    for table in _CONTENT:
        for column in table.columns:
            yield Row(source, table, column)


def word_constraint(table: Table, column: Column) -> str | None:
    """Word what the cells of a column must be: `key; required; one of a, b`."""
    parts = []
    if column.name in table.key:
        parts.append("key")
    if column.required:
        parts.append("required")
    if column.terms:
        each = "each one of" if column.type is ColumnType.LIST else "one of"
        parts.append(f"{each} {', '.join(column.terms)}")
    if column.minimum is not None:
        parts.append(f"at least {column.minimum:g}")
    if column.maximum is not None:
        parts.append(f"at most {column.maximum:g}")
    return "; ".join(parts) or None


DICTIONARY = Table(
    "data_dictionary",
    "Data dictionary",
    "One line for each column of each table.",
    ("table", "column"),
    (
        text("table", "Table", "The table.", lambda row: row.record.name, required=True),
        text("column", "Column", "The column.", lambda row: row.part.name, required=True),
        text("title", "Label", "What pages call it.", lambda row: row.part.title, required=True),
        text(
            "type",
            "Type",
            f"The type of its cells; a list has {LIST_SEPARATOR!r} between its entries.",
            lambda row: row.part.type,
            required=True,
            terms=tuple(kind.value for kind in ColumnType),
        ),
        text("meaning", "Meaning", "What it says.", lambda row: row.part.meaning, required=True),
        text("unit", "Unit", "The unit of a number.", lambda row: row.part.unit or None),
        text(
            "constraint",
            "Constraint",
            "What its cells must be.",
            lambda row: word_constraint(row.record, row.part),
        ),
        text(
            "refers_to",
            "Refers to",
            "Table and column that hold what it names.",
            lambda row: row.part.refers_to or None,
        ),
    ),
    _list_columns,
)
ALL_TABLES: tuple[Table, ...] = (*_CONTENT, DICTIONARY)
