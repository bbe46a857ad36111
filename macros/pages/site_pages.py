"""The pages that the handbook adds to the site: one for each record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from macros.loading.handbook import Handbook
from macros.pages.addresses import INDEX_PAGES, find_address
from macros.records.base import Record, SourcedRecord
from macros.records.place import Place
from macros.records.publisher import Publisher
from macros.records.statement import Statement
from macros.records.term import Term

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

    `record_path` is the record's file, relative to the folder that holds the data folder.
    """

    source_path: str
    markdown: str
    record_path: str


def list_site_pages(
    handbook: Handbook, last_changes: Mapping[Path, date], data_root: Path
) -> Iterator[SitePage]:
    """Give one page for each record that has a page of its own."""
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
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=True, width=10_000)
        call = f'{{{{ {_MACROS[record.folder]}("{record.id}") }}}}'
        yield SitePage(
            source_path=find_address(record).page,
            markdown=f"---\n{front}---\n\n{call}\n",
            record_path=f"{data_root.name}/{record.folder}/{record.id}.yaml",
        )


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
        return record.text
    if isinstance(record, SourcedRecord) and record.summary:
        return record.summary
    if isinstance(record, Publisher):
        number = len(record.documents)
        return f"{record.name}: {number} {'document' if number == 1 else 'documents'} cited here."
    if isinstance(record, Place):
        return f"{record.name}: what happened there, who says so."
    return f"{record.name}: {record.noun}, with its sources."
