"""Reading data files as editors do: YAML 1.2, where 2025 is a number and NO is a text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import yaml

from tests.builders import REAL_DATA


class _EditorLoader(yaml.CSafeLoader):
    """Resolves plain scalars by the core schema of YAML 1.2 (10.3.2), as editors do."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 the name that PyYAML looks for


for tag, pattern, first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first
    )


def read_as_editor(text: str) -> Any:
    """Give what an editor takes a data file for."""
    return yaml.load(text, Loader=_EditorLoader)  # noqa: S506 a safe loader with other scalars


def make_validator(folder: str) -> jsonschema.Draft202012Validator:
    """Give a validator with the committed schema of a kind of record."""
    path = Path(REAL_DATA, "schema", f"{folder}.schema.json")
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
