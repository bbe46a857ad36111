"""Tables as CSV files.

Source: RFC 4180 (comma, CRLF, double quotes), a header line, UTF-8 without a mark.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.tables.column import Cell, Table

MEDIA_TYPE = "text/csv"
DICTIONARY_PATH = "csv/data_dictionary.csv"
# A text that begins so would be run by a spreadsheet as a formula; the wide forms count too.
# Source: OWASP, CSV Injection.
_FORMULA = re.compile("'*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")
_NEUTRALISED = re.compile("''*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def export_csv(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give one file for each table."""
    for table in ALL_TABLES:
        lines = list(table.read_lines(export_input))
        yield ExportFile(
            path=table.path,
            content=render_csv(table, lines),
            media_type=MEDIA_TYPE,
            title=f"{table.title}: {table.meaning[:1].lower()}{table.meaning[1:].rstrip('.')}",
            rows=len(lines),
            schema_path=DICTIONARY_PATH,
        )


def render_csv(table: Table, lines: list[tuple[Cell, ...]]) -> bytes:
    """Give the bytes of a table's file, a header line first."""
    return render_lines([column.name for column in table.columns], lines)


def render_lines(header: list[str], lines: list[tuple[Cell, ...]]) -> bytes:
    """Give lines of cells as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, dialect="excel", lineterminator="\r\n", strict=True)
    writer.writerow(header)
    writer.writerows([write_cell(cell) for cell in line] for line in lines)
    return stream.getvalue().encode("utf-8")


def write_cell(cell: Cell) -> str:
    """Write a value as the text of a cell; what is not known stays empty."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return neutralise(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell)


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def restore(cell: str) -> str:
    """Take the apostrophe off again: gives back exactly what `neutralise` was given."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
