"""Built pages carry their citation, their linked data and links to the feeds."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.builders import make_exercise
from tests.html_tree import Html, with_class
from tests.pages.sample import SAMPLE
from tests.site.project import SITE_URL, Build, build, commit_all, make_project

HOSTILE_NAME = "A </script><script>alert(1)</script> {{ x }} <b>"
PAGE = "exercises/hostile/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the made-up handbook with an exercise of a hostile name, last changed on 2 May 2026."""
    folder: Path = tmp_path_factory.mktemp("parts")
    hostile = make_exercise(name=HOSTILE_NAME, cites={"status": ["paper-history"]})
    project = make_project(folder / "project", {**SAMPLE, "exercises/hostile.yaml": hostile})
    commit_all(project, "2026-05-02T12:00:00Z")
    done = build(project, folder / "site")
    assert done.status == 0, done.output
    return done


def read_script(page: Html) -> dict[str, object]:
    content = page.one(".//script[@type='application/ld+json']").whole_text
    document: dict[str, object] = json.loads(content)
    return document


def test_a_hostile_name_stays_inside_the_script_and_the_citation(built: Build) -> None:
    page = built.read(PAGE)
    assert read_script(page)["name"] == HOSTILE_NAME
    assert not page.has(".//script[text()='alert(1)']")
    cite = page.one(with_class("cite-this__text"))
    assert cite.text == (
        f"“{HOSTILE_NAME}”, Turkic States Security Cooperation Handbook, version 2026.11.0, "
        f"last changed 2 May 2026, {SITE_URL}{PAGE}"
    )


def test_every_page_can_be_cited_without_a_script(built: Build) -> None:
    for path in built.list_pages():
        cite = built.read(path).one(".//details[@class='cite-this']")
        assert cite.one("./summary").text == "Cite this page"
        codes = cite.texts(with_class("cite-this__code"))
        assert codes[0].startswith("@misc{handbook")
        assert codes[1].startswith("TY - ELEC")


def test_the_citation_of_a_record_leads_to_its_bibliographies(built: Build) -> None:
    links = built.read(PAGE).attributes(f"{with_class('cite-this__files')}/a", "href")
    assert [urljoin(f"{SITE_URL}{PAGE}", str(link)) for link in links] == [
        f"{SITE_URL}data/v1/exercises/hostile{suffix}" for suffix in (".bib", ".ris", ".csl.json")
    ]


@pytest.mark.parametrize(("path", "kind"), [("", "Dataset"), (PAGE, "WebPage")])
def test_a_page_says_what_it_is_to_machines(built: Build, path: str, kind: str) -> None:
    assert read_script(built.read(path))["@type"] == kind


def test_pages_name_the_feeds_and_a_country_its_own(built: Build) -> None:
    feeds = ".//link[@type='application/atom+xml']"
    main = ["newest", "changes", "disputes"]
    for path, names in ((PAGE, main), ("countries/az/", [*main, "countries/az"])):
        links = built.read(path).attributes(feeds, "href")
        found = [urljoin(f"{SITE_URL}{path}", str(link)) for link in links]
        assert found == [f"{SITE_URL}data/v1/feeds/{name}.atom" for name in names]


def test_no_page_makes_the_theme_ask_for_a_sitemap_beside_a_feed(built: Build) -> None:
    # Material's script fetches sitemap.xml next to whatever has exactly this relation.
    assert not built.read(PAGE).has(".//link[@rel='alternate']")
