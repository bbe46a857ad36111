"""Every record as JSON: all in one file, one file for each kind, one for each record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.exports.export_file import DATA_FOLDER, ExportFile, ExportInput
from macros.exports.identity import HANDBOOK, LICENCE_URL, record_path
from macros.exports.json_text import render_json
from macros.exports.record_json import describe_record
from macros.loading.handbook import Handbook
from macros.records.base import Record

MEDIA_TYPE = "application/json"
SCHEMA_PATH = "openapi.json"
CONTRACT = DATA_FOLDER.rpartition("/")[2]


def export_json(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the files: all records, the index, each kind, each record."""
    by_folder = export_input.handbook.by_folder
    # Each record is written once, and that text put into all files that hold it.
    entries = {
        kind: [
            render_json(describe_record(export_input, record)).rstrip()
            for record in records.values()
        ]
        for kind, records in by_folder.items()
    }
    lists = {kind: b"[" + b",".join(found) + b"]" for kind, found in entries.items()}
    head = describe_edition(export_input)
    counts = {kind: len(found) for kind, found in entries.items()}
    total = sum(counts.values())
    records = b",".join(b'"%s":%s' % (kind.encode(), found) for kind, found in lists.items())
    whole = _add_records({**head, "counts": counts}, b"{" + records + b"}")
    yield _make_file("all.json", whole, "All records", total)
    index = render_json(_make_index(export_input, head))
    yield _make_file("index.json", index, "Index of all records", total)
    for kind, found in lists.items():
        content = _add_records({**head, "kind": kind, "count": counts[kind]}, found)
        yield _make_file(f"{kind}.json", content, f"All records: {kind}", counts[kind])
    opening = render_json(head).rstrip()[:-1] + b","
    for kind, texts in entries.items():
        for record, text in zip(by_folder[kind].values(), texts, strict=True):
            title = f"{record.name}: the whole record"
            yield _make_file(f"{record_path(record)}.json", opening + text[1:] + b"\n", title, 1)


def describe_edition(export_input: ExportInput) -> dict[str, str]:
    """Say of what, in which edition and under which licence a file is."""
    return {
        "handbook": HANDBOOK,
        "version": export_input.version,
        "contract": CONTRACT,
        "licence": LICENCE_URL,
        "edition_of": export_input.moment.date().isoformat(),
    }


def _make_index(export_input: ExportInput, head: dict[str, str]) -> dict[str, Any]:
    handbook = export_input.handbook
    return {
        **head,
        "records": [_index_record(export_input, record) for record in handbook.list_all()],
        "documents": _index_documents(handbook),
    }


def _index_record(export_input: ExportInput, record: Record) -> dict[str, str]:
    return {
        "id": record.id,
        "kind": record.folder,
        "name": record.name,
        "page": export_input.page_address(record),
        "json": export_input.file_address(f"{record_path(record)}.json"),
    }


def _index_documents(handbook: Handbook) -> list[dict[str, str]]:
    """Say in which publisher's record each document stands."""
    return [
        {"id": document_id, "publisher": found.publisher.id, "title": found.document.title}
        for document_id, found in handbook.documents.items()
    ]


def _add_records(value: dict[str, Any], records: bytes) -> bytes:
    """Give an object as JSON with one more key, `records`, whose JSON is at hand."""
    return b'%s,"records":%s}\n' % (render_json(value).rstrip()[:-1], records)


def _make_file(path: str, content: bytes, title: str, rows: int) -> ExportFile:
    return ExportFile(path, content, MEDIA_TYPE, title, rows, SCHEMA_PATH)
