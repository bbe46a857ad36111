"""All formats tell of the same records: equal counts, and each file read by another reader."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from typing import Any

import pytest

from macros.exports.catalogue import list_export_files
from macros.exports.export_file import ExportFile
from macros.exports.tables.all_tables import ALL_TABLES
from macros.pages.site_pages import list_site_pages
from macros.records.registry import RECORD_KINDS
from tests.exports.inputs import make_real_input

_TABLE_OF = {"sources": "publishers", "vocabulary": "terms"}


@cache
def _export() -> Mapping[str, ExportFile]:
    return {file.path: file for file in list_export_files(make_real_input())}


def _json(path: str) -> Any:
    return json.loads(_export()[path].content)


def _rows(table: str) -> list[dict[str, str]]:
    text = _export()[f"csv/{table}.csv"].content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    """Give the database of the real handbook."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(_export()["handbook.sqlite"].content)
        yield connection


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_each_kind_has_as_many_records_in_every_format(
    kind: str, database: sqlite3.Connection
) -> None:
    table = _TABLE_OF.get(kind, kind)
    expected = sorted(make_real_input().handbook.by_folder[kind])
    assert sorted(row["id"] for row in _rows(table)) == expected
    assert sorted(record["id"] for record in _json(f"{kind}.json")["records"]) == expected
    assert _json("all.json")["counts"][kind] == len(expected)
    (count,) = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
    assert count == len(expected)
    files = [p for p in _export() if p.startswith(f"{kind}/") and p.count(".") == 1 and p.endswith(".json")]  # fmt: skip  # noqa: E501
    assert len(files) == len(expected)


def test_every_page_of_a_record_has_its_record_in_the_data() -> None:
    source = make_real_input()
    pages = {
        page.source_path.removesuffix(".md")
        for page in list_site_pages(source.handbook, {}, source.data_root)
        if page.record_path
    }
    records = {f"{row['kind']}/{row['id']}" for row in _rows("records")}
    kept = {path for path in records if not path.startswith("vocabulary/")}
    assert kept == {path for path in pages if not path.startswith("tombstones/")}


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_csv_and_sqlite_hold_the_same_cells(table: Any, database: sqlite3.Connection) -> None:
    rows = _rows(table.name)
    key = ", ".join(f'"{name}"' for name in table.key)
    found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY {key}')  # noqa: S608
    names = [column[0] for column in found.description]
    assert names == [*rows[0]] if rows else names
    lines = found.fetchall()
    assert len(lines) == len(rows)
    keys = {tuple(str(line[names.index(name)]) for name in table.key) for line in lines}
    assert keys == {tuple(row[name] for name in table.key) for row in rows}
    for name in names:
        known = sum(line[names.index(name)] is not None for line in lines)
        assert known == sum(row[name] != "" for row in rows), name


def test_disputes_documents_and_citations_are_as_many_in_json_as_in_csv() -> None:
    records = [record for kind in _json("all.json")["records"].values() for record in kind]
    authored = [record["authored"] for record in records]
    assert len(_rows("disputes")) == sum(len(a.get("disputes", ())) for a in authored)
    assert len(_rows("facts")) == sum(len(a.get("facts", ())) for a in authored)
    assert len(_rows("documents")) == len(_json("index.json")["documents"])
    cited = sum(_count_citations(a) for a in authored)
    assert len(_rows("citations")) == cited


def _count_citations(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_count_citations, value))
    if not isinstance(value, dict):
        return 0
    return 1 if value.keys() == {"source", "at"} else sum(map(_count_citations, value.values()))


def test_evidence_is_the_same_in_json_and_csv() -> None:
    by_part = {
        (record["id"], pointer): found["level"]
        for kind in _json("all.json")["records"].values()
        for record in kind
        for pointer, found in record["computed"]["evidence_by_part"].items()
    }
    assert {(r["record_id"], r["pointer"]): r["level"] for r in _rows("evidence")} == by_part


def test_every_file_says_what_it_holds_and_ends_its_text_with_a_line_break() -> None:
    for path, file in _export().items():
        assert file.title, path
        assert "/" in file.media_type, path
        if not path.endswith(".sqlite"):
            assert file.content.decode("utf-8").endswith("\n"), path
        if file.schema_path:
            assert file.schema_path in _export(), path
