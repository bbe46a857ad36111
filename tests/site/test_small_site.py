"""A site built from a small made-up handbook: what one record adds, and how its page is framed."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.builders import make_event, make_exercise
from tests.html_tree import Html, with_class
from tests.pages.sample import SAMPLE, read_facts, read_table
from tests.pages.test_markup import HOSTILE_NAME
from tests.site.project import REPO_URL, SITE_URL, Build, build, commit_all, make_project
from tests.site.search_index import read_search_index

# In prose a link is a link, and must lead to the web.
HOSTILE_PROSE = HOSTILE_NAME.replace("(d)", "(https://d.example/)")
SITE_NAME = "Turkic States Security Cooperation Handbook"
ADDED = make_exercise(
    name="Khazri-2026",
    series="tarlan",
    date="2026-04-01",
    host="KZ",
    places=["aktau"],
    summary="Two navies met off Aktau.",
    participants=[{"party": "KZ", "role": "host"}, {"party": "AZ", "role": "participant"}],
    cites={
        field: ["agency-report"]
        for field in ("status", "date", "host", "places", "summary", "participants")
    },
)
ADDED_PATH = "exercises/khazri-2026.yaml"
HOSTILE: dict[str, Any] = {
    "exercises/hostile.yaml": make_exercise(
        name=HOSTILE_NAME,
        date="2024-01",
        cites={"status": ["paper-history"], "date": ["paper-history"]},
    ),
    "events/hostile-too.yaml": make_event(
        name='"{% raw %}" {# <script>alert(1)</script> #} &amp; ${y} \'`',
        summary=f"{HOSTILE_PROSE} \"quoted\" & 'so on'",
        cites={"status": ["paper-history"], "summary": ["paper-history"]},
    ),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the made-up handbook, with the address of its repository."""
    folder = tmp_path_factory.mktemp("before")
    project = make_project(folder / "project", {**SAMPLE, **HOSTILE})
    built = build(project, folder / "site", REPO_URL=REPO_URL, PYTHONHASHSEED="1")
    assert built.status == 0, built.output
    return built


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build it with one record more, from a history, without the address of a repository."""
    folder = tmp_path_factory.mktemp("after")
    project = make_project(folder / "project", {**SAMPLE, **HOSTILE, ADDED_PATH: ADDED})
    commit_all(project, "2026-05-02T12:00:00Z")
    built = build(project, folder / "site")
    assert built.status == 0, built.output
    return built


# What one record adds


def test_a_new_record_adds_its_page_and_the_register_of_its_year_and_no_other_page(
    before: Build, after: Build
) -> None:
    added = set(after.list_pages()) - set(before.list_pages())
    assert added == {"exercises/khazri-2026", "exercises/years/2026"}
    assert set(before.list_pages()) <= set(after.list_pages())


# The table that sets editions of a series side by side has a column, not a row, for each.
_HAS_EDITIONS = "contains(@class, 'compared--editions')"


def _rows(page: Html, caption_end: str = "") -> list[list[str]]:
    """Give the rows of the register on a page, or of the one whose caption ends as given."""
    tables = page.find(f"{with_class('register', 'table')}[not({_HAS_EDITIONS})]")
    found = [table for table in tables if table.one("./caption").text.endswith(caption_end)]
    assert len(found) == 1
    return read_table(found[0])


# The agency's report repeats the word of the Azerbaijani ministry, whose state takes part.
IN_REGISTERS = [
    "1 April 2026",
    "Khazri-2026",
    "Aktau, Kazakhstan",
    "Kazakhstan, Azerbaijan",
    "Field training exercise",
    "bilateral",
    "Held",
    "official",
]
ON_PROFILES = ["1 April 2026", "Khazri-2026", "Aktau, Kazakhstan"]


@pytest.mark.parametrize(
    ("page", "caption", "row"),
    [
        ("exercises", "", IN_REGISTERS),
        ("places/aktau", "", IN_REGISTERS),
        ("series/tarlan", "", IN_REGISTERS),
        (
            "countries/az",
            "exercises of Azerbaijan, oldest first",
            [*ON_PROFILES, "participant", "Kazakhstan", "Held", "official"],
        ),
        (
            "countries/kz",
            "exercises of Kazakhstan, oldest first",
            [*ON_PROFILES, "host", "Azerbaijan", "Held", "official"],
        ),
    ],
)
def test_a_new_record_adds_its_row_to_each_register_that_it_belongs_to(
    before: Build, after: Build, page: str, caption: str, row: list[str]
) -> None:
    old = _rows(before.read(page), caption)
    new = _rows(after.read(page), caption)
    assert [other for other in new if other not in old] == [row]
    assert [other for other in new if other != row] == old


def test_a_new_record_adds_its_line_to_the_chronology(before: Build, after: Build) -> None:
    old = before.read("chronology").texts(with_class("entry"))
    new = after.read("chronology").texts(with_class("entry"))
    line = "1 April 2026 Exercise Khazri-2026 official Two navies met off Aktau."
    assert [entry for entry in new if entry not in old] == [line]
    assert [entry for entry in new if entry != line] == old


def test_a_new_record_adds_to_the_counts_of_partners(before: Build, after: Build) -> None:
    counts = f"{with_class('partner-counts', 'ul')}/li"
    assert before.read("countries/az").texts(counts) == ["Kazakhstan 2"]
    assert after.read("countries/az").texts(counts) == ["Kazakhstan 3"]


def test_a_new_record_is_named_by_its_source(before: Build, after: Build) -> None:
    uses = f"{with_class('document', 'li')}[@id='agency-report']/p[last()]/a"
    old, new = before.read("sources/agency"), after.read("sources/agency")
    assert set(new.texts(uses)) - set(old.texts(uses)) == {"Khazri-2026"}
    link = next(a for a in new.find(uses) if a.text == "Khazri-2026")
    assert link.get("href") == "../../exercises/khazri-2026/"


def test_a_new_record_is_named_by_its_neighbour_in_the_series(before: Build, after: Build) -> None:
    old = read_facts(before.read("exercises/tarlan-2025"))["In the series"]
    new = read_facts(after.read("exercises/tarlan-2025"))["In the series"]
    assert (old, new) == (
        "edition 2 of the 2 recorded here; before: Tarlan-2023",
        "edition 2 of the 3 recorded here; before: Tarlan-2023; after: Khazri-2026",
    )


def test_a_new_record_can_be_found_by_the_search(before: Build, after: Build) -> None:
    assert "exercises/khazri-2026/" not in _titles(before)
    assert _titles(after)["exercises/khazri-2026/"] == "Khazri-2026"


def test_pages_of_records_that_have_nothing_to_do_with_it_stay_as_they_were(
    before: Build, after: Build
) -> None:
    for page in ("countries/hu", "programmes/shells", "statements/view", "sources/paper"):
        old, new = before.read(page).one(".//article"), after.read(page).one(".//article")
        # Only the one leads to files in a repository, only the other has a history.
        for part in (
            *old.find(".//a[contains(@rel, 'edit')]"),
            *new.find(with_class("record-foot")),
        ):
            part.element.drop_tree()
        for foot in old.find(with_class("record-foot")):
            foot.element.drop_tree()
        for part in (*old.find(with_class("cite-this")), *new.find(with_class("cite-this"))):
            part.element.drop_tree()
        assert new.text == old.text


# The frame of a page


RECORD_PAGES = [
    ("countries/az", "Azerbaijan", "A founding member.", "Countries", "countries"),
    (
        "exercises/tarlan-2025",
        "Tarlan-2025",
        "Azerbaijan and Kazakhstan trained together.",
        "Exercises",
        "exercises",
    ),
    ("series/tarlan", "Tarlan", "Tarlan: series, with its sources.", "Series", "exercises/series"),
    (
        "events/gabala-2025",
        "Summit in Gabala",
        "Summit in Gabala: event, with its sources.",
        "Events",
        "events",
    ),
    (
        "organizations/plant",
        "Shell Plant",
        "Shell Plant: organization, with its sources.",
        "Organizations",
        "industry/organizations",
    ),
    (
        "programmes/shells",
        "Joint shells",
        "Joint shells: programme, with its sources.",
        "Programmes",
        "industry/programmes",
    ),
    ("places/aktau", "Aktau", "Aktau: what happened there, who says so.", "Places", "places"),
    ("statements/view", "A view", "The author calls for more drills.", "Statements", "statements"),
    ("sources/agency", "Agency", "Agency: 1 document cited here.", "Sources", "sources"),
]


@pytest.mark.parametrize(("page", "name", "description", "index", "index_page"), RECORD_PAGES)
def test_a_record_page_has_its_title_description_address_and_way_up(
    before: Build, page: str, name: str, description: str, index: str, index_page: str
) -> None:
    _assert_framed(before.read(page), page, name, description)
    crumb = before.read(page).one(f"{with_class('crumbs')}//a")
    address = urljoin(f"{SITE_URL}{page}/", str(crumb.get("href")))
    assert (crumb.text, address) == (index, f"{SITE_URL}{index_page}/")


def _assert_framed(page: Html, path: str, name: str, description: str) -> None:
    head = page.one("./head")
    assert head.one("./title").whole_text.strip() == f"{name} – {SITE_NAME}"
    assert head.one("./link[@rel='canonical']").get("href") == f"{SITE_URL}{path}/"
    metas = {
        str(m.get("name") or m.get("property")): m.get("content")
        for m in head.find("./meta[@name or @property]")
    }
    assert metas["description"] == description
    assert metas["og:title"] == name
    assert metas["og:description"] == description
    assert metas["og:url"] == f"{SITE_URL}{path}/"
    heading = page.one(".//article//h1")
    for link in heading.find("./a[@class='headerlink']"):
        link.element.drop_tree()
    assert heading.text == name


@pytest.mark.parametrize(
    ("page", "description"),
    [
        ("exercises/hostile", f"{HOSTILE_NAME}: exercise, with its sources."),
        ("events/hostile-too", "A | B <b>{{ x }}</b> c e \"quoted\" & 'so on'"),
    ],
)
def test_a_hostile_name_is_text_in_the_frame_of_its_page(
    before: Build, page: str, description: str
) -> None:
    name = {**SAMPLE, **HOSTILE}[f"{page}.yaml"]["name"]
    _assert_framed(before.read(page), page, name, description)
    header = before.read(page).one(".//div[@data-md-component='header-topic']")
    assert header.text == name


def test_a_hostile_name_is_text_wherever_it_is_listed(before: Build) -> None:
    assert HOSTILE_NAME in [row[1] for row in _rows(before.read("exercises"))]
    assert HOSTILE_NAME in [row[1] for row in _rows(before.read("exercises/years/2024"))]
    entries = before.read("chronology").texts(with_class("entry__title"))
    assert HOSTILE_NAME in entries
    uses = before.read("sources/paper").texts(f"{with_class('document-detail', 'p')}/a")
    assert HOSTILE_NAME in uses
    other = HOSTILE["events/hostile-too.yaml"]["name"]
    assert other in before.read("events").texts(".//table//th[@scope='row']")
    assert _titles(before)["exercises/hostile/"] == HOSTILE_NAME
    assert _titles(before)["events/hostile-too/"] == other


def _titles(built: Build) -> dict[str, str]:
    """Give what the search shows, as plain text, as the title of each page."""
    return {e.url: e.title for e in read_search_index(built.site) if "#" not in e.url}


def test_nothing_hostile_has_become_an_element(before: Build) -> None:
    for page in before.list_pages():
        html = before.read(page)
        assert not html.has(".//b"), page
        code = ".//script[not(@type='application/ld+json')]"  # linked data is never run
        assert not [s for s in html.texts(code) if "alert(1)" in s], page


def test_the_edit_link_leads_to_the_file_of_the_record(before: Build) -> None:
    for page, *_ in RECORD_PAGES:
        links = before.read(page).find(".//a[contains(@rel, 'edit')]")
        assert links
        edits = {str(link.get("href")) for link in links}
        assert {urljoin(REPO_URL, edit) for edit in edits} == {
            f"{REPO_URL}/edit/main/data/{page}.yaml"
        }


def test_the_edit_link_of_a_hand_written_page_leads_to_its_file(before: Build) -> None:
    links = before.read("chronology").find(".//a[contains(@rel, 'edit')]")
    assert {link.get("href") for link in links} == {f"{REPO_URL}/edit/main/docs/chronology.md"}


def test_a_page_made_of_many_records_has_no_edit_link(before: Build) -> None:
    assert not before.read("exercises/years/2025").has(".//a[contains(@rel, 'edit')]")


def test_there_are_no_edit_links_without_the_address_of_a_repository(after: Build) -> None:
    for page in after.list_pages():
        html = after.read(page)
        assert not html.has(".//a[contains(@rel, 'edit')] | .//a[contains(@class, 'md-source')]"), (
            page
        )


def test_every_page_in_the_navigation_has_its_name(before: Build) -> None:
    # Read on pages that were written before and after those that are named there.
    for page in ("chronology", "disputes", "statements"):
        links = before.read(page).find(with_class("md-nav__link", "a"))
        names = {link.text for link in links}
        assert {"Chronology", "Disputed facts", "Statements"} & names, page
        assert "None" not in names, page


def test_record_pages_stay_out_of_the_navigation(before: Build, after: Build) -> None:
    names = [name for _page, name, *_ in RECORD_PAGES if name != "Tarlan"]
    for page in ("exercises", "countries", "exercises/tarlan-2025", "."):
        navigation = before.read(page).find(f"{with_class('md-nav')}|{with_class('md-tabs')}")
        # The names of sections of the page itself stand in its table of contents.
        links = {
            link.text
            for part in navigation
            if part.get("data-md-component") != "toc"
            and not part.has("./ancestor-or-self::*[@data-md-component='toc']")
            for link in part.find(".//a[not(starts-with(@href, '#'))]")
        }
        assert links & set(names) == set(), page
    counted = ".//nav//a[not(contains(@class, 'md-source'))]"
    sizes = [len(built.read("exercises/series").find(counted)) for built in (before, after)]
    assert sizes[0] == sizes[1]


def test_a_page_says_when_its_file_last_changed_and_where_it_stays(after: Build) -> None:
    for page in ("exercises/khazri-2026", "chronology"):
        foot = after.read(page).one(with_class("record-foot"))
        assert foot.texts("./span") == [
            "Last change: 2 May 2026",
            f"Permanent link: {SITE_URL}{page}/",
        ]
        assert foot.attributes(".//time", "datetime") == ["2026-05-02"]
        assert foot.attributes("./span/a", "href") == [f"{SITE_URL}{page}/"]


def test_a_page_without_a_history_has_its_permanent_link_all_the_same(before: Build) -> None:
    for page, *_ in RECORD_PAGES:
        foot = before.read(page).one(with_class("record-foot"))
        assert foot.texts("./span") == [f"Permanent link: {SITE_URL}{page}/"]


# Two builds


def test_two_builds_of_the_same_input_are_the_same_to_the_byte(
    before: Build, tmp_path: Path
) -> None:
    project = make_project(tmp_path / "project", {**SAMPLE, **HOSTILE})
    again = build(project, tmp_path / "site", REPO_URL=REPO_URL, PYTHONHASHSEED="2")
    assert again.status == 0, again.output
    first, second = before.list_files(), again.list_files()
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_pair_of_countries_has_a_page_that_is_reached_from_compare(before: Build) -> None:
    page = before.read("compare/az-kz")
    assert page.one("./head/title").text.startswith("Azerbaijan and Kazakhstan compared")
    assert page.attributes(".//nav[@class='crumbs']//a", "href") == ["../"]
    assert not page.has(".//a[contains(@rel, 'edit')]")
    chooser = before.read("compare").one(with_class("pair-chooser", "table"))
    assert "az-kz/" in chooser.attributes(".//a", "href")
    assert before.read("countries/az").has(".//a[@href='../../compare/az-kz/']")
