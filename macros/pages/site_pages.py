"""The pages that the handbook adds to the site: one for each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from macros.loading.handbook import Handbook
from macros.pages.addresses import INDEX_PAGES, find_address, find_year_page
from macros.pages.markup import render_prose
from macros.records.base import Record, SourcedRecord
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.publisher import Publisher
from macros.records.statement import Statement
from macros.records.term import Term
from macros.views.selection import count_years

DESCRIPTION_LENGTH_MAX = 160
_MACROS = {
    "countries": "country_profile",
    "exercises": "exercise",
    "series": "series",
    "events": "event",
    "organizations": "organization",
    "programmes": "programme",
    "places": "place",
    "statements": "statement",
    "sources": "publisher",
}


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that is not a file in `docs/`: where it lies, what it holds, what to edit.

    `record_path` is the record's file, relative to the folder that holds the data folder; None
    for a page that is made of many records.
    """

    source_path: str
    markdown: str
    record_path: str | None


def list_site_pages(
    handbook: Handbook, last_changes: Mapping[Path, date], data_root: Path
) -> Iterator[SitePage]:
    """Give one page for each record that has a page of its own, and one register a year."""
    for year, number in count_years(handbook):
        yield _make_year_page(year, number)
    for record in handbook.list_all():
        if isinstance(record, Term):
            continue
        file = data_root / record.folder / f"{record.id}.yaml"
        meta = {
            "title": record.name,
            "description": describe(record),
            # Record pages stand in no branch of the navigation: its column would be empty.
            "hide": ["navigation"],
            "record": f"{record.folder}/{record.id}",
            "crumbs": [{"title": title, "url": page} for page, title in _crumbs(record)],
        }
        changed = last_changes.get(file.resolve())
        if changed:
            meta["last_change"] = changed.isoformat()
        call = f'{{{{ {_MACROS[record.folder]}("{record.id}") }}}}'
        yield SitePage(
            source_path=find_address(record).page,
            markdown=f"---\n{_dump(meta)}---\n\n{call}\n",
            record_path=f"{data_root.name}/{record.folder}/{record.id}.yaml",
        )


def _make_year_page(year: int, number: int) -> SitePage:
    page, title = INDEX_PAGES[Exercise.folder]
    words = f"{number} {'exercise' if number == 1 else 'exercises'}"
    meta = {
        "title": f"Exercises of {year}",
        "description": f"Register of the {words} that began in {year}, each with its sources.",
        "hide": ["navigation", "toc"],
        "crumbs": [{"title": title, "url": page}],
    }
    call = f'{{{{ exercise_register(year={year}, caption="{words}, oldest first") }}}}'
    years = "## Other years {: #years }\n\n{{ exercise_years() }}"
    return SitePage(
        source_path=find_year_page(year),
        markdown=f"---\n{_dump(meta)}---\n\n# Exercises of {year}\n\n{call}\n\n{years}\n",
        record_path=None,
    )


def _dump(meta: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=True, width=10_000)


def _crumbs(record: Record) -> list[tuple[str, str]]:
    page, title = INDEX_PAGES[record.folder]
    return [(page, title)]


def describe(record: Record) -> str:
    """Give a description of a record's page for search engines, at most 160 characters."""
    text = _description(record)
    if len(text) <= DESCRIPTION_LENGTH_MAX:
        return text
    return text[: DESCRIPTION_LENGTH_MAX - 1].rsplit(" ", 1)[0] + "…"


def _description(record: Record) -> str:
    if isinstance(record, Statement):
        return _as_plain_text(record.text)
    if isinstance(record, SourcedRecord) and record.summary:
        return _as_plain_text(record.summary)
    if isinstance(record, Publisher):
        number = len(record.documents)
        return f"{record.name}: {number} {'document' if number == 1 else 'documents'} cited here."
    if isinstance(record, Place):
        return f"{record.name}: what happened there, who says so."
    return f"{record.name}: {record.noun}, with its sources."


def _as_plain_text(prose: str) -> str:
    """Give a passage on one line, without the marks of emphasis and links."""
    return render_prose(prose).striptags()
