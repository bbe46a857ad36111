"""What the unprivileged job says of a pull request: the changes, the pages, the problems."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from macros.github.parcel import ParcelFault, read_json, take
from macros.problems import Problem

FORMAT = "handbook-review/1"
FILE_NAME = "review.json"


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What changed in one record (`exercises/tarlan-2025`), one sentence a change."""

    record: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A pull request in words.

    Attributes:
        summary: the numbers of changed, added and removed records, or why they are not known.
        changes: record by record.
        pages: addresses below the site's root.
        problems: what `handbook check` says.
    """

    summary: str
    changes: tuple[RecordWords, ...]
    pages: tuple[str, ...]
    problems: tuple[Problem, ...]


def render_report(report: Report) -> str:
    """Give a report as JSON."""
    content = {"format": FORMAT, **asdict(report)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def parse_report(content: bytes) -> Report:
    """Read a report of unknown origin: its form is checked, its words are not believed.

    Raises:
        ParcelFault: when it has another form.
    """
    found = read_json(content)
    if found.get("format") != FORMAT:
        raise ParcelFault("The report has another format.")
    return Report(
        summary=take(found.get("summary"), str, "summary"),
        changes=tuple(map(_parse_change, take(found.get("changes"), list, "changes"))),
        pages=_parse_texts(found.get("pages"), "pages"),
        problems=tuple(map(_parse_problem, take(found.get("problems"), list, "problems"))),
    )


def _parse_change(value: object) -> RecordWords:
    found = take(value, dict, "changes")
    record = take(found.get("record"), str, "record")
    return RecordWords(record, _parse_texts(found.get("texts"), "texts"))


def _parse_texts(value: object, what: str) -> tuple[str, ...]:
    return tuple(take(text, str, what) for text in take(value, list, what))


def _parse_problem(value: object) -> Problem:
    found: dict[str, Any] = take(value, dict, "problems")
    return Problem(
        path=take(found.get("path"), str, "path"),
        line=take(found.get("line"), int, "line"),
        column=take(found.get("column"), int, "column"),
        field=take(found.get("field"), str, "field"),
        message=take(found.get("message"), str, "message"),
        rule=take(found.get("rule"), str, "rule"),
    )
