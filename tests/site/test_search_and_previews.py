"""The built site for search and for those to whom its pages are shown elsewhere."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from macros.loading.handbook import Handbook, load_handbook
from macros.pages.addresses import find_address, page_url
from macros.records.publisher import Publisher
from macros.records.tombstone import Tombstone
from tests.builders import REAL_DATA
from tests.html_tree import Html
from tests.site.project import SITE_URL, Build
from tests.site.search_index import read_search_index

INDEX_SIZE_MAX = 1_000_000
PICTURES_SIZE_MAX = 6_000_000
KINDS_OF_PAGE = (
    "", "guide/ots-in-brief", "countries", "countries/kz", "exercises", "exercises/tarlan-2025",
    "exercises/years/2024", "series/tarlan", "events/nakhchivan-2009", "organizations/ots",
    "programmes", "places/aktau", "statements", "sources/caspian-post", "chronology", "disputes",
    "map", "charts", "glossary", "data", "method",
)  # fmt: skip


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load_handbook(REAL_DATA).handbook


def test_the_search_index_stays_under_a_megabyte(real_site: Build) -> None:
    size = (real_site.site / "search" / "entries.js").stat().st_size
    assert 100_000 < size < INDEX_SIZE_MAX


def test_every_record_and_document_is_in_the_search_index(
    real_site: Build, handbook: Handbook
) -> None:
    found = {entry.url for entry in read_search_index(real_site.site)}
    records = [r for r in handbook.list_all() if not isinstance(r, Tombstone)]
    for record in records:
        address = find_address(record)
        anchor = f"#{address.anchor}" if address.anchor else ""
        assert page_url(address.page, directory_urls=True) + anchor in found
    documents = {
        f"sources/{publisher.id}/#{document.id}"
        for publisher in handbook.list_records(Publisher)
        for document in publisher.documents
    }
    assert documents <= found


def test_every_entry_leads_to_a_page_that_is_there(real_site: Build) -> None:
    pages = {path.partition("#")[0] for path in (e.url for e in read_search_index(real_site.site))}
    assert "guide/ots-in-brief/" in pages
    assert [p for p in sorted(pages) if not (real_site.site / p / "index.html").is_file()] == []


def find_metas(page: Html) -> dict[str, str]:
    metas = page.find("head/meta[@content]")
    return {str(m.get("property") or m.get("name")): str(m.get("content")) for m in metas}


def list_kinds_of_page(site: Path) -> list[str]:
    return [page for page in KINDS_OF_PAGE if (site / page / "index.html").is_file()]


def test_every_kind_of_page_is_shared_with_words_and_a_picture(real_site: Build) -> None:
    pages = list_kinds_of_page(real_site.site)
    assert len(pages) > 15
    for path in pages:
        page = real_site.read(path or "index.html")
        metas = find_metas(page)
        url = f"{SITE_URL}{path}/" if path else SITE_URL
        assert metas["og:url"] == url
        assert page.one("head/link[@rel='canonical']").get("href") == url
        assert metas["og:title"] == metas["twitter:title"]
        assert metas["og:description"] == metas["twitter:description"]
        assert metas["og:type"] == ("article" if path else "website")
        assert metas["twitter:card"] == "summary_large_image"
        assert metas["og:image"] == metas["twitter:image"]
        assert metas["og:image:alt"] == metas["twitter:image:alt"]
        assert len(metas["og:image:alt"]) > 5


def test_each_picture_that_a_page_names_is_there_and_no_other(real_site: Build) -> None:
    named = set()
    for path in real_site.list_pages():
        metas = find_metas(real_site.read("index.html" if path == "." else path))
        if "og:image" in metas:
            assert metas["og:image"].startswith(SITE_URL)
            named.add(metas["og:image"].removeprefix(SITE_URL))
            size = (metas["og:image:width"], metas["og:image:height"])
            assert size == ("1200", "630")
    pictures = [real_site.site / name for name in sorted(named)]
    for picture in pictures:
        assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1200, 630), picture
    made = {p.relative_to(real_site.site).as_posix() for p in pictures[0].parent.iterdir()}
    assert named <= made
    assert sum(picture.stat().st_size for picture in pictures) < PICTURES_SIZE_MAX


def test_robots_are_let_in_and_told_where_the_map_is(real_site: Build) -> None:
    lines = (real_site.site / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {SITE_URL}sitemap.xml" in lines
    assert (real_site.site / "sitemap.xml").is_file()


def test_the_page_for_wrong_addresses_names_whole_paths(real_site: Build) -> None:
    page = real_site.read("404.html")
    hrefs = page.attributes(".//article//a[@href] | .//template//a[@href]", "href")
    assert len(hrefs) > 8
    assert [href for href in hrefs if not str(href).startswith("/sub/")] == []
    targets = {str(href).removeprefix("/sub/") for href in hrefs}
    assert [t for t in sorted(targets) if not (real_site.site / t / "index.html").is_file()] == []
    for box in page.find(".//*[@data-search-index]"):
        assert box.get("data-search-index") == "/sub/search/entries.js"
