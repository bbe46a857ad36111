"""The manuscript: one JSON that holds every word of the book in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from macros.book.bibliography import list_bibliography, number_documents
from macros.book.book_ui import BookUi
from macros.book.chapters import read_chapter
from macros.book.edition import Edition
from macros.book.events import list_chronology
from macros.book.faults import BookFault
from macros.book.index_terms import list_index
from macros.book.industry import list_organizations, list_programmes
from macros.book.labels import GUIDE_CHAPTERS, METHOD_CHAPTERS
from macros.book.long_words import break_long_words
from macros.book.pictures import list_charts
from macros.book.profiles import list_profiles
from macros.book.quotes import curl_quotes
from macros.book.reference_lists import list_former_ids, list_places, list_vocabulary
from macros.book.register import list_register, list_series
from macros.book.statements import list_dispute_groups, list_statements
from macros.loading.handbook import Handbook
from macros.pages.addresses import LinkStyle
from macros.pages.notes import PageNotes
from macros.records.registry import RECORD_KINDS

TITLE = "Turkic States Security Cooperation Handbook"
PART_TITLES = {
    "part/how-to-use": "How to use this book",
    "part/contents": "Contents",
    "part/guide": "Guide",
    "part/pictures": "The records in pictures",
    "part/countries": "Country profiles",
    "part/register": "Exercise register",
    "part/series": "Series of exercises",
    "part/chronology": "Chronology",
    "part/industry": "Industry and programmes",
    "part/programmes": "Programmes",
    "part/disputes": "Disputed facts",
    "part/statements": "Statements",
    "part/places": "Places",
    "part/vocabulary": "Vocabulary",
    "part/method": "Method and coverage",
    "part/bibliography": "Bibliography",
    "part/index": "Index",
    "part/imprint": "Imprint",
}


def write_manuscript(handbook: Handbook, edition: Edition, checksum: str) -> dict[str, Any]:
    """Give the whole book as one mapping; every reference in it has its target.

    Raises:
        BookFault: when a chapter cannot be read or a reference leads nowhere.
    """
    ui = make_book_ui(handbook, edition.moment.date(), edition.site_url)
    docs = edition.project_root / "docs"
    numbers = number_documents(handbook)
    manuscript: dict[str, Any] = {
        "parts": PART_TITLES,
        "edition": _describe_edition(handbook, edition, checksum),
        "guide": [read_chapter(handbook, docs, page, ui) for page in GUIDE_CHAPTERS],
        "pictures": list_charts(ui),
        "countries": list_profiles(ui),
        "register": list_register(ui),
        "series": list_series(ui),
        "chronology": list_chronology(ui),
        "programmes": list_programmes(ui),
        "organizations": list_organizations(ui),
        "statements": list_statements(ui),
        "disputes": list_dispute_groups(ui),
        "places": list_places(ui),
        "former": list_former_ids(ui),
        "vocabulary": list_vocabulary(ui),
        "method": [read_chapter(handbook, docs, page, ui) for page in METHOD_CHAPTERS],
        "bibliography": list_bibliography(ui, numbers),
        "index": list_index(handbook),
    }
    _number_citations(manuscript, numbers)
    _require_targets(manuscript)
    ready: dict[str, Any] = break_long_words(curl_quotes(manuscript))
    return ready


def make_book_ui(handbook: Handbook, today: date, site_url: str) -> BookUi:
    """Give the words of the book."""
    return BookUi(
        handbook=handbook,
        page="book.md",
        link_style=LinkStyle.FOLDERS,
        today=today,
        notes_of_page=PageNotes(),
        site_url=site_url,
    )


def _describe_edition(handbook: Handbook, edition: Edition, checksum: str) -> dict[str, Any]:
    day = edition.moment.date()
    return {
        "title": TITLE,
        "version": edition.version,
        "commit": edition.commit,
        "date": f"{day.day} {day:%B %Y}",
        "site": edition.site_url,
        "checksum": checksum,
        "counts": {folder: len(handbook.by_folder[folder]) for folder in RECORD_KINDS},
        "documents": len(handbook.documents),
    }


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    """Give every mapping of the manuscript, the outer before the inner."""
    rest = [node]
    while rest:
        found = rest.pop()
        if isinstance(found, dict):
            yield found
            rest += list(found.values())
        elif isinstance(found, list):
            rest += found


def _number_citations(manuscript: dict[str, Any], numbers: Mapping[str, int]) -> None:
    for node in _walk(manuscript):
        if node.get("t") == "cite":
            known = {(document, at) for document, at in node["n"]}
            node["n"] = sorted([numbers[document], at] for document, at in known)


def _require_targets(manuscript: dict[str, Any]) -> None:
    labels = {node["label"] for node in _walk(manuscript) if node.get("label")}
    wanted = {str(node["l"]) for node in _walk(manuscript) if node.get("t") == "ref"}
    lost = sorted(wanted - labels - PART_TITLES.keys())
    if lost:
        raise BookFault(f"links of the book lead nowhere: {', '.join(lost[:10])}.")
