"""The shape of the published data, and what a change of it breaks for those who use them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.exports.as_mme import COLUMNS as MME_COLUMNS
from macros.exports.as_openapi import describe_schemas
from macros.exports.catalogue import list_export_files
from macros.exports.export_file import DATA_FOLDER, ExportInput
from macros.exports.tables.all_tables import ALL_TABLES
from macros.loading.handbook import link_handbook

CONTRACT_FOLDER = Path("tests/exports/contract")
VERSION = DATA_FOLDER.rpartition("/")[2]
Contract = Mapping[str, Any]


def describe_contract() -> dict[str, Any]:
    """Give the shape: files that are always there, columns by table, JSON keys by object."""
    return {
        "version": VERSION,
        "files": sorted(_list_fixed_files()),
        "tables": {
            table.name: {
                "key": list(table.key),
                "columns": {column.name: column.type.value for column in table.columns},
            }
            for table in ALL_TABLES
        },
        "mme": list(MME_COLUMNS),
        "json": {
            name: {key: _sign(value) for key, value in schema["properties"].items()}
            for name, schema in describe_schemas().items()
            if "properties" in schema
        },
    }


def render_contract() -> str:
    """Give the shape as text, as it is kept in the repository."""
    return json.dumps(describe_contract(), indent=1) + "\n"


def find_contract_file(root: Path = Path()) -> Path:
    """Give the place of the kept shape of this version."""
    return root / CONTRACT_FOLDER / f"{VERSION}.json"


def find_breaks(old: Contract, new: Contract) -> Iterator[str]:
    """Say each thing that users of the old shape would miss in the new one.

    Additions break nothing. Another version has another address, so that it breaks nothing.
    """
    if old["version"] != new["version"]:
        return
    for path in old["files"]:
        if path not in new["files"]:
            yield f"the file {path} is gone"
    for name, table in old["tables"].items():
        now = new["tables"].get(name, {"key": [], "columns": {}})
        yield from _compare(f"csv/{name}.csv", table["columns"], now["columns"])
        if now["key"] != table["key"]:
            yield f"csv/{name}.csv: the key was {table['key']} and is {now['key']}"
    if new["mme"] != old["mme"]:
        yield "the columns of mme/mme-v7.csv are no longer those of the data set"
    for name, keys in old["json"].items():
        yield from _compare(f"JSON {name}", keys, new["json"].get(name, {}))


def _compare(place: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name, kind in old.items():
        if name not in new:
            yield f"{place}: {name} is gone"
        elif new[name] != kind:
            yield f"{place}: {name} was {kind} and is {new[name]}"


def _list_fixed_files() -> Iterator[str]:
    """Name the files that even a handbook without records has."""
    empty = ExportInput(
        handbook=link_handbook([]),
        version="0",
        site_url="https://handbook.example/",
        moment=datetime(2026, 1, 1, tzinfo=UTC),
        last_changes={},
        data_root=Path(),
    )
    return (file.path for file in list_export_files(empty))


def _sign(schema: Mapping[str, Any]) -> str:
    """Give the type of a value in one word, by its schema."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_sign(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"array of {_sign(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {_sign(schema['additionalProperties'])}"
    return str(schema.get("type") or f"constant {schema.get('const')}")
