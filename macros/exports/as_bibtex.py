"""Bibliographies as BibTeX, in Unicode, for BibTeX and for biblatex."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.exports.bibliography import BibliographyEntry, EntryKind
from macros.pages.languages import name_language

MEDIA_TYPE = "application/x-bibtex"
# The types that every style knows; web pages and news are "misc" there.
_TYPES = {EntryKind.ARTICLE: "article", EntryKind.REPORT: "techreport"}
_PUBLISHER_FIELDS = {EntryKind.ARTICLE: "journal", EntryKind.REPORT: "institution"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Braces become commands as well: BibTeX counts even those behind a backslash.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
# LaTeX joins two of these into another sign: -- is a dash there, '' a quotation mark.
_LIGATURE = re.compile(r"([-`'])(?=\1)")


def render_bibtex(entries: Iterable[BibliographyEntry]) -> str:
    """Give entries as BibTeX; their keys are ids of the handbook."""
    return "\n".join(_render_entry(entry) for entry in entries)


def _render_entry(entry: BibliographyEntry) -> str:
    """Give one entry.

    `date` holds the date as exactly as it is known, which biblatex reads (EDTF level 1);
    `year` and `month`, for older styles, stand only where they are certain.
    """
    parts = entry.date_parts
    fields = {
        "author": _render_authors(entry),
        "title": f"{{{{{escape_latex(entry.title)}}}}}",
        **_map_publication(entry),
        "version": _braced(entry.version),
        "date": _braced(entry.date.text) if entry.date else None,
        "year": f"{{{parts[0]}}}" if parts else None,
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else None,
        "language": _braced(name_language(entry.language)),
        "url": f"{{{entry.url}}}",  # no address of the handbook holds braces or backslashes
        "note": _braced(". ".join(entry.notes)),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@{_TYPES.get(entry.kind, 'misc')}{{{entry.key},", *lines, "}", ""])


def _map_publication(entry: BibliographyEntry) -> dict[str, str | None]:
    """Name the work in which an entry stands, and who put it out."""
    if entry.container:
        return {"howpublished": _braced(entry.container)}
    return {_PUBLISHER_FIELDS.get(entry.kind, "publisher"): _braced(entry.publisher)}


def _render_authors(entry: BibliographyEntry) -> str | None:
    """Give the authors; a name that BibTeX would take apart wrongly is kept whole by braces."""
    if entry.corporate_author:
        return f"{{{{{escape_latex(entry.corporate_author)}}}}}"
    names = [
        f"{{{escape_latex(name)}}}" if "," in name or " and " in f" {name} " else escape_latex(name)
        for name in entry.authors
    ]
    return f"{{{' and '.join(names)}}}" if names else None


def _braced(text: str | None) -> str | None:
    return f"{{{escape_latex(text)}}}" if text else None


def escape_latex(text: str) -> str:
    """Give a text so that LaTeX prints it as it is, on one line."""
    return _LIGATURE.sub(r"\1{}", " ".join(text.split()).translate(_LATEX))
