"""The tables as one SQLite database with foreign keys, views and full-text search.

The same input gives the same bytes, as far as the same version of SQLite writes them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal

from macros.exports.as_csv import DICTIONARY_PATH
from macros.exports.export_file import DATA_FOLDER, ExportFile, ExportInput
from macros.exports.sqlite_views import SEARCH_INDEX, VIEWS, list_search_rows
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.tables.column import Cell, Column, Table
from macros.exports.tables.field_types import ColumnType
from macros.giving_up import give_up_if_edited

PATH = "handbook.sqlite"
# "TSSH" in ASCII; the version is that of the contract.
# Source: https://sqlite.org/pragma.html#pragma_application_id
APPLICATION_ID = int.from_bytes(b"TSSH", "big")
_TYPES = {
    ColumnType.STRING: "TEXT",
    ColumnType.LIST: "TEXT",
    ColumnType.DATE: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.NUMBER: "NUMERIC",
}


def export_sqlite(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the database."""
    content, rows = render_sqlite(export_input)
    yield ExportFile(
        path=PATH,
        content=content,
        media_type="application/vnd.sqlite3",
        title="SQLite database: all tables, views and full-text search",
        rows=rows,
        schema_path=DICTIONARY_PATH,
    )


def render_sqlite(export_input: ExportInput) -> tuple[bytes, int]:
    """Give the bytes of the database and the number of lines in all its tables."""
    rows = 0
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA temp_store = MEMORY")  # the disk for temporary files may be full
        database.execute("PRAGMA page_size = 4096")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {DATA_FOLDER.rpartition('v')[2]}")
        database.execute("BEGIN")
        for table in ALL_TABLES:
            database.execute(create_table(table))
        for table in ALL_TABLES:
            give_up_if_edited()
            rows += _fill_table(database, table, export_input)
        for statement in (*_list_indexes(), *VIEWS, SEARCH_INDEX):
            database.execute(statement)
        database.executemany(
            "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)", list_search_rows(export_input.handbook)
        )
        database.execute("INSERT INTO search(search) VALUES ('optimize')")
        database.execute("COMMIT")
        database.execute("VACUUM")
        return database.serialize(), rows


def create_table(table: Table) -> str:
    """Give the statement that makes a table with its keys and constraints."""
    columns = [_declare_column(table, column) for column in table.columns]
    key = ", ".join(map(_quote, table.key))
    lines = ",\n  ".join([*columns, f"PRIMARY KEY ({key})"])
    return f"CREATE TABLE {_quote(table.name)} (\n  {lines}\n) WITHOUT ROWID"


def _declare_column(table: Table, column: Column) -> str:
    parts = [_quote(column.name), _TYPES[column.type]]
    if column.required or column.name in table.key:
        parts.append("NOT NULL")
    if column.terms and column.type is not ColumnType.LIST:
        allowed = ", ".join(f"'{term}'" for term in column.terms)
        parts.append(f"CHECK ({_quote(column.name)} IN ({allowed}))")
    if column.refers_to:
        target, field = column.refers_to.split(".")
        parts.append(f"REFERENCES {_quote(target)} ({_quote(field)})")
    return " ".join(parts)


def _fill_table(database: sqlite3.Connection, table: Table, export_input: ExportInput) -> int:
    places = ", ".join("?" for _ in table.columns)
    lines = [tuple(map(_write_value, line)) for line in table.read_lines(export_input)]
    # Names of tables come from the declarations, never from data.
    database.executemany(f"INSERT INTO {_quote(table.name)} VALUES ({places})", lines)  # noqa: S608
    return len(lines)


def _list_indexes() -> Iterator[str]:
    """Make an index on each column that leads to another table, but for leading key columns."""
    for table in ALL_TABLES:
        for column in table.columns:
            if column.refers_to and column.name != table.key[0]:
                name = _quote(f"{table.name}_{column.name}")
                yield f"CREATE INDEX {name} ON {_quote(table.name)} ({_quote(column.name)})"


def _write_value(cell: Cell) -> str | int | float | None:
    """Give a value as SQLite takes it; decimals as text, which the column reads as a number."""
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell


def _quote(name: str) -> str:
    """Quote a name, such as that of the column `of`, which is a word of SQL."""
    return f'"{name}"'
