"""The OpenAPI description, and whether the JSON files are what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.exports.as_json import export_json
from macros.exports.as_openapi import describe_api, export_openapi
from macros.exports.export_file import ExportInput
from tests.exports.full_data import make_full_data
from tests.exports.inputs import as_any, export_text, make_input, make_real_input, map_files


def _make_validator(source: ExportInput, path: str) -> Draft202012Validator:
    """Give a validator of what stands at an address; further keys are errors here."""
    api = describe_api(source)
    answer = api["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return Draft202012Validator({**answer["schema"], "components": _close(api["components"])})


def _close(node: Any) -> Any:
    """Forbid further keys in every object, so that none goes undescribed."""
    if isinstance(node, list):
        return [_close(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    closed = {key: _close(value) for key, value in node.items()}
    return closed | {"additionalProperties": False} if _is_object(node) else closed


def _is_object(node: dict[str, Any]) -> bool:
    return node.get("type") == "object" and isinstance(node.get("properties"), dict)


def _find_address(path: str) -> str:
    return re.sub(r"^([a-z]+)/[^/]+\.json$", r"/\1/{id}.json", path) if "/" in path else f"/{path}"


def test_the_description_is_valid(tmp_path: Path) -> None:
    text = export_text(export_openapi, make_input(tmp_path), "openapi.json")
    OpenAPIV31SpecValidator(json.loads(text)).validate()


def test_every_json_file_has_an_address_in_the_description(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    addresses = {_find_address(path) for path in map_files(export_json, source)}
    assert addresses == {*describe_api(source)["paths"]}


def test_every_file_of_a_full_handbook_is_what_the_description_says(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    for path, file in map_files(export_json, source).items():
        validator = _make_validator(source, _find_address(path))
        errors = [error.message for error in validator.iter_errors(json.loads(file.content))]
        assert errors == [], path


def test_the_real_records_are_what_the_description_says() -> None:
    source = make_real_input()
    everything = json.loads(export_text(export_json, source, "all.json"))
    assert list(_make_validator(source, "/all.json").iter_errors(everything)) == []


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("authored", "status", "done"),
        ("authored", "date", 2025),
        ("authored", "unknown", "x"),
        ("computed", "page", None),
        ("computed", "evidence", {"level": "official"}),
    ],
)
def test_a_file_of_another_shape_is_found(
    tmp_path: Path, part: str, key: str, value: object
) -> None:
    source = make_input(tmp_path, make_full_data())
    record = json.loads(export_text(export_json, source, "exercises/tarlan-2025.json"))
    record[part][key] = value
    validator = _make_validator(source, "/exercises/{id}.json")
    assert list(validator.iter_errors(record))


def test_schemas_keep_labels_and_meanings_but_no_wrong_examples(tmp_path: Path) -> None:
    source = make_input(tmp_path)
    field = as_any(describe_api(source))["components"]["schemas"]["Exercise"]["properties"]["host"]
    assert field["title"] == "Host"
    assert field["description"] == "The party on whose territory it takes place."
    assert "x-bad-example" not in export_text(export_openapi, source, "openapi.json")
