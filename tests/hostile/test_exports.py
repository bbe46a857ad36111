"""Every export of the hostile handbook is read by another program, which finds the same texts."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest
import rispy
from ical.calendar_stream import IcsCalendarStream
from lxml import etree

from macros.exports.as_csv import restore
from macros.exports.catalogue import list_export_files
from macros.exports.export_file import ExportFile, ExportInput
from macros.records.exercise import Exercise
from macros.records.publisher import Publisher
from tests.exports.test_as_bibliography import parse_bibtex
from tests.figures import Note
from tests.hostile.attacks import SHOWN

Files = Mapping[str, ExportFile]
Hostile = dict[str, dict[str, Any]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def exported(hostile_input: ExportInput) -> Files:
    """Make every file of the published data."""
    return {file.path: file for file in list_export_files(hostile_input)}


def _names(hostile_input: ExportInput) -> dict[str, str]:
    return {r.id: r.name for r in hostile_input.handbook.list_records(Exercise)}


def test_every_format_is_among_what_is_read_here(exported: Files, note: Note) -> None:
    kinds = Counter(f".{path.rpartition('.')[2]}" for path in exported)
    assert set(kinds) >= {
        *(".json", ".csv", ".ics", ".atom", ".geojson", ".sqlite", ".bib", ".ris", ".jsonld")
    }
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    note("files of the hostile export", len(exported), told)


def test_the_tables_give_every_name_back(exported: Files, hostile_input: ExportInput) -> None:
    content = exported["csv/exercises.csv"].content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert {row["id"]: restore(row["name"]) for row in rows} == _names(hostile_input)


def test_each_path_stays_in_the_folder_of_the_export(exported: Files) -> None:
    for path in exported:
        assert path == Path(path).as_posix()
        assert ".." not in Path(path).parts
        assert path.isascii()


def test_json_holds_every_text_as_it_was_written(exported: Files, hostile_files: Hostile) -> None:
    shown = set(SHOWN.values())
    for name, record in hostile_files.items():
        content = json.loads(exported[name.replace(".yaml", ".json")].content)
        written = set(_list_texts(content))
        for text in shown & set(_list_texts(record)):
            assert text.strip() in written, (name, text)


def _list_texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in _list_texts(part)]


def test_all_that_calls_itself_json_is_json(exported: Files) -> None:
    parsed = 0
    for file in exported.values():
        if "json" in file.media_type:
            json.loads(file.content)
            parsed += 1
    assert parsed > len(SHOWN)


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(exported: Files) -> None:
    tables = [f for f in exported.values() if f.path.endswith(".csv")]
    for file in tables:
        rows = list(csv.reader(io.StringIO(file.content.decode(), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, file.path
        if file.rows is not None:
            assert len(rows) == file.rows + 1, file.path
        for cell in (cell for row in rows[1:] for cell in row):
            assert not cell.startswith(_FORMULA) or _is_number(cell), (file.path, cell)
    assert len(tables) > 10


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_the_database_holds_the_names_and_every_table(
    exported: Files, hostile_input: ExportInput, tmp_path: Path
) -> None:
    (file,) = [f for f in exported.values() if f.path.endswith((".db", ".sqlite", ".sqlite3"))]
    path = tmp_path / "handbook.db"
    path.write_bytes(file.content)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = dict(database.execute("SELECT id, name FROM exercises").fetchall())
        named = {
            folder: dict(database.execute(f"SELECT id, name FROM {folder}").fetchall())  # noqa: S608
            for folder in ("events", "organizations", "places", "programmes", "series")
        }
    assert found == _names(hostile_input)
    for folder, names in named.items():
        records = hostile_input.handbook.by_folder[folder].values()
        assert names == {record.id: record.name for record in records}, folder


def test_the_calendar_has_one_entry_for_each_exercise_with_its_name(
    exported: Files, hostile_input: ExportInput
) -> None:
    calendar = IcsCalendarStream.calendar_from_ics(exported["exercises.ics"].content.decode())
    dated = [r for r in hostile_input.handbook.list_records(Exercise) if r.date]
    assert sorted(str(e.summary) for e in calendar.events) == sorted(r.name for r in dated)
    for event in calendar.events:
        assert not event.alarm


def test_each_feed_is_sound_and_its_titles_are_text(exported: Files) -> None:
    feeds = [f for f in exported.values() if f.path.endswith(".atom")]
    for file in feeds:
        assert not feedparser.parse(file.content).bozo, file.path
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(file.content, parser)
        names = {etree.QName(element).localname for element in tree.iter(etree.Element)}
        assert names <= _ATOM, file.path
    assert len(feeds) > 10


# RFC 4287, 4: the elements of a feed.
_ATOM = {
    *("feed", "entry", "id", "title", "updated", "published", "link", "author", "name", "uri"),
    *("summary", "content", "subtitle", "rights", "category", "generator", "icon", "logo"),
}


def test_a_map_names_each_place_as_its_record_does(
    exported: Files, hostile_input: ExportInput
) -> None:
    features = json.loads(exported["places.geojson"].content)["features"]
    places = hostile_input.handbook.by_folder["places"]
    assert {f["id"].rpartition("/")[2]: f["properties"]["name"] for f in features} == {
        p.id: p.name for p in places.values()
    }


def test_bibliographies_give_each_title_back(exported: Files, hostile_input: ExportInput) -> None:
    titles = {d.id: d.title for p in hostile_input.handbook.list_records(Publisher)
              for d in p.documents}  # fmt: skip
    bibtex = parse_bibtex(exported["sources.bib"].content.decode())
    assert bibtex.keys() == titles.keys()
    ris = {entry["id"]: entry for entry in rispy.loads(exported["sources.ris"].content.decode())}
    for key, title in titles.items():
        shown = " ".join(title.strip("[]").split())
        assert shown in " ".join(str(ris[key]["title"]).split()) or shown in str(ris[key]), key
        assert _letters(bibtex[key]["title"]) == _letters(title), key


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_no_linked_data_can_leave_the_script_that_holds_it(exported: Files) -> None:
    for file in exported.values():
        if file.path.endswith(".jsonld"):
            assert json.loads(file.content)["@context"]
