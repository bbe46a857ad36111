"""The page "Data": its list of files, and its examples, which are run here."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from macros.exports.as_csv import restore
from macros.exports.catalogue import list_export_files
from macros.exports.data_page import (
    list_file_rows,
    render_dictionary,
    render_file_table,
    word_size,
)
from macros.exports.export_file import ExportFile, ListedFile, list_file
from macros.exports.file_groups import FILE_GROUPS, find_group
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.writer import write_export
from macros.pages.addresses import LinkStyle
from tests.builders import ROOT
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input, make_real_input
from tests.html_tree import Html, render_page

_PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
_RUN_SECONDS_MAX = 60


def _find_examples(heading: str) -> list[str]:
    """Give the code blocks under a heading of the page."""
    part = re.split(r"^###? ", _PAGE, flags=re.MULTILINE)
    (found,) = [text for text in part if text.startswith(f"{heading} {{")]
    return re.findall(r"^```[a-z]+\n(.*?)^```$", found, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with the data of the real handbook."""
    out = tmp_path_factory.mktemp("data") / "out"
    write_export(list_export_files(make_real_input()), out)
    yield out
    shutil.rmtree(out)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=_RUN_SECONDS_MAX,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _find_most_active(exported: Path) -> list[tuple[str, int]]:
    """Give what the examples ask for, from the database."""
    question = """
        SELECT p.party, count(*) AS n FROM participations AS p
        JOIN exercises AS e ON e.id = p.record_id
        WHERE e.status = 'held' AND p.role IN ('host', 'participant')
        GROUP BY p.party ORDER BY n DESC, p.party LIMIT 5
    """
    with closing(sqlite3.connect(exported / "handbook.sqlite")) as database:
        return database.execute(question).fetchall()


def test_the_examples_in_python_run(exported: Path) -> None:
    count, sources = _find_examples("Python")
    lines = _run([sys.executable, "-c", count], exported).splitlines()
    assert sorted(line.split()[1] for line in lines) == sorted(
        str(number) for _party, number in _find_most_active(exported)
    )
    assert "/status" in _run([sys.executable, "-c", sources], exported)


def test_the_examples_for_other_files_run(exported: Path) -> None:
    (code,) = _find_examples("Python, other files")
    lines = _run([sys.executable, "-c", code], exported).splitlines()
    handbook = make_real_input().handbook
    assert f"{len(handbook.documents)} documents" in lines
    assert "Turkic States Security Cooperation Handbook" in lines
    assert any(re.fullmatch(r"[1-9]\d* entries", line) for line in lines)


def test_the_example_that_restores_cells_runs(exported: Path) -> None:
    (cells,) = _find_examples("A cell as it was written")
    assert _run([sys.executable, "-c", cells], exported) == "=1+1 'tis\n"


def test_the_line_that_restores_cells_is_the_rule_of_the_files() -> None:
    names: dict[str, object] = {}
    exec(_find_examples("A cell as it was written")[0], names)  # noqa: S102 our own page
    function = names["restore"]
    assert callable(function)
    for cell in ("'=1", "''=1", "'tis", "'\uff20a", "'\tx", "a", ""):
        assert function(cell) == restore(cell)


def test_the_example_in_duckdb_runs(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (question,) = _find_examples("DuckDB")
    monkeypatch.chdir(exported)
    assert duckdb.execute(question).fetchall() == _find_most_active(exported)


def test_the_examples_in_sqlite_run_and_find_something(exported: Path) -> None:
    (questions,) = _find_examples("SQLite")
    with closing(sqlite3.connect(exported / "handbook.sqlite")) as database:
        for question in filter(str.strip, questions.split(";")):
            assert database.execute(question).fetchall(), question


def test_the_example_in_r_runs(exported: Path) -> None:
    (code,) = _find_examples("R")
    printed = _run(["Rscript", "--vanilla", "-e", code], exported)
    party, number = _find_most_active(exported)[0]
    assert re.search(rf"\b{party}\b", printed)
    assert re.search(rf"\b{number}\b", printed)


def _file(
    path: str, size_bytes: int = 5, rows: int | None = None, schema_path: str | None = None
) -> ListedFile:
    content = b"x" * size_bytes
    title = "Name: what it holds"
    return list_file(ExportFile(path, content, "text/plain", title, rows, schema_path))


FEED_TITLE = "For each country: the records changed last in which it takes part"


def test_files_of_records_share_a_line() -> None:
    files = [
        _file("all.json"),
        _file("exercises/a.json"),
        _file("exercises/b.json"),
        _file("places/c.json"),
        _file("places/c.csl.json"),
        _file("feeds/countries/az.atom"),
        _file("csv/places.csv"),
    ]
    rows = [(row.path, row.title, row.size_bytes) for row in list_file_rows(files)]
    assert rows == [
        ("all.json", "Name: what it holds", 5),
        ("{kind}/{id}.json", "For each record: what it holds", 15),
        ("{kind}/{id}.csl.json", "For each record: what it holds", 5),
        ("feeds/countries/{id}.atom", FEED_TITLE, 5),
        ("csv/places.csv", "Name: what it holds", 5),
    ]


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [(0, "1\xa0kB"), (1_400, "1\xa0kB"), (340_999, "341\xa0kB"), (3_657_728, "3.7\xa0MB")],
)
def test_sizes_are_worded_for_people(size_bytes: int, words: str) -> None:
    assert word_size(size_bytes) == words


