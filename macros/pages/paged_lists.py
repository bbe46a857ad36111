"""Lists that are cut into pages when they grow long: where each part lies, what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from macros.loading.handbook import Handbook
from macros.pages.addresses import CHRONOLOGY, ENTRIES_MAX, INDEX_PAGES, find_part_page
from macros.records.base import SourcedRecord
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from macros.views.disputed import list_disputes
from macros.views.timeline import list_timeline

RowT = TypeVar("RowT")
KeyT = TypeVar("KeyT")

# Folders of data/ whose index page lists every record, and the macro that prints the list.
_INDEXES = {
    "events": "events",
    "organizations": "organizations",
    "places": "places",
    "programmes": "programmes",
    "series": "series_list",
    "sources": "sources",
    "statements": "statements",
}
# A dispute with its sides takes the place of several rows.
DISPUTES_MAX = 200
# Disputes of these stand on the first page about disputes, those of other kinds on the second.
_FIRST_DISPUTES = ("countries", "exercises", "series")


@dataclass(frozen=True, slots=True)
class PagedList:
    """A list that stands on a page of its own and goes on, part by part, on further pages.

    Attributes:
        key: its name in the address of the further pages.
        title: how these pages are headed.
        page: the source path of the page on which it begins.
        macro: the macro that prints a part of it.
        arguments: what the macro is called with, besides the number of the part.
        entries_max: how many entries stand on one page.
    """

    key: str
    title: str
    page: str
    macro: str
    arguments: tuple[str, ...] = ()
    entries_max: int = ENTRIES_MAX

    def count_parts(self, entries: int) -> int:
        """Give the number of parts of a list; one that is empty has one, too."""
        return max(1, -(-entries // self.entries_max))

    def find_page(self, number: int) -> str:
        """Give the source path of the page that holds a part, counted from 1."""
        return self.page if number == 1 else find_part_page(self.key, number)

    def call(self, number: int) -> str:
        """Write the call of the macro that prints a part."""
        return f"{self.macro}({', '.join([*self.arguments, f'part={number}'])})"


@dataclass(frozen=True, slots=True)
class Part(Generic[RowT]):
    """One part of a list: its rows, its number, and the pages of all parts with their words.

    `pages` is empty when the list stands whole on one page.
    """

    rows: Sequence[RowT]
    number: int
    pages: tuple[tuple[str, str], ...]


CHRONOLOGY_LIST = PagedList("chronology", "Chronology", CHRONOLOGY, "chronology")
INDEX_LISTS = {
    folder: PagedList(folder, INDEX_PAGES[folder][1], INDEX_PAGES[folder][0], macro)
    for folder, macro in _INDEXES.items()
}
DISPUTE_LISTS = {
    folder: PagedList(
        f"disputes-{folder}",
        f"Disputed facts: {folder}",
        "disputes.md" if folder in _FIRST_DISPUTES else "disputes-events.md",
        "disputes",
        (f'of="{folder}"',),
        DISPUTES_MAX,
    )
    for folder, model in RECORD_KINDS.items()
    if issubclass(model, SourcedRecord)
}


def document_list(publisher: Publisher) -> PagedList:
    """Give the list of the documents of a publisher, which begins on its own page."""
    page, call = f"{publisher.folder}/{publisher.id}.md", (f'"{publisher.id}"',)
    return PagedList(f"documents/{publisher.id}", publisher.name, page, "publisher", call)


def list_further_parts(handbook: Handbook) -> Iterator[tuple[PagedList, int, int]]:
    """Give each part after the first of every list: the list, the part, how many there are."""
    counts = [(CHRONOLOGY_LIST, len(list_timeline(handbook)))]
    counts += [(paged, len(handbook.by_folder[f])) for f, paged in INDEX_LISTS.items()]
    disputes = [row.record.folder for row in list_disputes(handbook)]
    counts += [(paged, disputes.count(folder)) for folder, paged in DISPUTE_LISTS.items()]
    counts += [(document_list(p), len(p.documents)) for p in handbook.list_records(Publisher)]
    for paged, entries in counts:
        parts = paged.count_parts(entries)
        for number in range(2, parts + 1):
            yield paged, number, parts


def cut_part(
    paged: PagedList, rows: Sequence[RowT], number: int | None, word: Callable[[RowT], str]
) -> Part[RowT]:
    """Give a part of a list.

    Args:
        paged: the list.
        rows: all its rows, in order.
        number: the part, counted from 1; None for rows that an author has chosen, which stand
            where they are called for, uncut.
        word: under what a row is looked for: a year, a kind, a name.

    Raises:
        LookupError: when the list has no such part.
    """
    if number is None:
        return Part(rows, 1, ())
    parts, size = paged.count_parts(len(rows)), paged.entries_max
    if not 1 <= number <= parts:
        raise LookupError(f"{paged.key} has no part {number}")
    if parts == 1:
        return Part(rows, 1, ())
    cuts = [rows[start : start + size] for start in range(0, len(rows), size)]
    pages = tuple(
        (paged.find_page(place), _join(word(cut[0]), word(cut[-1])))
        for place, cut in enumerate(cuts, start=1)
    )
    return Part(cuts[number - 1], number, pages)


def _join(first: str, last: str) -> str:
    if first == last:
        return first
    return f"{first}–{last}" if first.isdecimal() and last.isdecimal() else f"{first} – {last}"


def group_rows(rows: Iterable[RowT], key: Callable[[RowT], KeyT]) -> dict[KeyT, list[RowT]]:
    """Put rows, which are in order already, into groups that are in order too."""
    groups: dict[KeyT, list[RowT]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
