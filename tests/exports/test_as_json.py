"""JSON files: authored and computed parts, kept apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from macros.exports.as_json import export_json
from macros.exports.export_file import ExportInput
from macros.records.registry import RECORD_KINDS
from tests.builders import DOCUMENT_ID, make_exercise
from tests.exports.full_data import make_full_data
from tests.exports.inputs import (
    DATA_URL,
    HOSTILE,
    SITE_URL,
    export_text,
    make_input,
    map_files,
)


def _load(source: ExportInput, path: str) -> Any:
    return json.loads(export_text(export_json, source, path))


def _find(value: Any, pointer: str) -> Any:
    """Follow a JSON Pointer (RFC 6901)."""
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def test_there_is_a_file_for_all_for_each_kind_and_for_each_record(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    records = [f"{r.folder}/{r.id}.json" for r in source.handbook.list_all()]
    kinds = [f"{kind}.json" for kind in RECORD_KINDS]
    assert list(map_files(export_json, source)) == ["all.json", "index.json", *kinds, *records]


def test_a_record_is_the_same_in_all_files_that_hold_it(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    everything = _load(source, "all.json")
    for kind in RECORD_KINDS:
        listed = _load(source, f"{kind}.json")
        assert listed["records"] == everything["records"][kind]
        assert listed["count"] == everything["counts"][kind] == len(listed["records"])
        for record in listed["records"]:
            alone = _load(source, f"{kind}/{record['id']}.json")
            assert {key: alone[key] for key in record} == record


def test_files_are_utf_8_and_end_with_a_line_break(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    for file in map_files(export_json, source).values():
        assert file.content.endswith(b"}\n")
        assert not file.content.startswith(b"\xef\xbb\xbf")
    assert "Тарлан-2025" in export_text(export_json, source, "exercises.json")


def test_the_authored_part_holds_what_the_file_says(tmp_path: Path) -> None:
    authored = _load(make_input(tmp_path, make_full_data()), "exercises/tarlan-2025.json")[
        "authored"
    ]
    assert authored["date"] == "2025-07-08/2025-07-10"
    assert authored["cites"]["date"] == [{"source": DOCUMENT_ID, "at": None}]
    assert authored["participants"][2]["role"] == "observer"
    assert (authored["series"], authored["host_label"]) == ("tarlan", None)


def test_figures_keep_their_digits(tmp_path: Path) -> None:
    figure = _load(make_input(tmp_path, make_full_data()), "countries/az.json")["authored"][
        "personnel"
    ][0]
    assert (figure["low"], figure["high"]) == ("10000", "15000.50")


def test_the_computed_part_leads_back_to_the_page(tmp_path: Path) -> None:
    changed = {"exercises/tarlan-2025.yaml": date(2026, 5, 1)}
    source = make_input(tmp_path, make_full_data(), changed=changed)
    computed = _load(source, "exercises/tarlan-2025.json")["computed"]
    assert computed["page"] == f"{SITE_URL}exercises/tarlan-2025/"
    assert computed["last_change"] == "2026-05-01"
    assert _load(source, "places/aktau.json")["computed"]["last_change"] is None


def test_pointers_lead_to_parts_of_the_authored_part(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    for record in source.handbook.list_all():
        entry = _load(source, f"{record.folder}/{record.id}.json")
        for pointer in (*entry["computed"]["evidence_by_part"], *entry["computed"]["dates"]):
            assert _find(entry["authored"], pointer), pointer
        for pointer, value in entry["computed"]["dates"].items():
            assert _find(entry["authored"], pointer) == value["edtf"]


def test_evidence_names_level_origins_and_documents(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    computed = _load(source, "exercises/tarlan-2025.json")["computed"]
    assert computed["evidence"]["level"] == "contested"
    assert computed["evidence_by_part"]["/summary"] == {
        "level": "official",
        "origins": ["qazinform"],
        "documents": [DOCUMENT_ID],
    }


def test_dates_are_taken_apart_with_open_ends_empty(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    assert _load(source, "series/tarlan.json")["computed"]["dates"] == {
        "/date": {
            "edtf": "2025/..",
            "display": "since 2025",
            "start_earliest": "2025-01-01",
            "start_latest": "2025-12-31",
            "end_earliest": None,
            "end_latest": None,
            "precision": "year",
            "is_exact": False,
        }
    }


def test_backlinks_name_the_records_and_the_place_in_them(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    assert _load(source, "places/aktau.json")["computed"]["backlinks"] == [
        {"id": "tarlan-2025", "kind": "exercises", "pointers": ["/places/0"]}
    ]
    links = _load(source, "countries/az.json")["computed"]["backlinks"]
    assert {"id": "summit", "kind": "events", "pointers": ["/participants/0/party"]} in links


def test_the_index_leads_to_pages_files_and_documents(tmp_path: Path) -> None:
    index = _load(make_input(tmp_path, make_full_data()), "index.json")
    assert {
        "id": "aktau",
        "kind": "places",
        "name": "Aktau",
        "page": f"{SITE_URL}places/aktau/",
        "json": f"{DATA_URL}places/aktau.json",
    } in index["records"]
    assert [document["id"] for document in index["documents"]] == [DOCUMENT_ID, "second"]


def test_every_file_names_version_contract_and_licence(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    for path in map_files(export_json, source):
        head = _load(source, path)
        assert (head["version"], head["contract"]) == ("2026.11.0", "v1")
        assert head["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert head["edition_of"] == "2026-06-01"


def test_hostile_text_comes_through(tmp_path: Path) -> None:
    source = make_input(tmp_path, {"exercises/a.yaml": make_exercise(name=HOSTILE)})
    assert _load(source, "exercises/a.json")["authored"]["name"] == HOSTILE
