"""Where each record has its page, and how one page leads to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.term import Term

GLOSSARY = "glossary.md"
# The page that lists all records of a kind, and its title.
INDEX_PAGES: dict[str, tuple[str, str]] = {
    "countries": ("countries/index.md", "Countries"),
    "exercises": ("exercises/index.md", "Exercises"),
    "series": ("exercises/series.md", "Series"),
    "events": ("events.md", "Events"),
    "organizations": ("industry/organizations.md", "Organizations"),
    "programmes": ("industry/programmes.md", "Programmes"),
    "places": ("places.md", "Places"),
    "statements": ("statements.md", "Statements"),
    "sources": ("sources/index.md", "Sources"),
    "vocabulary": (GLOSSARY, "Glossary"),
}


def find_year_page(year: int) -> str:
    """Give the source path of the register of one year."""
    return f"exercises/years/{year}.md"


@dataclass(frozen=True, slots=True)
class Address:
    """A place on the site: a page by its source path, and an anchor in it."""

    page: str
    anchor: str = ""


def find_address(record: Record) -> Address:
    """Give the place where a record is shown."""
    if isinstance(record, Term):
        return Address(GLOSSARY, record.id)
    return Address(f"{record.folder}/{record.id}.md")


def find_document_address(publisher: Publisher, document_id: str) -> Address:
    """Give the place where a document is shown: on the page of its publisher."""
    return Address(f"{publisher.folder}/{publisher.id}.md", document_id)


def page_url(page: str, *, directory_urls: bool) -> str:
    """Give the address of a page from the root of the site.

    Args:
        page: its source path, such as `exercises/tarlan-2025.md`.
        directory_urls: whether pages are folders with an index, as MkDocs makes them.
    """
    stem = page.removesuffix(".md")
    folder, name = posixpath.split(stem)
    if not directory_urls:
        return f"{stem}.html"
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def relative_href(from_page: str, to: Address, *, directory_urls: bool) -> str:
    """Give the link from one page to a place, as a browser follows it from there."""
    anchor = f"#{to.anchor}" if to.anchor else ""
    if from_page == to.page and anchor:
        return anchor
    start = page_url(from_page, directory_urls=directory_urls)
    target = page_url(to.page, directory_urls=directory_urls)
    base = posixpath.dirname(start) or "."
    path = posixpath.relpath(target or ".", base)
    if target.endswith("/") or not target:
        path += "/"
    return path + anchor