def _read_table(files: list[ListedFile], style: LinkStyle = LinkStyle.FOLDERS) -> Html:
    return render_page(render_file_table(files, "data.md", style))


def test_a_line_gives_link_rows_size_checksum_and_schema() -> None:
    file = _file("csv/a.csv", 2000, rows=1234, schema_path="csv/data_dictionary.csv")
    page = _read_table([file])
    assert page.attributes(".//tbody//a", "href") == ["v1/csv/a.csv", "v1/csv/data_dictionary.csv"]
    assert page.texts(".//tbody/tr/*") == [
        "csv/a.csv Name: what it holds",
        "1,234",
        "2 kB",
        f"{file.digest[:8]}…",
        "columns",
    ]
    assert page.attributes(".//tbody//code[@title]", "title") == [file.digest]
    assert page.one("./p").text == (
        "1 file, 2 kB, all under CC BY 4.0. Whole checksums of all of them: SHA256SUMS."
    )
    assert page.attributes("./p/a", "href") == ["v1/SHA256SUMS"]


def test_files_stand_in_groups_with_licence_and_examples() -> None:
    files = [_file("a.geojson"), _file("csv/a.csv"), _file("csv/b.csv", 2000)]
    page = _read_table(files)
    assert page.texts(".//h3") == ["Tables¶", "Maps¶"]
    assert page.texts(".//caption") == [
        "2 files, 2 kB, CC BY 4.0. Example: Python, R, DuckDB. Described: Tables.",
        "1 file, 1 kB, CC BY 4.0. Example: Python. Described: Maps.",
    ]
    assert page.attributes(".//caption/a", "href") == [
        "#python", "#r", "#duckdb", "../tables/", "#python-others", "../formats/#maps",
    ]  # fmt: skip


def test_every_example_that_a_group_names_stands_on_the_page() -> None:
    anchors = re.findall(r"\{: #([a-z-]+) \}", _PAGE)
    places = [place for group in FILE_GROUPS for _words, place in group.examples]
    assert {place.page for place in places} == {"data.md"}
    assert {place.anchor for place in places} <= {*anchors}


def test_links_lead_to_the_files_where_pages_are_no_folders() -> None:
    page = _read_table([_file("csv/a.csv")], LinkStyle.FILES)
    assert page.attributes(".//tbody//a", "href") == ["data/v1/csv/a.csv"]


def test_every_file_of_an_export_is_listed_or_counted(tmp_path: Path) -> None:
    files = list(map(list_file, list_export_files(make_input(tmp_path, make_full_data()))))
    rows = list_file_rows(files)
    assert sum(len(row.files) for row in rows) == len(files)
    assert {find_group(row.files[0].path).title for row in rows} == {g.title for g in FILE_GROUPS}
    assert all(row.is_pattern or len(row.files) == 1 for row in rows)


def test_the_page_on_tables_has_every_column() -> None:
    page = render_page(render_dictionary("tables.md", LinkStyle.FOLDERS))
    links = page.attributes("./p/a", "href")
    assert links == [f"../data/v1/{table.path}" for table in ALL_TABLES]
    assert page.texts(".//tbody/tr/th") == [
        column.name for table in ALL_TABLES for column in table.columns
    ]


def test_the_page_names_every_file_that_it_recommends(exported: Path) -> None:
    section = _PAGE[_PAGE.index("## Which file") : _PAGE.index("## Files")]
    names = re.findall(r"`([a-z/0-9-]+\.[a-z]+)`", section)
    assert names
    assert [name for name in names if not (exported / name).is_file()] == []
