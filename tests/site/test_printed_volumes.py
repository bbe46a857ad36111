"""Each page leads to the PDF that holds it: the brief of its country, of the register, the book."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from macros.version import PROJECT, read_version
from tests.html_tree import Html, with_class
from tests.pages.sample import SAMPLE
from tests.site.project import SITE_URL, Build, build, make_project

COUNTRIES = {"az", "kz", "hu"}
NO_BRIEF = "pk"
TO_BRIEF = f"{with_class('record-foot')}//a[contains(@href, 'book/briefs/')]/@href"
TO_BOOK = "//footer//a[contains(@href, '.pdf')]/@href"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("volumes")
    project = make_project(folder / "project", SAMPLE)
    briefs = project / "dist" / "briefs"
    briefs.mkdir(parents=True)
    for name in (*COUNTRIES, "register"):
        (briefs / f"{name}.pdf").write_bytes(b"%PDF " * 40_000)
    for suffix in ("pdf", "epub"):
        (project / "dist" / f"{PROJECT}-{read_version()}.{suffix}").write_bytes(b"%PDF")
    built = build(project, folder / "site")
    assert built.status == 0, built.output
    return built


def _follow(page: Html, path: str, xpath: str) -> list[str]:
    return [urljoin(f"{SITE_URL}{path}/", str(url)) for url in page.element.xpath(xpath)]


def _expect_brief(path: str) -> str | None:
    kind, _, name = path.partition("/")
    if kind in {"exercises", "series"}:
        return "register"
    return name if kind == "countries" and name in COUNTRIES else None


def test_every_page_of_a_brief_links_to_it_and_no_other_page_does(site: Build) -> None:
    expected, found = {}, {}
    for path in site.list_pages():
        brief = _expect_brief(path)
        expected[path] = [f"{SITE_URL}book/briefs/{brief}.pdf"] if brief else []
        found[path] = _follow(site.read(path), path, TO_BRIEF)
    assert found == expected
    assert sum(map(len, found.values())) > len(COUNTRIES) + 3


def test_the_words_of_the_link_name_the_brief_and_its_size(site: Build) -> None:
    link = site.read("countries/az").find(TO_BRIEF.removesuffix("/@href"))[0]
    words = " ".join("".join(link.element.itertext()).split())
    assert words == "Azerbaijan to print (PDF, 0.2 MB)"


def test_every_page_links_to_the_book(site: Build) -> None:
    book = f"{SITE_URL}book/{PROJECT}.pdf"
    assert {p: _follow(site.read(p), p, TO_BOOK) for p in site.list_pages()} == {
        p: [book] for p in site.list_pages()
    }
    assert (site.site / "book" / f"{PROJECT}.pdf").is_file()
    assert not (site.site / "book" / "briefs" / f"{NO_BRIEF}.pdf").exists()
