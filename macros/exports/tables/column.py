"""A table and its columns: name, type, meaning, constraints, and how a cell is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from macros.exports.export_file import ExportInput
from macros.exports.tables.field_types import ColumnType, describe_field
from macros.records.base import Part
from macros.values.dates import EdtfDate

# Stands between the entries of a list in one cell; no code, id or address holds it.
LIST_SEPARATOR = ";"
Cell = str | int | float | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a table is read from.

    `record` is the record, `part` the part of it that the line tells of (a participant, a
    figure, a document), `position` its place in the record's list, counted from 1.
    """

    source: ExportInput
    record: Any
    part: Any = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column, declared once for all formats.

    `terms` are the allowed values; `refers_to` is a table and its column, `places.id`.
    """

    name: str
    type: ColumnType
    title: str
    meaning: str
    read: Callable[[Row], Any]
    unit: str = ""
    required: bool = False
    terms: tuple[str, ...] = ()
    refers_to: str = ""
    minimum: float | None = None
    maximum: float | None = None

    def read_cell(self, row: Row) -> Cell:
        """Give the value of the cell in one line; None where nothing is known."""
        value = self.read(row)
        if isinstance(value, EdtfDate):
            return value.text
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, tuple):
            return LIST_SEPARATOR.join(map(str, value)) or None
        if value is None or isinstance(value, str | int | float | Decimal | date):
            return value
        raise TypeError(f"{self.name}: no cell can hold {value!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a line of it is, its columns, its key and where the lines come from."""

    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    list_rows: Callable[[ExportInput], Iterable[Row]]

    @property
    def path(self) -> str:
        """Where the CSV file lies below `data/v1/`."""
        return f"csv/{self.name}.csv"

    def read_lines(self, source: ExportInput) -> Iterator[tuple[Cell, ...]]:
        """Give the cells of each line, in the order of the columns."""
        for row in self.list_rows(source):
            yield tuple(column.read_cell(row) for column in self.columns)


def of_record(model: type[Part], name: str) -> Column:
    """Declare the column of a record's field: name, type and meaning are the field's."""
    return _of_field(model, name, lambda row: getattr(row.record, name))


def of_part(model: type[Part], name: str) -> Column:
    """Declare the column of a field of a record's part."""
    return _of_field(model, name, lambda row: getattr(row.part, name))


def of_records(model: type[Part], *names: str) -> tuple[Column, ...]:
    """Declare columns of several fields of a record."""
    return tuple(of_record(model, name) for name in names)


def of_parts(model: type[Part], *names: str) -> tuple[Column, ...]:
    """Declare columns of several fields of a record's part."""
    return tuple(of_part(model, name) for name in names)


def _of_field(model: type[Part], name: str, read: Callable[[Row], Any]) -> Column:
    field = describe_field(model, name)
    return Column(
        name=name,
        type=field.type,
        title=field.title,
        meaning=field.meaning,
        read=read,
        unit=field.unit,
        required=field.is_required,
        terms=field.terms,
        refers_to=field.refers_to,
        minimum=field.minimum,
        maximum=field.maximum,
    )


def text(name: str, title: str, meaning: str, read: Callable[[Row], Any], **more: Any) -> Column:
    """Declare a column of text that is not a field of the record."""
    return Column(name, ColumnType.STRING, title, meaning, read, **more)


def whole(name: str, title: str, meaning: str, read: Callable[[Row], Any], **more: Any) -> Column:
    """Declare a column of whole numbers that is not a field of the record."""
    return Column(name, ColumnType.INTEGER, title, meaning, read, **more)


RECORD_ID = text(
    "record_id",
    "Record",
    "Id of the record.",
    lambda row: row.record.id,
    required=True,
    refers_to="records.id",
)
POSITION = whole(
    "position",
    "Position",
    "Place in the record's list, counted from 1.",
    lambda row: row.position,
    required=True,
    minimum=1,
)
OWN_ID = replace(RECORD_ID, name="id", title="Id", meaning="Id of the record: its permanent name.")
