"""The built pages of records that went away: readers are led on, machines forget them."""

from __future__ import annotations

from pathlib import Path

import lxml.etree
import pytest

from tests.html_tree import with_class
from tests.pages.sample import SAMPLE
from tests.pages.test_tombstone_macros import TOMBSTONES
from tests.site.project import SITE_URL, Build, build, make_project
from tests.site.search_index import read_search_index

MOVED, SPLIT = "exercises/falcon-2025", "exercises/two-drills"
GONE = (MOVED, SPLIT, "events/drill", "events/rumour")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the made-up handbook with ids that went away."""
    folder = tmp_path_factory.mktemp("gone")
    project = make_project(folder / "project", {**SAMPLE, **TOMBSTONES})
    site = build(project, folder / "site")
    assert site.status == 0, site.output
    return site


def test_an_old_address_leads_on_at_once(built: Build) -> None:
    refresh = built.read(MOVED).one("head/meta[@http-equiv='refresh']")
    assert refresh.get("content") == "0; url=../tarlan-2025/"
    assert Path(built.site, MOVED, "../tarlan-2025/index.html").is_file()


def test_an_old_address_names_the_new_one_as_the_right_one(built: Build) -> None:
    link = built.read(MOVED).one("head/link[@rel='canonical']")
    assert link.get("href") == f"{SITE_URL}exercises/tarlan-2025/"


@pytest.mark.parametrize("page", [SPLIT, "events/rumour"])
def test_where_there_is_no_one_successor_the_reader_stays(built: Build, page: str) -> None:
    head = built.read(page).one("head")
    assert not head.has("meta[@http-equiv='refresh']")
    assert head.one("link[@rel='canonical']").get("href") == f"{SITE_URL}{page}/"


@pytest.mark.parametrize("page", GONE)
def test_nobody_is_invited_to_cite_what_is_gone(built: Build, page: str) -> None:
    html = built.read(page)
    assert html.has(f".//{with_class('lede', 'p').removeprefix('.//')}")
    assert not html.has(".//script[@type='application/ld+json']")
    assert not html.has(".//link[@type='application/ld+json']")


def test_what_is_gone_is_neither_found_nor_listed(built: Build) -> None:
    entries = read_search_index(built.site)
    found = {entry.url.partition("#")[0].rstrip("/") for entry in entries}
    tree = lxml.etree.parse(built.site / "sitemap.xml")
    listed = {
        str(url.text).removeprefix(SITE_URL).rstrip("/") for url in tree.iterfind(".//{*}loc")
    }
    assert "exercises/tarlan-2025" in found & listed
    assert (found | listed).isdisjoint(GONE)


def test_the_changelog_is_that_of_the_repository_with_the_former_ids(built: Build) -> None:
    page = built.read("changelog")
    headings = [h.text.rstrip("¶") for h in page.find(".//article//h1|.//article//h2")]
    assert headings[0] == "Changelog"
    assert headings[-1] == "Former ids"
    assert len(headings) > 2
    link = page.one(".//tr[@id='falcon-2025']//a[text()='Tarlan-2025']")
    assert link.get("href") == "../exercises/tarlan-2025/"


def test_without_a_repository_the_changelog_and_its_feed_tell_no_changes(built: Build) -> None:
    texts = built.read("changelog").texts(".//article/p")
    assert [t for t in texts if t.startswith("The history of the records was not at hand")]
    feed = (built.site / "data/v1/feeds/changes.atom").read_text(encoding="utf-8")
    assert "<entry>" not in feed
    assert "The history of the records was not at hand where this file was made." in feed
