"""The copy that opens from disk: all of it works, and no request leaves the machine."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.exports.offline_copy import write_offline_copy
from macros.hooks import find_volumes
from tests.builders import ROOT
from tests.html_tree import read_html
from tests.site.project import EPOCH, build

pytestmark = pytest.mark.browser

SIZE_MAX = 25_000_000
_LINKS = "//a/@href | //link[@rel='stylesheet' or @rel='describedby' or @rel='icon']/@href"
_FETCHED = "//*/@src | //object/@data | //*[local-name()='use']/@href"


@dataclass
class Opened:
    """A page opened from disk, its folder, and what went wrong or left the machine."""

    page: Page
    folder: Path
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.folder.as_uri()}/{path}", wait_until="load")
        return self.page


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    built = build(ROOT, folder / "site", DIRECTORY_URLS="false")
    assert built.status == 0, built.output
    out = folder / "copy.zip"
    moment = datetime.fromtimestamp(int(EPOCH), UTC)
    write_offline_copy(
        built.site, out, version="1", moment=moment, site_url="https://handbook.example/"
    )
    return out


@pytest.fixture(scope="module")
def unpacked(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(folder)
    return folder / "turkic-security-handbook-1"


@pytest.fixture
def disk(browser: Browser, unpacked: Path) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Opened(context.new_page(), unpacked)
    page, faults = opened.page, opened.faults
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else faults.append(r.url),
    )
    yield opened
    context.close()


def test_the_archive_is_small_and_says_how_it_is_opened(copy, unpacked):
    assert copy.stat().st_size < SIZE_MAX
    assert "open index.html" in (unpacked / "README.txt").read_text(encoding="utf-8")


def test_one_walks_from_page_to_page(disk):
    page = disk.open("index.html")
    page.get_by_role("link", name="Countries").first.click()
    expect(page.locator("article h1")).to_contain_text("Countries")
    page.locator("article a", has_text="Azerbaijan").first.click()
    expect(page.locator("article h1")).to_contain_text("Azerbaijan")
    assert page.url.startswith("file:")
    assert page.locator("article svg, article img").count() > 0
    assert disk.faults == []


def test_the_search_finds_a_record(disk):
    page = disk.open("index.html")
    page.keyboard.press("Control+k")
    page.locator("header [data-search-query]").fill("tarlan")
    result = page.locator("header a[href*='tarlan-2025']").first
    expect(result).to_be_visible(timeout=10_000)
    result.click()
    expect(page.locator("article h1")).to_contain_text("Tarlan-2025")
    assert disk.faults == []


def test_an_address_filters_the_register(disk):
    page = disk.open("exercises/index.html")
    rows = page.locator(".register-box tbody tr:visible")
    everything = rows.count()
    page = disk.open("exercises/index.html?country=HU")
    page.wait_for_function(
        f"document.querySelectorAll('.register-box tbody tr').length < {everything}"
    )
    assert 0 < rows.count() < everything
    assert disk.faults == []


def test_the_rows_that_a_filter_leaves_can_be_downloaded(disk):
    page = disk.open("exercises/index.html")
    page.locator(".register-filters [name=q]").fill("isparta")
    rows = page.locator(".register-box tbody tr:visible")
    page.wait_for_function("document.querySelectorAll('.register-box tbody tr').length < 20")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download these rows as CSV").click()
    lines = Path(str(started.value.path())).read_text(encoding="utf-8").splitlines()
    assert len(lines) == rows.count() + 1 > 1
    assert disk.faults == []


def test_a_chart_is_drawn_in_the_page_and_opens_as_a_table(disk):
    page = disk.open("charts.html")
    chart = page.locator("article figure").first
    expect(chart.locator("svg").first).to_be_visible()
    chart.locator("summary").first.click()
    expect(chart.locator("table").first).to_be_visible()
    assert disk.faults == []


@pytest.mark.parametrize("name", ["map.html", "charts.html", "chronology.html", "data.html"])
def test_a_page_opens_without_faults(disk, name):
    page = disk.open(name)
    expect(page.locator("article h1")).to_be_visible()
    assert disk.faults == []


def test_whatever_a_page_shows_loads_or_links_to_is_in_the_archive(unpacked):
    lost = set()
    for page in unpacked.rglob("*.html"):
        for url in read_html(page).element.xpath(f"{_LINKS} | {_FETCHED}"):
            path = unquote(urlsplit(str(url)).path)
            if path and not urlsplit(str(url)).scheme and not (page.parent / path).is_file():
                lost.add(f"{page.relative_to(unpacked)}: {url}")
    assert lost == set()


def test_links_lead_to_files_that_are_there(unpacked):
    assert (unpacked / "data/v1/all.json").is_file()
    for address in find_volumes(ROOT):
        assert (unpacked / address).is_file(), address
