"""The site of the hostile handbook, read by a parser and in a browser: all of it is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route, expect

from macros.records.registry import RECORD_KINDS
from tests.figures import Note
from tests.hostile.attacks import CANARY_HOST, SHOWN
from tests.hostile.conftest import Files
from tests.html_tree import Html, read_html
from tests.served import serve
from tests.site.project import Build, build, make_project

pytestmark = pytest.mark.browser

# Of each kind, so many pages are opened in the browser; all are read by the parser.
OPENED_OF_EACH_KIND = 5
_INDEXES = (
    "", "countries/", "exercises/", "exercises/series/", "places/", "map/", "charts/",
    "chronology/",
    "events/", "industry/organizations/", "industry/programmes/", "disputes/", "statements/",
    "sources/", "glossary/", "coverage/", "compare/", "changelog/",
)  # fmt: skip
# What the search says when it has looked.
_ANSWER = re.compile(r"\d results?|Nothing found")
# What a page of this project has; anything else came out of a text.
_ELEMENTS_OF_NO_PAGE = (
    "iframe", "object", "embed", "base", "math", "foreignObject", "marquee", "x-a", "mglyph",
    "textarea", "animate", "applet", "frame", "video", "audio",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(hostile_files: Files, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the hostile handbook strictly."""
    folder = tmp_path_factory.mktemp("site")
    built = build(make_project(folder / "project", hostile_files), folder / "site")
    assert built.status == 0, built.output
    return built


def test_no_text_becomes_an_element_or_an_attribute_of_a_page(site: Build, note: Note) -> None:
    pages = site.list_pages()
    assert len(pages) > len(SHOWN) * 6
    for page in pages:
        assert_inert(page, site.read(page))
    note("pages with every attack, read by a parser", f"{len(pages)}, none acting", "none acting")


def assert_inert(page: str, html: Html) -> None:
    """Prove that a page has no element and no attribute that came out of a text."""
    for name in _ELEMENTS_OF_NO_PAGE:
        assert not html.has(f".//{name}"), (page, name)
    for element in html.element.iter():
        for key, value in element.attrib.items():
            assert not key.startswith("on"), (page, key, value)
            assert key not in {"style", "srcdoc", "formaction"} or "svg" in str(
                element.xpath("name(ancestor-or-self::*[name()='svg'][1])")
            ), (page, key, value)
            if key in {"href", "src", "action", "data", "poster", "xlink:href"}:
                _assert_harmless(page, element.tag, value)
    for script in html.find(".//script[not(@type='application/ld+json')]"):
        assert "canary" not in script.whole_text, page


def _assert_harmless(page: str, tag: str, address: str) -> None:
    parts = urlsplit(address.strip())
    assert parts.scheme in {"", "http", "https", "mailto", "data"}, (page, address)
    assert parts.scheme != "data" or tag == "img", (page, address)
    is_link = tag in {"a", "link"}
    assert is_link or not parts.netloc, (page, tag, address)


def test_the_heading_of_each_record_is_its_name(site: Build, hostile_files: Files) -> None:
    read = 0
    for name, record in hostile_files.items():
        folder, record_id = Path(name).with_suffix("").parts
        page = f"{folder}/{record_id}"
        if folder not in {"vocabulary", "tombstones"}:
            html = site.read(page)
            assert html.one("./head/title").text.startswith(_shown(record["name"])), page
            heading = html.one(".//article//h1")
            assert heading.text.removesuffix("¶").strip() == _shown(record["name"]), page
            assert html.has(".//meta[@http-equiv='Content-Security-Policy']"), page
            read += 1
    assert read > len(SHOWN) * 6


def _shown(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Trap:
    """A page of the browser that notes whatever an attack could do."""

    page: Page
    address: str
    caught: list[str] = field(default_factory=list)

    def set(self) -> None:
        """Note dialogs, messages, errors, new windows and requests to other hosts."""
        page, note = self.page, self.caught.append
        page.on("dialog", self._on_dialog)
        page.on("pageerror", lambda e: note(f"error {e}"))
        page.on("popup", lambda p: note(f"window {p.url}"))
        page.on("console", self._on_console)
        page.context.route("**/*", self._on_route)

    def _on_dialog(self, dialog: Dialog) -> None:
        self.caught.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.caught.append(f"{message.type} {message.text}")

    def _on_route(self, route: Route) -> None:
        if route.request.url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.caught.append(f"request {route.request.url}")
            route.abort()


@pytest.fixture(scope="module")
def trap(site: Build, browser: Browser) -> Iterator[Trap]:
    """Serve the site and give a page of a browser in which nothing stays unseen."""
    with serve(site.site) as address:
        trap = Trap(browser.new_page(), address)
        trap.set()
        yield trap
        trap.page.close()


def _choose_pages(files: Files) -> Iterator[str]:
    yield from _INDEXES
    for folder in RECORD_KINDS:
        if folder not in {"vocabulary", "tombstones"}:
            ids = sorted(Path(n).stem for n in files if n.startswith(f"{folder}/"))
            step = len(ids) // OPENED_OF_EACH_KIND
            yield from (f"{folder}/{record_id}/" for record_id in ids[::step])


def test_nothing_runs_in_the_browser(trap: Trap, hostile_files: Files, note: Note) -> None:
    opened = 0
    for page in _choose_pages(hostile_files):
        trap.page.goto(trap.address + page, wait_until="load")
        trap.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert trap.page.evaluate("window.canary") is None, page
        assert trap.caught == [], page
        assert trap.page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        opened += 1
    assert opened > len(_INDEXES) + 40
    told = "pages opened in Chromium: dialogs, scripts, foreign requests, errors"
    note(told, f"{opened}, 0 caught", "0 caught")


@pytest.mark.parametrize("typed", ["<script>", "{{ 7", "canary", '" onmouseover', "=cmd"])
def test_what_the_search_finds_is_shown_as_text(trap: Trap, typed: str) -> None:
    trap.page.goto(trap.address, wait_until="load")
    trap.page.keyboard.press("Control+k")
    expect(trap.page.locator("header [data-search-query]")).to_be_focused()
    trap.page.keyboard.type(typed)
    expect(trap.page.locator("header [data-search-status]")).to_have_text(_ANSWER)
    assert trap.page.evaluate("window.canary") is None
    assert trap.caught == []


def test_the_trap_catches_what_it_is_set_for(trap: Trap) -> None:
    trap.page.goto(trap.address, wait_until="load")
    with trap.page.expect_event("requestfailed"):
        trap.page.evaluate(f"() => {{ new Image().src = 'http://{CANARY_HOST}/'; }}")
    assert any(CANARY_HOST in fault for fault in trap.caught)
    trap.caught.clear()


def test_every_file_of_a_page_is_named_by_an_id(site: Build) -> None:
    for path in site.site.rglob("*"):
        assert path.resolve().is_relative_to(site.site.resolve())
        assert not set(path.name) & set("<>\"'{}|\\")
    assert read_html(site.site / "404.html").has(".//meta[@http-equiv='Content-Security-Policy']")
