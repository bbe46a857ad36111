"""Bibliographies as CSL-JSON, which citation processors read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.exports.bibliography import BibliographyEntry, EntryKind, plain_date_parts
from macros.values.dates import EdtfDate

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
_TYPES = {
    EntryKind.NEWS: "article-newspaper",
    EntryKind.ARTICLE: "article-journal",
    EntryKind.REPORT: "report",
    EntryKind.ENCYCLOPEDIA: "entry-encyclopedia",
    EntryKind.WEB_PAGE: "webpage",
}
_IN_A_WORK = frozenset({EntryKind.NEWS, EntryKind.ARTICLE, EntryKind.ENCYCLOPEDIA})


def list_csl_items(entries: Iterable[BibliographyEntry]) -> list[dict[str, Any]]:
    """Give entries as items of CSL-JSON.

    Source: https://github.com/citation-style-language/schema (csl-data.json).
    """
    return [_make_item(entry) for entry in entries]


def _make_item(entry: BibliographyEntry) -> dict[str, Any]:
    authors = (*entry.authors, *filter(None, [entry.corporate_author]))
    container = entry.container or (entry.publisher if entry.kind in _IN_A_WORK else None)
    item = {
        "id": entry.key,
        "type": _TYPES[entry.kind],
        "title": entry.title,
        # Which part of a name is the family's is not known: names stay whole.
        "author": [{"literal": name} for name in authors],
        "container-title": container,
        "publisher": entry.publisher,
        "version": entry.version,
        "issued": _make_date(entry.date) if entry.date else None,
        "language": entry.language,
        "URL": entry.url,
        "note": ". ".join(entry.notes),
    }
    return {key: value for key, value in item.items() if value not in (None, "", [])}


def _make_date(date: EdtfDate) -> dict[str, Any]:
    """Give a date in as many parts as are known; in words where parts would say too much."""
    ends = [date.start, date.end] if date.is_interval else [date.start]
    parts = [list(plain_date_parts(end)) for end in ends]
    return {"date-parts": parts} if all(parts) else {"literal": date.display()}
