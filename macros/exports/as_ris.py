"""Bibliographies as RIS, which Zotero, EndNote and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.exports.bibliography import BibliographyEntry, EntryKind

MEDIA_TYPE = "application/x-research-info-systems"
_TYPES = {
    EntryKind.NEWS: "NEWS",
    EntryKind.ARTICLE: "JOUR",
    EntryKind.REPORT: "RPRT",
    EntryKind.ENCYCLOPEDIA: "ENCYC",
    EntryKind.WEB_PAGE: "ELEC",
}


def render_ris(entries: Iterable[BibliographyEntry]) -> str:
    """Give entries as RIS; each line ends with CR LF.

    Source: https://en.wikipedia.org/wiki/RIS_(file_format) (tag, two spaces, hyphen, space).
    """
    return "".join(
        "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _list_lines(entry))
        + "ER  - \r\n\r\n"
        for entry in entries
    )


def _list_lines(entry: BibliographyEntry) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[entry.kind]
    yield "ID", entry.key
    yield "TI", entry.title
    for author in (*entry.authors, *filter(None, [entry.corporate_author])):
        yield "AU", author
    if entry.container:
        yield "T2", entry.container
    if entry.version:
        yield "ET", entry.version
    if entry.publisher:
        yield "PB", entry.publisher
    yield from _list_date_lines(entry)
    yield "LA", entry.language
    yield "UR", entry.url
    for note in entry.notes:
        yield "N1", note


def _list_date_lines(entry: BibliographyEntry) -> Iterator[tuple[str, str]]:
    """Give the date as year/month/day/, whatever is not known left empty; else a note on it."""
    parts = entry.date_parts
    if parts:
        padded = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), "", ""][:3]
        yield "PY", padded[0]
        yield "DA", "/".join([*padded, ""])
    elif entry.date:
        yield "N1", f"Date: {entry.date.display()}"
