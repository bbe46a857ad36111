"""The lines of a table: one for each record of a kind, or for each entry of a list in records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.exports.export_file import ExportInput
from macros.exports.tables.column import Row
from macros.records.base import Record

ListRows = Callable[[ExportInput], Iterator[Row]]


def each_record(model: type[Record]) -> ListRows:
    """Make the lines of a table that has one for each record of a kind."""

    def list_rows(source: ExportInput) -> Iterator[Row]:
        return (Row(source, record) for record in source.handbook.list_records(model))

    return list_rows


def each_entry(name: str, *models: type[Record]) -> ListRows:
    """Make the lines of a table that has one for each entry of a list in records.

    Args:
        name: the field that holds the list; records without it give no line.
        models: the kinds of record; all, when left out.
    """

    def list_rows(source: ExportInput) -> Iterator[Row]:
        for record in source.handbook.list_all():
            if models and not isinstance(record, models):
                continue
            for position, entry in enumerate(getattr(record, name, ()), start=1):
                yield Row(source, record, entry, position)

    return list_rows
