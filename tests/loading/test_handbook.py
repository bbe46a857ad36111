"""The Handbook: read-only, in order, linked both ways, with the place of every field."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from macros.loading.handbook import load_handbook
from macros.loading.yaml_faults import Position
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from macros.records.series import Series
from tests.builders import (
    DOCUMENT_ID,
    load_sound,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_place,
    make_publisher,
    make_series,
    write_data,
)

HOST = {"party": "AZ", "role": "host"}
GUEST = {"party": "KZ", "role": "participant"}
FILES = {
    "countries/az.yaml": make_country(),
    "exercises/tarlan-2025.yaml": make_exercise(
        series="tarlan", host="AZ", participants=[HOST, GUEST], places=["aktau"]
    ),
    "exercises/tarlan-2024.yaml": make_exercise(series="tarlan", related=["tarlan-2025"]),
    "events/gabala.yaml": make_event(places=["aktau"]),
    "series/tarlan.yaml": make_series(),
    "places/aktau.yaml": make_place(country="KZ"),
    "sources/qazinform.yaml": make_publisher(
        documents=[make_document(relays="mod-kz"), make_document(id="other")]
    ),
    "sources/mod-kz.yaml": make_publisher(documents=[]),
}


@pytest.fixture
def handbook(tmp_path):
    return load_sound(tmp_path, FILES)


def ids(records):
    return [record.id for record in records]


def test_records_of_a_kind_come_in_the_order_of_their_ids(handbook):
    assert ids(handbook.list_records(Exercise)) == ["tarlan-2024", "tarlan-2025"]


def test_all_records_come_kind_by_kind(handbook):
    folders = [record.folder for record in handbook.list_all()]
    assert len(folders) == len(FILES)
    assert folders == sorted(folders, key=list(RECORD_KINDS).index)


def test_a_record_is_found_by_kind_and_id_or_by_id_alone(handbook):
    assert handbook.find_record(Series, "tarlan").name == "Tarlan"
    assert handbook.find_record(Place, "tarlan") is None
    assert handbook.find_any("aktau").folder == "places"
    assert handbook.find_any("nothing") is None


def test_a_document_is_found_with_its_publisher(handbook):
    assert list(handbook.documents) == ["other", DOCUMENT_ID]
    assert handbook.documents["other"].publisher.id == "qazinform"
    assert handbook.documents["other"].document.language == "en"


@pytest.mark.parametrize(
    ("target", "model", "fields", "found"),
    [
        ("az", Exercise, (), ["tarlan-2025"]),
        ("az", Exercise, ("host",), ["tarlan-2025"]),
        ("kz", Exercise, ("participants",), ["tarlan-2025"]),
        ("kz", Exercise, ("host",), []),
        ("kz", Place, ("country",), ["aktau"]),
        ("tarlan", Exercise, ("series",), ["tarlan-2024", "tarlan-2025"]),
        ("aktau", Exercise, (), ["tarlan-2025"]),
        ("aktau", Event, (), ["gabala"]),
        ("tarlan-2025", Exercise, ("related",), ["tarlan-2024"]),
        (DOCUMENT_ID, Exercise, (), ["tarlan-2024", "tarlan-2025"]),
        (DOCUMENT_ID, Country, (), ["az"]),
        (DOCUMENT_ID, Series, (), []),
        ("mod-kz", Publisher, (), ["qazinform"]),
        ("nothing", Exercise, (), []),
    ],
)
def test_whatever_is_named_knows_who_names_it(handbook, target, model, fields, found):
    assert ids(handbook.find_backlinks(target, model, *fields)) == found


def test_a_link_back_says_in_which_field_it_stands(handbook):
    paths = [link.path for link in handbook.backlinks["kz"] if link.record.id == "tarlan-2025"]
    assert paths == [("participants", 1, "party")]


def test_links_and_links_back_are_the_same_links(handbook):
    forth = {
        (key.split("/")[1], reference.path)
        for key, references in handbook.references.items()
        for reference in references
    }
    back = {(link.record.id, link.path) for links in handbook.backlinks.values() for link in links}
    assert forth == back


@pytest.mark.parametrize(
    ("path", "position", "part"),
    [
        (("series",), Position(7, 9), ("series",)),
        (("participants", 1, "party"), Position(12, 10), ("participants", 1, "party")),
        (("participants", 1, "units"), Position(12, 3), ("participants", 1)),
        (("cites", "status", 0, "source"), Position(18, 5), ("cites", "status", 0)),
        (("summary",), Position(1, 1), ()),
    ],
)
def test_the_place_of_a_field_is_found_or_the_nearest_part_around_it(
    handbook, path, position, part
):
    record = handbook.find_record(Exercise, "tarlan-2025")
    assert handbook.find_position(record, path) == (
        "data/exercises/tarlan-2025.yaml",
        position,
        part,
    )


def test_the_place_of_a_key_is_found_as_well(handbook):
    record = handbook.find_record(Exercise, "tarlan-2025")
    _path, position, _part = handbook.find_position(record, ("series",), is_about_key=True)
    assert position == Position(7, 1)


@pytest.mark.parametrize("name", ["by_folder", "documents", "references", "backlinks", "files"])
def test_no_index_of_a_handbook_can_be_changed(handbook, name):
    with pytest.raises(TypeError):
        getattr(handbook, name)["x"] = None
    with pytest.raises(FrozenInstanceError):
        setattr(handbook, name, {})


def test_no_list_of_records_can_be_changed(handbook):
    with pytest.raises(TypeError):
        handbook.by_folder["exercises"]["x"] = None


def test_progress_is_told_file_by_file(tmp_path):
    counts: list[int] = []
    load_handbook(write_data(tmp_path, FILES), counts.append)
    assert counts == list(range(1, len(FILES) + 1))


def test_a_folder_that_is_not_there_is_a_fault_of_the_caller(tmp_path):
    with pytest.raises(NotADirectoryError):
        load_handbook(tmp_path / "nothing")


def test_problems_are_in_the_order_of_files_and_lines(tmp_path):
    files = {"series/b.yaml": "x: 1\ny: 2\n", "places/a.yaml": "", "events/c.yaml": "- a\n"}
    problems = load_handbook(write_data(tmp_path, files)).problems
    assert list(problems) == sorted(problems)
    assert [p.path for p in problems[:2]] == ["data/events/c.yaml", "data/places/a.yaml"]


@pytest.mark.parametrize("name", ["data", "my data"])
def test_files_are_named_from_the_folder_that_holds_the_data(tmp_path, monkeypatch, name):
    write_data(tmp_path, {"series/b.yaml": ""}).rename(tmp_path / name)
    monkeypatch.chdir(tmp_path / name)
    for root in (tmp_path / name, tmp_path / name / "series" / "..", tmp_path.__class__(".")):
        assert [p.path for p in load_handbook(root).problems] == [f"{name}/series/b.yaml"]


@pytest.mark.parametrize(
    ("files", "unread"),
    [
        ({"exercises/a.yaml": ""}, {"cites"}),
        ({"sources/a.yaml": ""}, {"cites"}),
        ({"sources/a.yaml": "Qazinform\n"}, {"cites", "documents"}),
        (
            {"sources/a.yaml": make_publisher(documents=[make_document(id="A")])},
            {"cites", "documents"},
        ),
        ({"sources/a.yaml": make_publisher(kind="x")}, {"cites"}),
        (
            {"exercises/a.yaml": make_exercise(status="x"), "sources/b.yaml": make_publisher()},
            set(),
        ),
    ],
)
def test_a_handbook_knows_what_broken_files_hide(tmp_path, files, unread):
    assert load_handbook(write_data(tmp_path, files)).handbook.unread >= unread
