"""JSON Schemas of the records: editors complete and check data files with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from macros.exports.export_file import ExportFile, ExportInput
from macros.records.base import Record
from macros.records.registry import RECORD_KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render_schema(model: type[Record]) -> str:
    """Give the JSON Schema of one kind of record as text that ends with a line break.

    Source: JSON Schema, draft 2020-12.
    """
    schema = model.model_json_schema(mode="validation", schema_generator=GenerateJsonSchema)
    schema.pop("id", None)
    properties = schema["properties"]
    schema["properties"] = {n: properties[n] for n in model.written_order() if n != "id"}
    schema["required"] = [name for name in schema["required"] if name != "id"]
    schema = {"$schema": DIALECT, **_as_written(schema)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def map_schemas() -> dict[str, str]:
    """Give the text of every schema by its file name in `data/schema/`."""
    return {f"{folder}.schema.json": render_schema(model) for folder, model in RECORD_KINDS.items()}


def export_schemas(_export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the schemas as files of the published data, for those who write records elsewhere."""
    for name, text in map_schemas().items():
        title = f"JSON Schema of the records in data/{name.partition('.')[0]}/, as they are written"
        yield ExportFile(f"schema/{name}", text.encode(), "application/schema+json", title)


def _as_written(node: Any) -> Any:
    """Fit a schema to files: no null, no default without content, numbers where text is due."""
    if isinstance(node, dict):
        kinds = node.get("anyOf", [])
        if {"type": "null"} in kinds:
            kinds = [kind for kind in kinds if kind != {"type": "null"}]
            rest = {key: value for key, value in node.items() if key != "anyOf"}
            node = {**(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}), **rest}
        if node.get("type") == "string" and not {"enum", "const", "pattern"} & node.keys():
            # The handbook reads every scalar as text; an editor takes 2025 for a number.
            node = {**node, "type": ["string", "number"]}
        if "patternProperties" in node:
            node = {**node, "additionalProperties": False}
        return {
            key: _as_written(value)
            for key, value in node.items()
            if not (key == "default" and value in (None, [], {}))
        }
    if isinstance(node, list):
        return [_as_written(entry) for entry in node]
    return node
