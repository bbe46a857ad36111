"""The data package: the CSV files with types, keys, constraints and links between them.

Source: https://specs.frictionlessdata.io/ (Tabular Data Package, Table Schema; version 1).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from macros.exports.as_csv import DICTIONARY_PATH, export_csv
from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.identity import CONTRIBUTORS, DESCRIPTION, HANDBOOK, KEYWORDS, LICENCE_URL
from macros.exports.tables.all_tables import ALL_TABLES
from macros.exports.tables.column import Column, Table
from macros.exports.tables.field_types import ColumnType

PATH = "datapackage.json"
_TYPES = {kind: kind.value for kind in ColumnType} | {ColumnType.LIST: "string"}


def export_tables(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the CSV files and, after them, the package that describes them."""
    files = []
    for file in export_csv(export_input):
        files.append(file)
        yield file
    package = describe_package(export_input, files)
    yield ExportFile(
        path=PATH,
        content=(json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode(),
        media_type="application/json",
        title="Frictionless data package over the CSV files: types, constraints, keys",
        rows=len(files),
        schema_path=DICTIONARY_PATH,
    )


def describe_package(export_input: ExportInput, files: list[ExportFile]) -> dict[str, Any]:
    """Describe the CSV files, in their order."""
    licence = {"name": "CC-BY-4.0", "path": LICENCE_URL, "title": "CC BY 4.0"}
    return {
        "profile": "tabular-data-package",
        "name": "turkic-security-handbook",
        "id": export_input.file_address(PATH),
        "title": HANDBOOK,
        "description": DESCRIPTION,
        "homepage": export_input.site_url,
        "version": export_input.version,
        "created": export_input.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "keywords": list(KEYWORDS),
        "licenses": [licence],
        "contributors": [{"title": CONTRIBUTORS, "role": "author"}],
        "resources": [
            _describe_resource(table, file) for table, file in zip(ALL_TABLES, files, strict=True)
        ],
    }


def _describe_resource(table: Table, file: ExportFile) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.meaning,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": describe_schema(table),
    }


def describe_schema(table: Table) -> dict[str, Any]:
    """Describe a table as a Table Schema."""
    return {
        "fields": [_describe_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": target, "fields": [field]}}
            for column in table.columns
            if column.refers_to
            for target, field in [column.refers_to.split(".")]
        ],
    }


def _describe_field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required or column.name in table.key:
        constraints["required"] = True
    if (column.name,) == table.key:
        constraints["unique"] = True
    if column.terms and column.type is not ColumnType.LIST:
        constraints["enum"] = list(column.terms)
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.title,
        "description": f"{column.meaning} Unit: {column.unit}." if column.unit else column.meaning,
    }
    return {**field, "constraints": constraints} if constraints else field
