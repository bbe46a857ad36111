"""Where each thing stands in the book: the label that links lead to."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from macros.loading.handbook import Handbook
from macros.pages.addresses import GLOSSARY, Address, find_address_of_id, page_url
from macros.records.base import Record

# The part of the book that stands for a page of the site that lists records.
PART_OF_PAGE: dict[str, str] = {
    "index.md": "part/guide",
    "guide/index.md": "part/guide",
    "countries/index.md": "part/countries",
    "exercises/index.md": "part/register",
    "exercises/series.md": "part/series",
    "chronology.md": "part/chronology",
    "events.md": "part/chronology",
    "industry/index.md": "part/industry",
    "industry/organizations.md": "part/industry",
    "industry/programmes.md": "part/industry",
    "statements.md": "part/statements",
    "disputes.md": "part/disputes",
    "places.md": "part/places",
    "sources/index.md": "part/bibliography",
    GLOSSARY: "part/vocabulary",
}
# Hand-written chapters that the book holds, in its order.
GUIDE_CHAPTERS = (
    "guide/ots-in-brief.md",
    "guide/collective-security.md",
    "guide/reading-an-exercise.md",
)
METHOD_CHAPTERS = ("method.md", "coverage.md")
CHAPTERS = (*GUIDE_CHAPTERS, *METHOD_CHAPTERS)


def label_record(record: Record) -> str:
    """Give the label of a record's entry."""
    return f"{record.folder}/{record.id}"


def label_document(document_id: str) -> str:
    """Give the label of a document's entry in the bibliography."""
    return f"documents/{document_id}"


def label_chapter(page: str, anchor: str = "") -> str:
    """Give the label of a chapter, or of a section in it."""
    stem = page.removesuffix(".md")
    return f"chapter/{stem}/{anchor}" if anchor else f"chapter/{stem}"


def find_label(handbook: Handbook, to: Address) -> str | None:
    """Give the label of what a page of the site shows, or None when the book lacks it."""
    if to.page == GLOSSARY and to.anchor:
        return f"vocabulary/{to.anchor}"
    if to.page in CHAPTERS:
        return label_chapter(to.page, to.anchor)
    if to.page in PART_OF_PAGE:
        return PART_OF_PAGE[to.page]
    folder, _, name = to.page.removesuffix(".md").partition("/")
    if name in handbook.by_folder.get(folder, {}):
        if folder == "sources" and to.anchor in handbook.documents:
            return label_document(to.anchor)
        return f"{folder}/{name}"
    return None


def find_page_of_label(handbook: Handbook, label: str) -> Address:
    """Give the place on the site that shows what a label of the book stands for.

    Raises:
        LookupError: when the book has no such label.
    """
    if label in PART_OF_PAGE.values():
        return Address(next(page for page, part in PART_OF_PAGE.items() if part == label))
    folder, _, name = label.partition("/")
    if folder == "chapter":
        page = next(p for p in CHAPTERS if f"{name}/".startswith(f"{p.removesuffix('.md')}/"))
        return Address(page, name.removeprefix(page.removesuffix(".md")).removeprefix("/"))
    return find_address_of_id(handbook, name)


def resolve_link(handbook: Handbook, page: str, target: str, site_url: str) -> str:
    """Give where a link in a hand-written page leads: `book:LABEL`, or a whole web address.

    Args:
        handbook: the records.
        page: the source path of the page, such as `guide/ots-in-brief.md`.
        target: the link as written: a web address, `../method.md#dates`, `#dates`.
        site_url: the address of the site, for pages that the book does not hold.
    """
    parts = urlsplit(target)
    if parts.scheme:
        return target
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    to = Address(path if parts.path else page, parts.fragment)
    label = find_label(handbook, to)
    if label is not None:
        return f"book:{label}"
    anchor = f"#{to.anchor}" if to.anchor else ""
    return f"{site_url}{page_url(to.page, directory_urls=True)}{anchor}"
