"""Entries given as a file: JSON, or YAML as records are written; and answers kept as one."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.contributing.entries import ID, NEW_DOCUMENTS, SOURCES, Entry, Gap
from macros.loading.files import SIZE_MAX_BYTES
from macros.loading.yaml_text import YamlText, find_written_part, parse_yaml
from macros.problems import Problem, dotted
from macros.records.base import Record

# Two escapes that JSON joins to one letter and YAML refuses.
_SURROGATES = re.compile(r"\\u[dD][89abAB]")


class Given:
    """What a file holds, and where in it each value stands."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._yaml = _parse(text)

    @property
    def value(self) -> dict[str, Any]:
        """The keys and values of the file; empty when it holds none."""
        return self._yaml.value if isinstance(self._yaml.value, dict) else {}

    def list_faults(self) -> list[Problem]:
        """Give what keeps the file from being read."""
        found = [self._locate(Gap(f.path, f.message, f.rule)) for f in self._yaml.faults]
        if not found and not isinstance(self._yaml.value, dict):
            message = 'is no mapping. Write {"name": …, "status": …}.'
            found = [self._locate(Gap((), message))]
        return found

    def list_problems(self, gaps: list[Gap]) -> list[Problem]:
        """Give the gaps of an entry as problems of this file, each where it stands, sorted."""
        return sorted({self._locate(gap) for gap in gaps})

    def _locate(self, gap: Gap) -> Problem:
        if not self._yaml.positions:
            fault = next((f for f in self._yaml.faults if f.message == gap.message), None)
            line, column = (fault.position.line, fault.position.column) if fault else (1, 1)
        else:
            position = self._yaml.positions[find_written_part(self._yaml.positions, gap.path)]
            line, column = position.line, position.column
        return Problem(self._name, line, column, dotted(gap.path), gap.message, gap.rule)


def _parse(text: str) -> YamlText:
    """Read JSON as the YAML that it is, so that each value has its place in the file.

    Source: YAML 1.2.2, 1.3 "Relation to JSON": JSON is YAML, but for tabs here and surrogates.
    """
    if text.lstrip().startswith("{"):
        plain = text.replace("\t", " ")
        if _SURROGATES.search(plain):
            try:
                plain = json.dumps(json.loads(plain), ensure_ascii=False, indent=2)
            except (ValueError, RecursionError):
                return parse_yaml(plain)
        return parse_yaml(plain)
    return parse_yaml(text)


def read_given(name: str, raw: bytes) -> Given:
    """Read the bytes of a file, named as people are told it.

    Raises:
        ValueError: when it is too large or no UTF-8 text; the message is one plain line.
    """
    if len(raw) > SIZE_MAX_BYTES:
        raise ValueError(f"{name} is larger than {SIZE_MAX_BYTES // 1024} KiB, the most allowed.")
    try:
        return Given(name, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise ValueError(f"{name} is not UTF-8 text. Save it with the encoding UTF-8.") from None


def make_entry(model: type[Record], value: Mapping[str, Any]) -> Entry:
    """Make the entry that a file gives: a record's fields and what may stand beside them."""
    beside = {ID, SOURCES, NEW_DOCUMENTS}
    entry = Entry(model, {k: v for k, v in value.items() if k not in beside})
    entry.id = value[ID] if isinstance(value.get(ID), str) else ""
    sources = value.get(SOURCES, [])
    if isinstance(sources, str):
        sources = [sources]
    entry.sources = [str(s) for s in sources] if isinstance(sources, list) else []
    documents = value.get(NEW_DOCUMENTS, [])
    entry.new_documents = [d for d in documents if isinstance(d, dict)] if documents else []
    if not isinstance(documents, list) or len(entry.new_documents) != len(documents):
        entry.gaps.append(Gap((NEW_DOCUMENTS,), "is no list of documents. Write [{…}]."))
    if not isinstance(sources, list):
        entry.gaps.append(Gap((SOURCES,), "is no list. Write [id-of-a-document]."))
    return entry


def render_entry(entry: Entry) -> str:
    """Give an entry as JSON that `make_entry` takes again."""
    value = {
        **({ID: entry.id} if entry.id else {}),
        **entry.fields,
        **({SOURCES: list(entry.sources)} if entry.sources else {}),
        **({NEW_DOCUMENTS: list(entry.new_documents)} if entry.new_documents else {}),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def keep_answers(entry: Entry) -> Path:
    """Write the answers so far into a file of their own among the system's temporary files.

    Raises:
        OSError: when that cannot be written.
    """
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix=f"handbook-{entry.model.noun}-", suffix=".json", delete=False
    ) as stream:
        stream.write(render_entry(entry))
    return Path(stream.name)
