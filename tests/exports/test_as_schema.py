"""JSON Schemas: as generated, sound, and in agreement with the records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.exports.as_schema import DIALECT, map_schemas
from macros.records.registry import RECORD_KINDS
from tests.builders import (
    REAL_DATA,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_organization,
    make_place,
    make_programme,
    make_publisher,
    make_series,
    make_statement,
    make_term,
    render,
)
from tests.exports.schemas import make_validator, read_as_editor

SMALLEST = {
    "countries": make_country(),
    "events": make_event(),
    "exercises": make_exercise(),
    "organizations": make_organization(),
    "places": make_place(),
    "programmes": make_programme(),
    "series": make_series(),
    "sources": make_publisher(),
    "statements": make_statement(),
    "vocabulary": make_term(),
}


def list_faults(folder, record):
    """Give the places and kinds of what an editor underlines in a record."""
    value = read_as_editor(render(record).decode())
    return sorted(
        (".".join(map(str, error.absolute_path)), error.validator)
        for error in make_validator(folder).iter_errors(value)
    )


@pytest.mark.parametrize("name", map_schemas())
def test_the_committed_schema_is_the_one_that_is_generated(name):
    path = REAL_DATA / "schema" / name
    assert path.read_text(encoding="utf-8") == map_schemas()[name], "run `handbook schema`"


def test_no_schema_of_a_former_kind_lies_about():
    assert {path.name for path in (REAL_DATA / "schema").iterdir()} == set(map_schemas())


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_a_schema_is_sound_and_names_its_dialect(folder):
    validator = make_validator(folder)
    validator.check_schema(validator.schema)
    assert validator.schema["$schema"] == DIALECT
    assert "id" not in validator.schema["properties"]


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_a_schema_names_the_keys_of_its_kind_in_the_order_of_files(folder):
    order = [name for name in RECORD_KINDS[folder].written_order() if name != "id"]
    assert list(make_validator(folder).schema["properties"]) == order


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_no_schema_offers_null_which_files_may_not_hold(folder):
    text = json.dumps(make_validator(folder).schema)
    assert '"null"' not in text


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_every_real_file_is_right_by_its_schema(folder):
    validator = make_validator(folder)
    faults = [
        f"{path.name}: {error.message}"
        for path in sorted(Path(REAL_DATA, folder).glob("*.yaml"))
        for error in validator.iter_errors(read_as_editor(path.read_text(encoding="utf-8")))
    ]
    assert faults == []


@pytest.mark.parametrize("folder", SMALLEST)
def test_the_smallest_record_is_right(folder):
    assert list_faults(folder, SMALLEST[folder]) == []


@pytest.mark.parametrize("folder", SMALLEST)
def test_an_unknown_key_is_underlined(folder):
    assert list_faults(folder, {**SMALLEST[folder], "colour": "red"}) == [
        ("", "additionalProperties")
    ]


@pytest.mark.parametrize("folder", SMALLEST)
def test_a_missing_name_is_underlined(folder):
    record = {key: value for key, value in SMALLEST[folder].items() if key != "name"}
    assert list_faults(folder, record) == [("", "required")]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"status": "done"}, "status"),
        ({"forms": "ftx"}, "forms"),
        ({"forms": []}, "forms"),
        ({"host": ["AZ"]}, "host"),
        ({"participants": "AZ"}, "participants"),
        ({"participants": [{"party": "AZ"}]}, "participants.0"),
        ({"participants": [{"party": "AZ", "role": "guest"}]}, "participants.0.role"),
        ({"names": {"russian": "x"}}, "names"),
        ({"cites": {"status": []}}, "cites.status"),
        ({"date": "2" * 41}, "date"),
    ],
)
def test_a_wrong_value_is_underlined_where_it_stands(change, place):
    faults = list_faults("exercises", make_exercise(**change))
    assert [path for path, _kind in faults] == [place]


@pytest.mark.parametrize("value", ["2025", "2025-07", "1992/..", "'2025'"])
def test_a_year_without_quotes_is_no_fault_though_editors_take_it_for_a_number(value):
    validator = make_validator("exercises")
    record = read_as_editor(f"{render(make_exercise()).decode()}date: {value}\n")
    assert list(validator.iter_errors(record)) == []


def test_a_document_is_described_too():
    publisher = make_publisher(documents=[make_document(kind="blog", language="English")])
    assert list_faults("sources", publisher) == [
        ("documents.0.kind", "enum"),
        ("documents.0.language", "pattern"),
    ]
