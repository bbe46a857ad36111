"""The site of the real records, built once for all tests of a run, and a survey of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.builders import ROOT
from tests.html_tree import Html, read_html, with_class
from tests.shared import share
from tests.site.project import REPO_URL, SITE_URL, Build, build

# What a browser fetches by itself to show a page.
_RESOURCES = (
    "//script/@src | //img/@src | //source/@src | //source/@srcset | //img/@srcset | //video/@src"
    " | //video/@poster | //audio/@src | //track/@src | //iframe/@src | //embed/@src"
    " | //object/@data | //input/@src | //link[not(@rel='canonical' or @rel='prev'"
    " or @rel='next' or @rel='license')]/@href | //svg//*/@href | //svg//*/@*[name()='xlink:href']"
    " | //form/@action | //*/@background | //*/@ping"
)
_CSS_URL = re.compile(r"url\(\s*[\"']?(?P<url>[^\"')]+)|@import\s+[\"'](?P<imported>[^\"']+)")


def build_real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of the real records, once for all tests of a run."""
    site, (status, output) = share(tmp_path_factory, "real-site", _build)
    assert status == 0, output
    return Build(status, output, site)


def _build(site: Path) -> tuple[int, str]:
    # The day of the build is today, as on a person's machine; HANDBOOK_DATA stays unset.
    built = build(ROOT, site, REPO_URL=REPO_URL, SOURCE_DATE_EPOCH="")
    return built.status, built.output


@dataclass(frozen=True)
class PageSurvey:
    """What the tests ask of a built page; addresses are whole, as a browser resolves them."""

    path: str
    url: str
    links: tuple[str, ...]
    resources: tuple[str, ...]
    ids: tuple[str, ...]
    headings: tuple[int, ...]
    faults: tuple[str, ...]
    description: str
    badges: int
    note_refs: tuple[tuple[str, str], ...]
    note_backs: tuple[tuple[str, str], ...]


def survey_page(site: Path, path: Path) -> PageSurvey:
    """Parse a built page once and note what the tests ask."""
    page = read_html(path)
    name = path.relative_to(site).as_posix()
    url = urljoin(SITE_URL, name.removesuffix("index.html"))
    element = page.element
    resources = [*element.xpath(_RESOURCES)]
    for style in (*element.xpath("//style/text()"), *element.xpath("//*/@style")):
        resources += list_css_urls(style)
    metas = page.attributes("./head/meta[@name='description']", "content")
    return PageSurvey(
        path=name,
        url=url,
        links=tuple(urljoin(url, str(href)) for href in element.xpath("//a/@href")),
        resources=tuple(urljoin(url, str(resource)) for resource in resources),
        ids=tuple(map(str, element.xpath("//@id"))),
        headings=tuple(
            int(h.tag[1]) for h in page.find(".//article//*[self::h1 or self::h2 or self::h3"
                                             " or self::h4 or self::h5 or self::h6]")
        ),
        faults=tuple(_list_faults(page)),
        description=str(metas[0]) if len(metas) == 1 else "",
        badges=len(page.find(f".//article{with_class('evidence')[1:]}")),
        note_refs=_list_pairs(page, f"{with_class('note-ref', 'a')}", to="href"),
        note_backs=tuple(
            (str(note.get("id")), str(back.get("href"))[1:])
            for note in page.find(f"{with_class('notes', 'ol')}/li")
            for back in note.find(with_class("note-back", "a"))
        ),
    )  # fmt: skip


def _list_pairs(page: Html, xpath: str, to: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(a.get("id")), str(a.get(to))[1:]) for a in page.find(xpath))


def list_css_urls(css: str) -> list[str]:
    """Give the addresses that a style sheet makes a browser fetch."""
    return [str(m["url"] or m["imported"]).strip() for m in _CSS_URL.finditer(css)]


# What no page may hold, as XPaths below its root.
FAULTS = {
    "the page has no language": "/html[not(@lang='en')]",
    "the page has no title": "/html/head[not(title[normalize-space(.)])]",
    "not one article": "/html/body[count(.//article) != 1]",
    "a table without a caption": "//article//table[@class and not(caption[normalize-space(.)])]",
    "a head of a column without its scope": "//article//table[@class]/thead//th[not(@scope='col')]",
    "a head of a row without its scope": "//article//tbody//th[not(@scope='row')]",
    "a row without a head": "//article//table[@class]/tbody/tr[not(th)]",
    "a cell without its label for phones": (
        "//article//table[contains(@class, 'register')]/tbody/tr/*[not(@data-label)]"
    ),
    "a picture without a text": "//article//img[not(@alt)]",
    "a link without words": (
        "//article//a[not(normalize-space(.)) and not(@aria-label) and not(@title) and not(.//img)]"
    ),
    "no content security policy before all that it rules": (
        "/html/head[not(meta[@http-equiv='Content-Security-Policy'"
        " and contains(@content, \"default-src 'self'\")"
        " and not(preceding-sibling::script or preceding-sibling::link)])]"
    ),
    "no word on what other sites are told": (
        "/html/head[not(meta[@name='referrer' and @content='strict-origin-when-cross-origin'])]"
    ),
    "a link out of the site that gives the other page a hold of this one": (
        f"//a[starts-with(@href, 'http') and not(starts-with(@href, '{SITE_URL}'))"
        " and not(contains(concat(' ', @rel, ' '), ' noopener '))]"
    ),
    "an empty language": "//*[@lang='']",
    "an empty date": "//time[@datetime='']",
}


def _list_faults(page: Html) -> Iterator[str]:
    """Say what a page lacks for readers who do not see it, or for machines."""
    return (fault for fault, xpath in FAULTS.items() if page.has(xpath))


def find_target(site: Path, url: str) -> tuple[Path | None, str]:
    """Give the file that an address of the site leads to, or None, and the anchor in it."""
    address, anchor = urldefrag(url)
    path = unquote(address.split("?")[0].removeprefix(SITE_URL))
    target = site / path
    if target.is_dir():
        target /= "index.html"
    return (target if target.is_file() else None), unquote(anchor)
