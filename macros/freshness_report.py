"""The report on what has aged, in words, in Markdown for an issue, and in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from macros.github.inert import as_code, count
from macros.problems import dotted
from macros.values.dates import EdtfDate
from macros.views.freshness import Freshness, LooseDocument

# An issue takes 65,536 characters; the text and JSON reports name all.
DOCUMENTS_SHOWN_MAX = 40


class ReportFormat(StrEnum):
    """The forms in which the report can be written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def render_text(freshness: Freshness) -> str:
    """Give one finding a line, with its file, and the counts at the end."""
    lines = [
        *(f"{path}: {field}: {words}" for path, field, words in _list_findings(freshness)),
        _count(freshness),
    ]
    return "\n".join(lines) + "\n"


def render_markdown(freshness: Freshness) -> str:
    """Give what an issue should hold: what to do, and for which records."""
    parts = [f"What has aged in the handbook, as of {freshness.day.isoformat()}.", ""]
    for title, remedy, lines in _list_sections(freshness):
        parts += [f"## {title} ({len(lines)})", ""]
        if not lines:
            parts += ["Nothing.", ""]
            continue
        parts += [remedy, "", *lines[:DOCUMENTS_SHOWN_MAX]]
        if len(lines) > DOCUMENTS_SHOWN_MAX:
            rest = len(lines) - DOCUMENTS_SHOWN_MAX
            parts.append(f"- … and {rest} more: `handbook freshness` names all.")
        parts.append("")
    return "\n".join(parts)


def render_json(freshness: Freshness) -> str:
    """Give everything as data."""
    value: dict[str, Any] = {
        "as_of": freshness.day.isoformat(),
        "passed_plans": [
            {
                "id": plan.record.id,
                "path": f"data/{plan.record.folder}/{plan.record.id}.yaml",
                "status": str(plan.record.status),
                "last_day": plan.last_day.isoformat(),
            }
            for plan in freshness.plans
        ],
        "old_figures": [
            {
                "id": old.record.id,
                "path": f"data/{old.record.folder}/{old.record.id}.yaml",
                "field": dotted(old.path),
                "as_of": str(old.figure.as_of),
                "unit": old.figure.unit,
                "scope": old.figure.scope,
            }
            for old in freshness.figures
        ],
        "gone_documents": [_as_row(d) for d in freshness.gone],
        "unarchived_documents": [_as_row(d) for d in freshness.unarchived],
        "archived_gone_documents": [_as_row(d) for d in freshness.moved],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


RENDERERS: Mapping[ReportFormat, Callable[[Freshness], str]] = {
    ReportFormat.TEXT: render_text,
    ReportFormat.MARKDOWN: render_markdown,
    ReportFormat.JSON: render_json,
}


def _as_row(loose: LooseDocument) -> dict[str, str | None]:
    gone = loose.document.found_gone
    return {
        "id": loose.document.id,
        "path": f"data/sources/{loose.publisher.id}.yaml",
        "url": loose.document.url,
        "archive": loose.document.archive,
        "found_gone": str(gone) if gone else None,
    }


def _list_findings(freshness: Freshness) -> Iterator[tuple[str, str, str]]:
    """Give file, field and words of each finding, the most pressing kind first."""
    for loose in freshness.gone:
        words = f"{loose.document.url} is gone and no archived copy is named. Look for one."
        yield f"data/sources/{loose.publisher.id}.yaml", loose.document.id, words
    for plan in freshness.plans:
        words = (
            f'still "{plan.record.status}", but its last day was {plan.last_day.isoformat()}. '
            f'Say what became of it, or write "unconfirmed" with `as_of`.'
        )
        yield f"data/{plan.record.folder}/{plan.record.id}.yaml", "status", words
    for old in freshness.figures:
        words = (
            f"{old.figure.unit} ({old.figure.scope}) as of {_display(old.figure.as_of)} is the "
            "newest. Look for a newer one and put it beside."
        )
        yield f"data/{old.record.folder}/{old.record.id}.yaml", dotted(old.path), words
    for loose in freshness.unarchived:
        words = "has no archived copy. Save one and name it as `archive`."
        yield f"data/sources/{loose.publisher.id}.yaml", loose.document.id, words


def _display(value: EdtfDate | None) -> str:
    return value.display() if value else "an unknown date"


def _count(freshness: Freshness) -> str:
    return (
        f"{count(len(freshness.plans), 'plan')} whose date has passed, "
        f"{count(len(freshness.figures), 'old figure')}, "
        f"{count(len(freshness.gone), 'document')} gone without a copy, "
        f"{count(len(freshness.unarchived), 'document')} without an archived copy."
    )


def _list_sections(freshness: Freshness) -> Iterator[tuple[str, str, list[str]]]:
    """Give title, remedy and lines of each section."""
    yield (
        "Documents that are gone",
        "Look for an archived copy and name it as `archive`; otherwise look for another source.",
        [_as_line(d) for d in freshness.gone],
    )
    yield (
        "Plans whose date has passed",
        "Say what became of them, with a source; where none says, write `unconfirmed` and `as_of`.",
        [
            f"- `data/{p.record.folder}/{p.record.id}.yaml` {as_code(p.record.name)}: "
            f"{p.record.status}, last day {p.last_day.isoformat()}"
            for p in freshness.plans
        ],
    )
    yield (
        "Old figures",
        "Look for a newer figure and put it beside the old one, with its source.",
        [
            f"- `data/{o.record.folder}/{o.record.id}.yaml` {dotted(o.path)}: "
            f"{as_code(f'{o.figure.unit}, {o.figure.scope}')}, "
            f"as of {_display(o.figure.as_of)}"
            for o in freshness.figures
        ],
    )
    yield (
        "Documents without an archived copy",
        "Save the page in a public web archive and name the copy as `archive`.",
        [_as_line(d) for d in freshness.unarchived],
    )


def _as_line(loose: LooseDocument) -> str:
    where = f"data/sources/{loose.publisher.id}.yaml"
    return f"- `{loose.document.id}` in `{where}`: <{loose.document.url}>"
