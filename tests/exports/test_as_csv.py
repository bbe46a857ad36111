"""CSV files, read back with other readers: RFC 4180, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exports.as_csv import export_csv, neutralise, render_lines, restore, write_cell
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.tables.column import Cell
from tests.builders import make_exercise
from tests.exports.full_data import make_full_data
from tests.exports.inputs import HOSTILE, export_text, make_input, make_real_input, map_files

_DANGEROUS = tuple("=+-@\t\r＝＋－＠")


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_lines_end_as_the_standard_says_and_the_file_has_no_mark() -> None:
    content = render_lines(["a", "b"], [("1", "two\nlines"), ('say "x"', "1,2")])
    assert content == b'a,b\r\n1,"two\nlines"\r\n"say ""x""","1,2"\r\n'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-9, "-9"),
        (51.15, "51.15"),
        (Decimal("5.10"), "5.10"),
        (Decimal("1E+3"), "1000"),
        (date(2025, 7, 8), "2025-07-08"),
        ("Əliyev", "Əliyev"),
        ("=1+1", "'=1+1"),
    ],
)
def test_cells_are_written_so_that_every_reader_takes_them(cell: Cell, text: str) -> None:
    assert write_cell(cell) == text


@pytest.mark.parametrize("first", _DANGEROUS)
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(first: str) -> None:
    assert neutralise(f"{first}HYPERLINK(1)") == f"'{first}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["", "Tarlan", "'tis", "2025-07", "a=b", " =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutralise(text) == text


@given(st.text(alphabet=[*_DANGEROUS, "'", "a", ";", " "]) | st.text())
def test_what_was_neutralised_is_restored_and_runs_nowhere(text: str) -> None:
    written = neutralise(text)
    assert not written.startswith(_DANGEROUS)
    assert restore(written) == text


@pytest.mark.parametrize("name", ["=cmd|'/C calc'!A0", "@SUM(1)", "-1+1", "'=1", HOSTILE])
def test_a_hostile_name_comes_through_the_file(tmp_path: Path, name: str) -> None:
    source = make_input(tmp_path, {"exercises/tarlan-2025.yaml": make_exercise(name=name)})
    text = export_text(export_csv, source, "csv/exercises.csv")
    assert [restore(row["name"]) for row in _read(text)] == [name]
    assert not re.search(r'(^|,)"?[=+@\-]', text.split("\r\n", 1)[1])


def test_every_table_is_a_file_with_its_columns_and_lines(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    files = map_files(export_csv, source)
    assert list(files) == [table.path for table in ALL_TABLES]
    for table in ALL_TABLES:
        text = files[table.path].content.decode("utf-8")
        rows = _read(text)
        assert [*rows[0]] == [column.name for column in table.columns], table.name
        assert files[table.path].rows == len(rows), table.name
        assert "\r" not in text.replace("\r\n", "")
        assert text.endswith("\r\n")


def test_another_reader_finds_the_same_rows_and_types(tmp_path: Path) -> None:
    types: dict[str, dict[str, str]] = {}
    for file in export_csv(make_real_input()):
        path = tmp_path / Path(file.path).name
        path.write_bytes(file.content)
        relation = duckdb.read_csv(str(path))
        assert len(relation) == file.rows, file.path
        types[path.stem] = dict(zip(relation.columns, map(str, relation.types), strict=True))
    assert types["exercises"]["start_earliest"] == "DATE"
    assert types["exercises"]["date_is_exact"] == "BOOLEAN"
    assert types["exercises"]["active_parties"] == "BIGINT"
    assert types["places"]["lat"] == "DOUBLE"
