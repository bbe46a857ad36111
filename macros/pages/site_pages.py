"""The pages that the handbook adds to the site: of records, of years, of pairs of countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.loading.handbook import Handbook
from macros.pages.addresses import (
    COMPARE,
    INDEX_PAGES,
    find_address,
    find_address_of_id,
    find_comparison_page,
    find_year_page,
    page_url,
)
from macros.pages.front_matter import write_front_matter
from macros.pages.markup import plain_prose
from macros.pages.paged_lists import PagedList, list_further_parts
from macros.records.base import Record, SourcedRecord
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.publisher import Publisher
from macros.records.registry import name_kind
from macros.records.statement import Statement
from macros.records.tombstone import Tombstone
from macros.views.comparison import Comparison, list_comparisons
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
    "tombstones": "tombstone",
}


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that is not a file in `docs/`: where it lies, what it holds, what to edit.

    `meta` is what stands in its head, `body` the Markdown below, with calls of macros.
    `record_path` is the record's file, relative to the folder that holds the data folder; None
    for a page that is made of many records.
    """

    source_path: str
    meta: Mapping[str, object]
    body: str
    record_path: str | None

    @property
    def markdown(self) -> str:
        """The page as a file."""
        return f"{write_front_matter(self.meta)}{self.body}"


def list_site_pages(
    handbook: Handbook,
    last_changes: Mapping[Path, date],
    data_root: Path,
    *,
    directory_urls: bool = True,
) -> Iterator[SitePage]:
    """Give a page for each record that has one, for each year, and for each pair of countries."""
    for year, number in count_years(handbook):
        yield _make_year_page(year, number, directory_urls=directory_urls)
    for comparison in list_comparisons(handbook):
        yield _make_comparison_page(comparison, directory_urls=directory_urls)
    for paged, number, parts in list_further_parts(handbook):
        yield _make_part_page(paged, number, parts, directory_urls=directory_urls)
    for record in handbook.list_all():
        address = find_address(record)
        if address.anchor:
            continue  # it is shown on a page with others
        file = data_root / record.folder / f"{record.id}.yaml"
        meta: dict[str, object] = {
            "title": record.name,
            "description": describe(record),
            # Record pages stand in no branch of the navigation: its column would be empty.
            "hide": ["navigation"],
            "record": f"{record.folder}/{record.id}",
            "crumbs": _list_crumbs(record.folder, directory_urls=directory_urls),
        }
        if isinstance(record, Tombstone):
            meta |= _describe_tombstone(handbook, record, directory_urls=directory_urls)
        changed = last_changes.get(file.resolve())
        if changed:
            meta["last_change"] = changed.isoformat()
        call = f'{{{{ {_MACROS[record.folder]}("{record.id}") }}}}'
        yield SitePage(
            source_path=address.page,
            meta=meta,
            body=f"{call}\n",
            record_path=f"{data_root.name}/{record.folder}/{record.id}.yaml",
        )


def _describe_tombstone(
    handbook: Handbook, tombstone: Tombstone, *, directory_urls: bool
) -> dict[str, object]:
    """Give what the frame must know of a page whose record went away.

    `redirect` is the one place, from the root of the site, to which it sends its readers.
    """
    meta: dict[str, object] = {
        "gone": True,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
        "crumbs": _list_crumbs(tombstone.kind, directory_urls=directory_urls),
    }
    if len(tombstone.successors) == 1:
        address = find_address_of_id(handbook, tombstone.successors[0])
        url = page_url(address.page, directory_urls=directory_urls)
        meta["redirect"] = f"{url}#{address.anchor}" if address.anchor else url
    return meta


def _make_year_page(year: int, number: int, *, directory_urls: bool) -> SitePage:
    words = f"{number} {'exercise' if number == 1 else 'exercises'}"
    meta = {
        "title": f"Exercises of {year}",
        "description": f"Register of the {words} that began in {year}, each with its sources.",
        "hide": ["navigation", "toc"],
        "crumbs": _list_crumbs(Exercise.folder, directory_urls=directory_urls),
    }
    call = f'{{{{ exercise_register(year={year}, caption="{words}, oldest first") }}}}'
    years = "## Other years {: #years }\n\n{{ exercise_years() }}"
    return SitePage(
        source_path=find_year_page(year),
        meta=meta,
        body=f"# Exercises of {year}\n\n{call}\n\n{years}\n",
        record_path=None,
    )


def _make_comparison_page(comparison: Comparison, *, directory_urls: bool) -> SitePage:
    first, second = comparison.first, comparison.second
    meta = {
        "title": f"{first.name} and {second.name} compared",
        "description": f"{first.name} and {second.name} side by side: forces, spending, ties, "
        "exercises together and apart, with sources.",
        "hide": ["navigation"],
        "crumbs": [{"title": "Compare", "url": page_url(COMPARE, directory_urls=directory_urls)}],
    }
    return SitePage(
        source_path=find_comparison_page(first, second),
        meta=meta,
        body=f'{{{{ comparison("{first.id}", "{second.id}") }}}}\n',
        record_path=None,
    )


def _make_part_page(paged: PagedList, number: int, parts: int, *, directory_urls: bool) -> SitePage:
    title = f"{paged.title}, page {number} of {parts}"
    meta = {
        "title": title,
        "description": f"{paged.title}: a further page of the list, each entry with its sources.",
        "hide": ["navigation"],
        "search": {"exclude": True},
        "crumbs": [
            {"title": paged.title, "url": page_url(paged.page, directory_urls=directory_urls)}
        ],
    }
    return SitePage(
        source_path=paged.find_page(number),
        meta=meta,
        body=f"{{{{ {paged.call(number)} }}}}\n",
        record_path=None,
    )


def _list_crumbs(folder: str, *, directory_urls: bool) -> list[dict[str, str]]:
    """Give the way up from a record: titles, and addresses from the root of the site."""
    page, title = INDEX_PAGES[folder]
    return [{"title": title, "url": page_url(page, directory_urls=directory_urls)}]


def describe(record: Record) -> str:
    """Give a description of a record's page for search engines, at most 160 characters."""
    text = _description(record)
    if len(text) <= DESCRIPTION_LENGTH_MAX:
        return text
    return text[: DESCRIPTION_LENGTH_MAX - 1].rsplit(" ", 1)[0] + "…"


def _description(record: Record) -> str:
    if isinstance(record, Statement):
        return plain_prose(record.text)
    if isinstance(record, SourcedRecord) and record.summary:
        return plain_prose(record.summary)
    if isinstance(record, Publisher):
        number = len(record.documents)
        return f"{record.name}: {number} {'document' if number == 1 else 'documents'} cited here."
    if isinstance(record, Tombstone):
        return f"{record.name}: former {name_kind(record.kind)}, {record.became}."
    if isinstance(record, Place):
        return f"{record.name}: what happened there, who says so."
    return f"{record.name}: {record.noun}, with its sources."
