"""The SQLite database, read back with the library and with sqlite-utils."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from macros.exports.as_sqlite import export_sqlite
from macros.exports.export_file import ExportInput
from macros.exports.tables.all_tables import ALL_TABLES
from macros.records.exercise import Exercise
from macros.views.participation import count_partners
from tests.builders import make_country, make_exercise
from tests.exports.full_data import make_full_data
from tests.exports.inputs import HOSTILE, make_input, make_real_input


def _open(source: ExportInput, folder: Path) -> sqlite3.Connection:
    """Open the database as Datasette does: read-only, from a file that never changes."""
    (file,) = export_sqlite(source)
    path = folder / "handbook.sqlite"
    path.write_bytes(file.content)
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Give the database of a handbook with a record of every kind."""
    with closing(_open(make_input(tmp_path, make_full_data()), tmp_path)) as database:
        yield database


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Give the database of the real handbook."""
    with closing(_open(make_real_input(), tmp_path_factory.mktemp("real"))) as database:
        yield database


def _ask(database: sqlite3.Connection, question: str, *values: Any) -> list[tuple[Any, ...]]:
    return database.execute(question, values).fetchall()


def test_the_database_is_made_without_a_file_where_the_disk_may_be_full() -> None:
    source = make_real_input()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        (file,) = export_sqlite(source)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert file.content.startswith(b"SQLite format 3")


@pytest.mark.parametrize("which", ["full", "real"])
def test_the_database_is_whole_and_its_links_lead_somewhere(
    which: str, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue(which)
    assert _ask(database, "PRAGMA integrity_check") == [("ok",)]
    assert _ask(database, "PRAGMA foreign_key_check") == []


def test_links_are_declared_for_every_reference_of_the_tables(full: sqlite3.Connection) -> None:
    for table in ALL_TABLES:
        links = {
            (row[3], f"{row[2]}.{row[4]}")
            for row in _ask(full, f'PRAGMA foreign_key_list("{table.name}")')
        }
        assert links == {(c.name, c.refers_to) for c in table.columns if c.refers_to}


def test_a_wrong_link_would_be_found(tmp_path: Path) -> None:
    (file,) = export_sqlite(make_input(tmp_path, make_full_data()))
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(file.content)
        database.execute("UPDATE exercises SET series = 'nobody'")
        assert len(_ask(database, "PRAGMA foreign_key_check")) == 2


def test_nobody_can_write_into_the_database_as_readers_open_it(full: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        full.execute("DELETE FROM exercises")


def test_sqlite_utils_finds_tables_keys_and_search_read_only(full: sqlite3.Connection) -> None:
    database = sqlite_utils.Database(full)
    assert {table.name for table in ALL_TABLES} <= {*database.table_names()}
    assert {*database.view_names()} == {"pair_counts", "series_editions"}
    assert database.table("participations").pks == ["record_id", "position"]
    assert database.table("exercises").get("tarlan-2025")["name"] == "Tarlan-2025"
    assert database.table("search").detect_fts() == "search"


def _get_from_datasette(folder: Path, address: str) -> Any:
    """Ask Datasette for an address below the database, opened as a file that never changes."""
    path = folder / "handbook.sqlite"
    before = path.read_bytes()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(path), "--get"]
    done = subprocess.run(
        [*command, f"/handbook{address}"],
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == before
    assert [entry.name for entry in folder.glob("handbook.sqlite*")] == ["handbook.sqlite"]
    return json.loads(done.stdout)


def test_datasette_shows_tables_views_and_links_read_only(tmp_path: Path) -> None:
    _open(make_input(tmp_path, make_full_data()), tmp_path).close()
    about = _get_from_datasette(tmp_path, ".json")
    hidden = {table["name"] for table in about["tables"] if table["hidden"]}
    shown = {table["name"]: table for table in about["tables"] if not table["hidden"]}
    assert {table.name for table in ALL_TABLES} <= shown.keys()
    assert "search_data" in hidden
    links = {
        link["column"]: link["other_table"]
        for link in shown["exercises"]["foreign_keys"]["outgoing"]
    }
    assert links["series"] == "series"
    assert {view["name"] for view in about["views"]} == {"pair_counts", "series_editions"}


def test_datasette_gives_rows_and_finds_words(tmp_path: Path) -> None:
    _open(make_input(tmp_path, make_full_data()), tmp_path).close()
    rows = _get_from_datasette(tmp_path, "/exercises.json?_shape=array&id=tarlan-2025")
    assert [row["name"] for row in rows] == ["Tarlan-2025"]
    question = "SELECT+record_id+FROM+search+WHERE+search+MATCH+'uncrewed'"
    assert _get_from_datasette(tmp_path, f".json?sql={question}&_shape=arrays")["rows"] == [
        ["tarlan-2025"]
    ]


def test_pairs_are_counted_as_on_the_pages(real: sqlite3.Connection) -> None:
    handbook = make_real_input().handbook
    parties = {p for e in handbook.list_records(Exercise) for p in e.list_parties()}
    expected = {
        (min(party, found.party), max(party, found.party), found.exercises)
        for party in parties
        for found in count_partners(handbook, party)
    }
    assert {*_ask(real, "SELECT * FROM pair_counts")} == expected


def test_a_pair_is_counted_once_however_often_a_party_stands_in_the_list(tmp_path: Path) -> None:
    parties = [{"party": code, "role": "participant"} for code in ("TR", "AZ")]
    files = {
        "exercises/a.yaml": make_exercise(participants=parties),
        "exercises/b.yaml": make_exercise(name="B", participants=parties, status="planned"),
    }
    with closing(_open(make_input(tmp_path, files), tmp_path)) as database:
        assert _ask(database, "SELECT * FROM pair_counts") == [("AZ", "TR", 1)]


def test_editions_of_a_series_stand_in_order_of_their_dates(full: sqlite3.Connection) -> None:
    question = "SELECT recorded_edition, exercise_id FROM series_editions WHERE series_id = ?"
    assert _ask(full, question, "tarlan") == [(1, "tarlan-2025"), (2, "tarlan-2026")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("тарлан", {"tarlan-2025"}),
        ("azerbaycan", set()),
        ("Azərbaycan", {"az"}),
        ("declaration", {"summit"}),
        ("ammunition", {"az"}),
        ("ANKA aircraft", {"anka"}),
        ("necessary", {"view"}),
        ("uncrewed", {"tarlan-2025"}),
        ("differs", {"tarlan-2025"}),
    ],
)
def test_records_are_found_by_names_summaries_and_texts(
    full: sqlite3.Connection, words: str, found: set[str]
) -> None:
    rows = _ask(full, "SELECT record_id FROM search WHERE search MATCH ?", words)
    assert {row[0] for row in rows} == found


def test_accents_are_not_needed_to_find_a_name(tmp_path: Path) -> None:
    files = {"countries/tr.yaml": make_country(name="Türkiye")}
    with closing(_open(make_input(tmp_path, files), tmp_path)) as database:
        assert _ask(database, "SELECT kind FROM search WHERE search MATCH 'turkiye'") == [
            ("countries",)
        ]


def test_texts_stay_as_they_are_written(tmp_path: Path) -> None:
    files = {"exercises/a.yaml": make_exercise(name=HOSTILE)}
    with closing(_open(make_input(tmp_path, files), tmp_path)) as database:
        assert _ask(database, "SELECT name FROM exercises WHERE id = 'a'") == [(HOSTILE,)]


def test_numbers_are_numbers_and_what_is_not_known_is_null(full: sqlite3.Connection) -> None:
    question = "SELECT value, typeof(value), low, typeof(low) FROM figures ORDER BY record_id"
    assert _ask(full, question) == [
        (None, "null", 10000, "integer"),
        (4000, "integer", None, "null"),
    ]


def test_the_file_says_what_it_is_and_of_which_version(full: sqlite3.Connection) -> None:
    assert _ask(full, "PRAGMA application_id") == [(int.from_bytes(b"TSSH", "big"),)]
    assert _ask(full, "PRAGMA user_version") == [(1,)]


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    (first,), (second,) = export_sqlite(source), export_sqlite(source)
    assert first == second
