"""The index of the site's search: a script that holds its entries for search.js.

It is a script and not a JSON file, so that the search also works on pages opened from disk,
where browsers let nothing else be loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.loading.handbook import Handbook
from macros.pages.addresses import find_address, find_document_address, page_url
from macros.pages.markup import plain_prose
from macros.pages.page_sections import PageSection
from macros.records.publisher import Publisher
from macros.values.folding import fold
from macros.views.search_entries import SearchEntry, list_search_entries

SEARCH_INDEX = "search/entries.js"
PAGE = "Page"
SUMMARY_LENGTH_MAX = 140
SECTION_LENGTH_MIN = 60
# Words so frequent in prose that they find nothing in particular.
_COMMON = frozenset(
    """
    about after all also and any are been before both but can each for from had has have her his
    into its more most not one only other our out over same she some such than that the their
    them then there these they this those under until was were what when where which while who
    will with would
    """.split()  # noqa: SIM905 a list of ninety literals is not easier to read
)
_WORD_LENGTH_MIN = 3


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page that shows no single record: its address from the root of the site, its sections."""

    url: str
    title: str
    description: str
    sections: tuple[PageSection, ...] = ()


def render_search_index(
    handbook: Handbook, pages: Iterable[ProsePage], *, directory_urls: bool = True
) -> str:
    """Give the script: one line for each record, document and section of a page.

    A line holds the number of the kind, address, title, other names, what tells it apart, the
    summary, and the folded words by which it is found as well.
    """
    rows = [*_list_record_rows(handbook, directory_urls), *_list_page_rows(pages)]
    kinds = {row.kind: None for row in rows}
    numbers = {kind: number for number, kind in enumerate(kinds)}
    lines = [_write([numbers[row.kind], *row.cells]) for row in rows]
    entries = ",\n".join(lines)
    index = f'{{"kinds":{_write(list(kinds))},"entries":[\n{entries}\n]}}'
    return f"window.handbookSearchIndex={index};\n"


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    cells: tuple[object, ...]


def _list_record_rows(handbook: Handbook, directory_urls: bool) -> Iterator[_Row]:  # noqa: FBT001
    for entry in list_search_entries(handbook):
        shown = (entry.title, *entry.names, *entry.line, summary := plain_prose(entry.summary))
        cells = (
            _find_url(entry, directory_urls=directory_urls),
            entry.title,
            list(entry.names),
            " · ".join(entry.line),
            _shorten(summary),
            _list_words((summary, *entry.texts), (*shown[:-1], _shorten(summary))),
        )
        yield _Row(entry.kind, cells)


def _find_url(entry: SearchEntry, *, directory_urls: bool) -> str:
    address = find_address(entry.record)
    if entry.document and isinstance(entry.record, Publisher):
        address = find_document_address(entry.record, entry.document.id)
    url = page_url(address.page, directory_urls=directory_urls)
    return f"{url}#{address.anchor}" if address.anchor else url


def _list_page_rows(pages: Iterable[ProsePage]) -> Iterator[_Row]:
    for page in sorted(pages, key=lambda page: page.url):
        first, *others = page.sections or (PageSection("", "", ""),)
        words = _list_words([first.text], [page.title, page.description])
        yield _Row(PAGE, (page.url, page.title, [], "", _shorten(page.description), words))
        for section in others:
            if not section.anchor or len(section.text) < SECTION_LENGTH_MIN:
                continue  # the heading of a list, whose records are found by themselves
            words = _list_words([section.text], [section.title, page.title])
            url = f"{page.url}#{section.anchor}"
            yield _Row(PAGE, (url, section.title, [], page.title, _shorten(section.text), words))


def _shorten(text: str) -> str:
    if len(text) <= SUMMARY_LENGTH_MAX:
        return text
    return text[: SUMMARY_LENGTH_MAX - 1].rsplit(" ", 1)[0] + "…"


def _list_words(texts: Iterable[str], shown: Iterable[str]) -> str:
    """Give the telling words of texts, folded, sorted, without those that are shown anyway."""
    kept = _find_words(texts) - _find_words(shown) - _COMMON
    return " ".join(sorted(word for word in kept if len(word) >= _WORD_LENGTH_MIN))


def _find_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for written in text.split() for word in _fold_word(written)}


@lru_cache(maxsize=65536)
def _fold_word(written: str) -> tuple[str, ...]:
    return tuple(fold(written).split())


def _write(value: Mapping[str, object] | list[object] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
