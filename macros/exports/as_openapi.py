"""The addresses of the JSON files and the shape of what they hold, as OpenAPI 3.1.

Source: https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from macros.exports.export_file import DATA_FOLDER, ExportFile, ExportInput
from macros.exports.identity import CONTRIBUTORS, DESCRIPTION, HANDBOOK, LICENCE_URL
from macros.exports.record_json import ComputedJson
from macros.records.registry import RECORD_KINDS
from macros.values.ids import ID_PATTERN

PATH = "openapi.json"
_SCHEMAS = "#/components/schemas/"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_EDITION = {
    "handbook": {"type": "string", "description": "What this is a part of."},
    "version": {"type": "string", "description": "Version of the handbook."},
    "contract": {"type": "string", "description": "Version of the shape of the data."},
    "licence": {"type": "string", "format": "uri", "description": "Licence of the data."},
    "edition_of": {"type": "string", "format": "date", "description": "Day of the edition."},
}
_INDEXED_RECORD = ("id", "kind", "name", "page", "json")
_INDEXED_DOCUMENT = ("id", "publisher", "title")


def export_openapi(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the description."""
    text = json.dumps(describe_api(export_input), ensure_ascii=False, indent=1) + "\n"
    yield ExportFile(
        path=PATH,
        content=text.encode(),
        media_type="application/vnd.oai.openapi+json;version=3.1",
        title="OpenAPI 3.1 description of the JSON files: addresses and schemas",
    )


def describe_api(export_input: ExportInput) -> dict[str, Any]:
    """Describe every JSON address."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": f"{HANDBOOK}: data",
            "version": export_input.version,
            "description": f"{DESCRIPTION} Static files: every address is read with GET.",
            "license": {"name": "CC BY 4.0", "url": LICENCE_URL},
            "contact": {"name": CONTRIBUTORS, "url": export_input.site_url},
        },
        "jsonSchemaDialect": _DIALECT,
        "servers": [{"url": f"{export_input.site_url}{DATA_FOLDER}"}],
        "paths": {
            "/all.json": _get("getAll", "All records, by kind", "All"),
            "/index.json": _get("getIndex", "Ids, names and addresses of all records", "Index"),
            **{
                f"/{kind}.json": _get(f"list_{kind}", f"All records of {kind}", f"{kind}_list")
                for kind in RECORD_KINDS
            },
            **{
                f"/{kind}/{{id}}.json": {
                    **_get(f"get_{kind}", f"One {model.noun}", f"{kind}_file"),
                    "parameters": [_ID_PARAMETER],
                }
                for kind, model in RECORD_KINDS.items()
            },
        },
        "components": {"schemas": describe_schemas()},
    }


_ID_PARAMETER = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Id of the record; see index.json.",
    "schema": {"type": "string", "pattern": ID_PATTERN},
}


def describe_schemas() -> dict[str, Any]:
    """Give the schemas of all JSON files by name, made from the record models."""
    models: list[type[BaseModel]] = [*RECORD_KINDS.values(), ComputedJson]
    _, made = models_json_schema(
        [(model, "serialization") for model in models], ref_template=_SCHEMAS + "{model}"
    )
    schemas = {name: _clean(schema) for name, schema in made["$defs"].items()}
    for kind, model in RECORD_KINDS.items():
        body = {
            "id": {"type": "string", "pattern": ID_PATTERN},
            "kind": {"const": kind},
            "authored": _refer(model.__name__),
            "computed": _refer(ComputedJson.__name__),
        }
        schemas[f"{kind}_record"] = _object(body, "A record: what its file says, what follows.")
        schemas[f"{kind}_file"] = _object({**_EDITION, **body}, "The file of a record.")
        entries = {"type": "array", "items": _refer(f"{kind}_record")}
        listing = {"kind": {"const": kind}, "count": {"type": "integer"}, "records": entries}
        schemas[f"{kind}_list"] = _object({**_EDITION, **listing}, "The records of a kind.")
    lists = {kind: {"type": "array", "items": _refer(f"{kind}_record")} for kind in RECORD_KINDS}
    counts = _object({kind: {"type": "integer"} for kind in RECORD_KINDS}, "Number of records.")
    everything = {**_EDITION, "counts": counts, "records": _object(lists, "Records by kind.")}
    schemas["All"] = _object(everything, "Everything.")
    schemas["Index"] = _object(
        {
            **_EDITION,
            "records": _list_of_texts(_INDEXED_RECORD, "A record."),
            "documents": _list_of_texts(_INDEXED_DOCUMENT, "A document and its publisher."),
        },
        "What there is.",
    )
    return dict(sorted(schemas.items()))


def _get(operation: str, summary: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": _refer(schema)}}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "responses": {"200": {"description": summary, "content": content}},
        }
    }


def _refer(name: str) -> dict[str, str]:
    return {"$ref": _SCHEMAS + name}


def _object(properties: dict[str, Any], meaning: str) -> dict[str, Any]:
    """Describe an object all of whose keys are there; later versions may add others."""
    return {
        "type": "object",
        "description": meaning,
        "properties": properties,
        "required": list(properties),
    }


def _list_of_texts(names: tuple[str, ...], meaning: str) -> dict[str, Any]:
    entry = _object({name: {"type": "string"} for name in names}, meaning)
    return {"type": "array", "items": entry}


def _clean(node: Any) -> Any:
    """Leave out what is meant for editors of records: wrong examples, no further keys."""
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if key != "x-bad-example"}
        if kept.get("additionalProperties") is False:
            del kept["additionalProperties"]
        return {key: _clean(value) for key, value in kept.items()}
    return [_clean(entry) for entry in node] if isinstance(node, list) else node
