"""The site of the real records: links, notes, evidence, order, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.etree
import pytest
import yaml

from macros.loading.handbook import Handbook, load_handbook
from macros.pages.addresses import find_address, page_url
from macros.records.base import SourcedRecord
from macros.records.registry import RECORD_KINDS
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from tests.builders import REAL_DATA, ROOT
from tests.html_tree import Html, read_html, with_class
from tests.site.project import REPO_URL, SITE_URL, Build
from tests.site.real_site import PageSurvey, find_target, list_css_urls, survey_page

Pages = dict[str, PageSurvey]
FOUNDING_ARTICLE = "caspianpost-collective-security"


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """Load the real records."""
    return load_handbook(REAL_DATA).handbook


@pytest.fixture(scope="module")
def pages(real_site: Build) -> Pages:
    """Survey every page of the built site."""
    found = sorted(real_site.site.rglob("*.html"))
    return {survey.path: survey for survey in (survey_page(real_site.site, p) for p in found)}


def _path(page: str) -> str:
    return f"{page_url(page, directory_urls=True)}index.html"


def test_every_record_has_its_page(pages: Pages, handbook: Handbook) -> None:
    wanted = {
        _path(find_address(record).page)
        for record in handbook.list_all()
        if record.folder in RECORD_KINDS and not isinstance(record, Term)
    }
    assert len(wanted) > 500
    assert wanted - set(pages) == set()


def test_every_term_has_its_entry_in_the_glossary(pages: Pages, handbook: Handbook) -> None:
    ids = set(pages["glossary/index.html"].ids)
    terms = {term.id for term in handbook.list_records(Term)}
    assert terms
    assert terms - ids == set()


def test_every_internal_link_and_anchor_leads_somewhere(real_site: Build, pages: Pages) -> None:
    ids: dict[Path | None, set[str]] = {
        real_site.site / path: set(page.ids) for path, page in pages.items()
    }
    checked: Counter[str] = Counter()
    broken = set()
    for page in pages.values():
        for url in {*page.links, *page.resources}:
            if not url.startswith(SITE_URL):
                continue
            target, anchor = find_target(real_site.site, url)
            checked["anchors" if anchor else "links"] += 1
            has_anchor = not anchor or target not in ids or anchor in ids[target]
            if target is None or not has_anchor:
                broken.add(f"{page.path} -> {url}")
    assert sorted(broken) == []
    # So that a checker that finds no links cannot pass.
    assert checked["links"] > 20 * len(pages)
    assert checked["anchors"] > 2 * len(pages)


def test_links_to_other_hosts_are_plain_web_addresses(pages: Pages) -> None:
    schemes = Counter(urlsplit(url).scheme for page in pages.values() for url in page.links)
    assert set(schemes) <= {"https", "http"}
    host = urlsplit(SITE_URL).hostname
    others = {u for p in pages.values() for u in p.links if urlsplit(u).hostname != host}
    assert len(others) > 100


def test_no_page_fetches_anything_from_another_host(pages: Pages) -> None:
    foreign = {
        f"{page.path} -> {url}"
        for page in pages.values()
        for url in page.resources
        if not url.startswith((SITE_URL, "data:"))
    }
    assert sorted(foreign) == []
    assert sum(len(page.resources) for page in pages.values()) > 5 * len(pages)


def test_no_style_sheet_fetches_anything_from_another_host(real_site: Build) -> None:
    seen = 0
    for path in sorted(real_site.site.rglob("*.css")):
        here = urljoin(SITE_URL, path.relative_to(real_site.site).as_posix())
        for url in list_css_urls(path.read_text(encoding="utf-8")):
            if url.startswith("data:"):
                continue
            target, _anchor = find_target(real_site.site, urljoin(here, url))
            assert urljoin(here, url).startswith(SITE_URL), f"{path.name}: {url}"
            assert target is not None, f"{path.name}: {url}"
            seen += 1
    assert seen > 10


def test_no_picture_fetches_anything_at_all(real_site: Build) -> None:
    pictures = sorted(real_site.site.rglob("*.svg"))
    assert pictures
    for path in pictures:
        tree = Html(lxml.etree.parse(path).getroot())
        for element in tree.find(".//*"):
            for name, value in element.element.attrib.items():
                if name.endswith("href") or "url(" in value:
                    assert value.lstrip("url(\"'").startswith(("#", "data:")), f"{path}: {value}"


def test_every_page_has_one_main_heading_and_skips_no_level(pages: Pages) -> None:
    wrong = {}
    for path, page in pages.items():
        steps = zip(page.headings, page.headings[1:], strict=False)
        in_order = page.headings[:1] == (1,) and all(b - a <= 1 for a, b in steps)
        if page.headings.count(1) != 1 or not in_order:
            wrong[path] = page.headings
    wrong.pop("404.html", None)
    assert wrong == {}


def test_pages_are_described_for_readers_who_do_not_see_them_and_for_machines(
    pages: Pages,
) -> None:
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}


def test_no_anchor_stands_twice_on_a_page(pages: Pages) -> None:
    twice = {
        path: sorted(anchor for anchor, number in Counter(page.ids).items() if number > 1)
        for path, page in pages.items()
    }
    assert {path: anchors for path, anchors in twice.items() if anchors} == {}


def test_every_page_has_a_description_of_its_own(pages: Pages) -> None:
    described = {path: page.description for path, page in pages.items() if path != "404.html"}
    assert [path for path, text in described.items() if not text] == []
    assert {path: text for path, text in described.items() if len(text) > 160} == {}


def test_every_source_note_leads_to_its_mentions_and_each_mention_to_its_note(
    pages: Pages,
) -> None:
    seen = 0
    for page in pages.values():
        # A mention is named by its own anchor and points to its note; a note points back.
        back = {(mention, note) for note, mention in page.note_backs}
        assert set(page.note_refs) == back, page.path
        assert len(page.note_refs) == len(back), page.path
        seen += len(back)
    assert seen > 2 * len(pages)


def test_source_notes_count_up_as_one_reads_down_a_page(pages: Pages) -> None:
    out_of_order = {}
    for page in pages.values():
        numbers = [int(note.rpartition("-")[2]) for _mention, note in page.note_refs]
        first_mentions = list(dict.fromkeys(numbers))
        if first_mentions != sorted(first_mentions):
            out_of_order[page.path] = first_mentions
    assert out_of_order == {}


def test_every_page_of_a_record_with_claims_has_notes_and_evidence(
    pages: Pages, handbook: Handbook
) -> None:
    lacking = []
    for record in handbook.list_all():
        if not isinstance(record, SourcedRecord) or not record.list_claims():
            continue
        page = pages[_path(find_address(record).page)]
        if not page.note_refs or not page.badges:
            lacking.append(page.path)
    assert lacking == []


def test_every_list_that_shows_records_shows_their_evidence(pages: Pages) -> None:
    for path in ("exercises", "chronology", "events", "industry/programmes", "industry"):
        assert pages[f"{path}/index.html"].badges > 0, path


def test_every_edit_link_leads_to_a_file_of_the_repository(real_site: Build) -> None:
    seen = 0
    for path in sorted(real_site.site.rglob("index.html")):
        for url in set(read_html(path).attributes(".//a[contains(@rel, 'edit')]", "href")):
            prefix = f"{REPO_URL}/edit/main/"
            assert url is not None
            assert url.startswith(prefix), path
            assert (ROOT / url.removeprefix(prefix)).is_file(), url
            seen += 1
    assert seen > 500


def test_the_map_of_the_site_names_every_page(
    real_site: Build, pages: Pages, handbook: Handbook
) -> None:
    tree = lxml.etree.parse(real_site.site / "sitemap.xml")
    named = {str(url.text) for url in tree.iterfind(".//{*}loc")}
    gone = [find_address(t) for t in handbook.list_records(Tombstone)]
    left_out = {"404.html", *(_path(address.page) for address in gone if not address.anchor)}
    assert named == {page.url for path, page in pages.items() if path not in left_out}


# The founding article


FACTS = yaml.safe_load((ROOT / "tests" / "founding_article.yaml").read_text(encoding="utf-8"))
# Where a page tells the field of a record.
PLACES = {
    "summary": with_class("lede", "p"),
    "text": with_class("statement", "blockquote"),
    "outcome": f"{with_class('facts', 'dl')}/div[dt='Outcome']",
    "facts": with_class("fact-list", "ul"),
}


def test_the_founding_article_has_36_facts() -> None:
    assert len(FACTS) == 36
    assert len({entry["fact"] for entry in FACTS}) == 36


@pytest.mark.parametrize("entry", FACTS, ids=[entry["fact"] for entry in FACTS])
def test_each_fact_of_the_founding_article_is_told_and_cited_at_its_paragraph(
    real_site: Build, handbook: Handbook, entry: dict[str, str]
) -> None:
    record = handbook.find_any(entry["record"])
    assert record is not None
    page = read_html(real_site.site / Path(_path(find_address(record).page)))
    assert f"para. {entry['paragraph']}" in _list_places_cited(page, PLACES[entry["field"]])


def _list_places_cited(page: Html, xpath: str) -> set[str]:
    """Give the places in the founding article that the notes of a part of a page name."""
    numbers = {
        str(ref.get("href"))[1:]
        for part in page.find(xpath)
        for ref in part.find(with_class("note-ref", "a"))
    }
    found = set()
    for note in page.find(f"{with_class('notes', 'ol')}/li"):
        document = str(note.one("./a[last()]").get("href")).partition("#")[2]
        place = re.search(r", (para\. \d+)\. ", note.text)
        if document == FOUNDING_ARTICLE and note.get("id") in numbers and place:
            found.add(place[1])
    return found
