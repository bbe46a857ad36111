"""Problems as text for people, and in the formats that services read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from urllib.parse import quote

from macros.problems import Problem


class ProblemFormat(StrEnum):
    """The forms in which problems can be written."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"
    SARIF = "sarif"


def render_text(problems: Sequence[Problem]) -> str:
    """Give one problem a line and their number at the end; nothing when there is none."""
    if not problems:
        return ""
    files = len({problem.path for problem in problems})
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    where = f"{files} {'file' if files == 1 else 'files'}"
    return "\n".join([*map(str, problems), f"{count} in {where}."])


def render_github(problems: Sequence[Problem]) -> str:
    """Give workflow commands that GitHub shows on the changed lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message.
    """
    return "\n".join(
        f"::error file={_escape_property(p.path)},line={max(p.line, 1)},col={max(p.column, 1)},"
        f"title={_escape_property(p.rule)}::{_escape_data(_field_and_message(p))}"
        for p in problems
    )


def render_json(problems: Sequence[Problem]) -> str:
    """Give a JSON array with one object a problem."""
    rows = [
        {
            "path": p.path,
            "line": p.line,
            "column": p.column,
            "field": p.field,
            "message": p.message,
            "rule": p.rule,
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def render_sarif(problems: Sequence[Problem]) -> str:
    """Give a SARIF log with one result a problem.

    Source: OASIS SARIF 2.1.0, 3.27 (result) and 3.29 (physical location).
    """
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "handbook check",
                        "rules": [{"id": rule} for rule in sorted({p.rule for p in problems})],
                    }
                },
                "results": [_sarif_result(p) for p in problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


RENDERERS: Mapping[ProblemFormat, Callable[[Sequence[Problem]], str]] = {
    ProblemFormat.TEXT: render_text,
    ProblemFormat.GITHUB: render_github,
    ProblemFormat.JSON: render_json,
    ProblemFormat.SARIF: render_sarif,
}


def _field_and_message(problem: Problem) -> str:
    return f"{problem.field}: {problem.message}" if problem.field else problem.message


def _sarif_result(problem: Problem) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "level": "error",
        "message": {"text": _field_and_message(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path)},
                    "region": {
                        "startLine": max(problem.line, 1),
                        "startColumn": max(problem.column, 1),
                    },
                }
            }
        ],
    }


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
