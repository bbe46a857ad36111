"""Where records have their pages, and how pages link to each other."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from urllib.parse import urljoin

import pytest

from macros.pages.addresses import (
    INDEX_PAGES,
    Address,
    LinkStyle,
    find_address,
    find_document_address,
    page_url,
    relative_href,
)
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from tests.builders import load_sound, make_exercise, make_publisher, make_term

SITE = "https://handbook.example/sub/"
PAGES = [
    "index.md",
    "glossary.md",
    "countries/index.md",
    "exercises/series.md",
    "exercises/tarlan-2025.md",
    "exercises/birlestik-2024.md",
    "sources/qazinform.md",
]
ANCHORS = ["", "note-1"]


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize(("start", "target", "anchor"), list(product(PAGES, PAGES, ANCHORS)))
def test_a_link_leads_a_browser_from_any_page_to_any_place(
    start: str, target: str, anchor: str, directory_urls: bool
) -> None:
    style = LinkStyle.FOLDERS if directory_urls else LinkStyle.FILES
    href = relative_href(start, Address(target, anchor), style)
    here = urljoin(SITE, page_url(start, directory_urls=directory_urls))
    there = urljoin(SITE, page_url(target, directory_urls=directory_urls))
    assert urljoin(here, href) == there + (f"#{anchor}" if anchor else "")
    assert href


@pytest.mark.parametrize(("start", "target"), list(product(PAGES, PAGES)))
def test_a_link_from_the_source_leads_to_the_folder_of_any_page(start: str, target: str) -> None:
    href = relative_href(start, Address(target), LinkStyle.SOURCES)
    there = urljoin(SITE, page_url(target, directory_urls=True))
    assert urljoin(urljoin(SITE, start), href) == there


@pytest.mark.parametrize(
    ("page", "folder_url", "file_url"),
    [
        ("index.md", "", "index.html"),
        ("glossary.md", "glossary/", "glossary.html"),
        ("countries/index.md", "countries/", "countries/index.html"),
        ("countries/az.md", "countries/az/", "countries/az.html"),
    ],
)
def test_pages_have_the_addresses_that_mkdocs_gives_them(
    page: str, folder_url: str, file_url: str
) -> None:
    assert page_url(page, directory_urls=True) == folder_url
    assert page_url(page, directory_urls=False) == file_url


def test_a_place_on_the_same_page_is_named_by_its_anchor_alone() -> None:
    here = Address("exercises/tarlan-2025.md", "facts")
    assert relative_href("exercises/tarlan-2025.md", here, LinkStyle.FOLDERS) == "#facts"


def test_records_have_pages_terms_have_entries_and_documents_stand_at_their_publisher(
    tmp_path: Path,
) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "exercises/tarlan-2025.yaml": make_exercise(),
            "vocabulary/form-ftx.yaml": make_term(),
            "sources/qazinform.yaml": make_publisher(),
        },
    )
    addresses = {record.id: find_address(record) for record in handbook.list_all()}
    assert addresses == {
        "tarlan-2025": Address("exercises/tarlan-2025.md"),
        "form-ftx": Address("glossary.md", "form-ftx"),
        "qazinform": Address("sources/qazinform.md"),
    }
    publisher = handbook.find_record(Publisher, "qazinform")
    assert publisher is not None
    expected = Address("sources/qazinform.md", "qazinform-tarlan")
    assert find_document_address(publisher, "qazinform-tarlan") == expected


def test_every_kind_of_record_has_a_page_that_lists_it() -> None:
    assert set(INDEX_PAGES) == set(RECORD_KINDS)
