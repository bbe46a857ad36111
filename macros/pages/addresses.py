"""Where each record has its page, and how one page leads to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from macros.loading.handbook import Handbook
from macros.records.base import Record
from macros.records.country import Country
from macros.records.publisher import Publisher
from macros.records.term import Term
from macros.records.tombstone import Tombstone

GLOSSARY = "glossary.md"
CHANGELOG = "changelog.md"
TABLES = "tables.md"
CHRONOLOGY = "chronology.md"
REGISTER = "exercises/index.md"
# So many entries of a list stand on one page; the others follow on pages of their own.
ENTRIES_MAX = 500
COMPARE = "compare/index.md"
# The page that lists all records of a kind, and its title.
INDEX_PAGES: dict[str, tuple[str, str]] = {
    "countries": ("countries/index.md", "Countries"),
    "exercises": (REGISTER, "Exercises"),
    "series": ("exercises/series.md", "Series"),
    "events": ("events.md", "Events"),
    "organizations": ("industry/organizations.md", "Organizations"),
    "programmes": ("industry/programmes.md", "Programmes"),
    "places": ("places.md", "Places"),
    "statements": ("statements.md", "Statements"),
    "sources": ("sources/index.md", "Sources"),
    "vocabulary": (GLOSSARY, "Glossary"),
    "tombstones": (CHANGELOG, "Changelog"),
}


class LinkStyle(Enum):
    """What pages are in the built site, and from where their relative links are followed.

    FOLDERS: folders with an index, which a browser follows links from. FILES: files, likewise.
    SOURCES: folders, and the site generator moves every link there from where the Markdown lies.
    """

    FOLDERS = auto()
    FILES = auto()
    SOURCES = auto()

    @property
    def directory_urls(self) -> bool:
        """Whether pages are folders with an index."""
        return self is not LinkStyle.FILES

    def list_folders(self, page: str) -> list[str]:
        """Give the folders, from the root, from the last of which a page's links are followed."""
        start = page_url(page, directory_urls=True) if self is LinkStyle.FOLDERS else page
        return start.split("/")[:-1]

    def find_base(self, page: str) -> str:
        """Give the same as a path."""
        return "/".join(self.list_folders(page)) or "."


def find_year_page(year: int) -> str:
    """Give the source path of the register of one year."""
    return f"exercises/years/{year}.md"


def find_part_page(key: str, number: int) -> str:
    """Give the source path of a further page of a list that is cut into pages."""
    return f"lists/{key}/{number}.md"


def find_comparison_page(first: Country, second: Country) -> str:
    """Give the source path of the comparison of two countries, in whatever order."""
    return f"compare/{'-'.join(sorted((first.id, second.id)))}.md"


@dataclass(frozen=True, slots=True)
class Address:
    """A place on the site: a page by its source path, and an anchor in it."""

    page: str
    anchor: str = ""


def find_address(record: Record) -> Address:
    """Give the place where a record is shown."""
    if isinstance(record, Term):
        return Address(GLOSSARY, record.id)
    if isinstance(record, Tombstone):
        return _find_former_address(record)
    return Address(f"{record.folder}/{record.id}.md")


def _find_former_address(tombstone: Tombstone) -> Address:
    """Give the address that a record had; terms and documents had no page of their own."""
    if tombstone.kind in (Term.folder, "documents"):
        return Address(CHANGELOG, tombstone.id)
    return Address(f"{tombstone.kind}/{tombstone.id}.md")


def find_document_address(publisher: Publisher, document_id: str) -> Address:
    """Give the place where a document is shown: on the page of its publisher, or a further one."""
    page = f"{publisher.folder}/{publisher.id}.md"
    if len(publisher.documents) > ENTRIES_MAX:
        places = (i for i, d in enumerate(publisher.documents) if d.id == document_id)
        number = next(places, 0) // ENTRIES_MAX + 1
        page = page if number == 1 else find_part_page(f"documents/{publisher.id}", number)
    return Address(page, document_id)


def find_address_of_id(handbook: Handbook, any_id: str) -> Address:
    """Give the place where the record or document with an id is shown.

    Raises:
        LookupError: when nothing has that id.
    """
    source = handbook.documents.get(any_id)
    if source is not None:
        return find_document_address(source.publisher, any_id)
    record = handbook.find_any(any_id)
    if record is None:
        raise LookupError(any_id)
    return find_address(record)


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


def page_file(page: str, *, directory_urls: bool) -> str:
    """Give the path of a page's file in the built site, by its source path."""
    url = page_url(page, directory_urls=directory_urls)
    return url if url.endswith(".html") else f"{url}index.html"


def relative_href(from_page: str, to: Address, style: LinkStyle) -> str:
    """Give the link from one page to a place."""
    anchor = f"#{to.anchor}" if to.anchor else ""
    if from_page == to.page and anchor:
        return anchor
    base = style.list_folders(from_page)
    target = _split_url(to.page, style.directory_urls)
    shared = 0
    # The last part of the target is a name, not a folder: it is always written out.
    for ours, theirs in zip(base, target[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    path = "../" * (len(base) - shared) + "/".join(target[shared:])
    return (path or "./") + anchor


@lru_cache(maxsize=4096)
def _split_url(page: str, directory_urls: bool) -> tuple[str, ...]:  # noqa: FBT001 a key of the cache
    """Give the folders of a page's address and, last, the name in them, which may be empty."""
    return tuple(page_url(page, directory_urls=directory_urls).split("/"))
