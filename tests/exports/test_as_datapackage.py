"""The data package, validated by the library of its makers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import frictionless
import pytest

from macros.exports.as_datapackage import export_tables
from macros.exports.export_file import ExportInput
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.writer import write_export
from tests.exports.full_data import make_full_data
from tests.exports.inputs import as_any, make_input, make_real_input


def _validate(source: ExportInput, folder: Path) -> list[list[str]]:
    """Write the tables and give what the library finds wrong with them."""
    write_export(export_tables(source), folder)
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [list(map(str, row)) for row in report.flatten(["type", "message"])]


def test_the_package_of_a_full_handbook_is_valid(tmp_path: Path) -> None:
    assert _validate(make_input(tmp_path, make_full_data()), tmp_path / "out") == []


def test_the_package_of_the_real_handbook_is_valid(tmp_path: Path) -> None:
    assert _validate(make_real_input(), tmp_path / "out") == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (b",held,", b",done,", "constraint-error"),
        (b",2025-07-08,", b",8 July,", "type-error"),
        (b",tarlan,", b",nobody,", "foreign-key"),
        (b"tarlan-2026,", b"tarlan-2025,", "primary-key"),
    ],
)
def test_the_package_finds_what_a_changed_file_breaks(
    tmp_path: Path, old: bytes, new: bytes, kind: str
) -> None:
    out = tmp_path / "out"
    write_export(export_tables(make_input(tmp_path, make_full_data())), out)
    path = out / "csv" / "exercises.csv"
    changed = path.read_bytes().replace(old, new, 1)
    assert changed != path.read_bytes()
    path.write_bytes(changed)
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (out / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = frictionless.validate(str(out / "datapackage.json"))
    assert kind in {row[0] for row in report.flatten(["type"])}


def test_each_resource_names_size_and_checksum_of_its_file(tmp_path: Path) -> None:
    *tables, package = export_tables(make_input(tmp_path, make_full_data()))
    resources = as_any(json.loads(package.content))["resources"]
    assert [(r["path"], r["bytes"], r["hash"]) for r in resources] == [
        (t.path, len(t.content), f"sha256:{hashlib.sha256(t.content).hexdigest()}") for t in tables
    ]


def test_keys_and_links_are_those_of_the_tables(tmp_path: Path) -> None:
    *_, package = export_tables(make_input(tmp_path, make_full_data()))
    for resource, table in zip(json.loads(package.content)["resources"], ALL_TABLES, strict=True):
        assert resource["schema"]["primaryKey"] == list(table.key)
        links = [
            (key["fields"][0], f"{key['reference']['resource']}.{key['reference']['fields'][0]}")
            for key in resource["schema"]["foreignKeys"]
        ]
        assert links == [(c.name, c.refers_to) for c in table.columns if c.refers_to]


def test_the_package_says_whose_it_is_and_under_which_licence(tmp_path: Path) -> None:
    *_, file = export_tables(make_input(tmp_path, make_full_data()))
    package = json.loads(file.content)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert (package["version"], package["created"]) == ("2026.11.0", "2026-06-01T12:00:00Z")
