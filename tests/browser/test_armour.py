"""The site's own armour in a browser: nothing runs or loads but what a page was built with."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from macros.pages.checksums import compute_checksum
from tests.browser.conftest import Open, Watched
from tests.site.project import Build

pytestmark = pytest.mark.browser

REGISTER = "exercises/"
DATATABLES = "assets/vendor/datatables.min.js"
_ROWS = "table.register tbody tr[data-id]:visible"


def _answer_with(page: Page, body: bytes) -> None:
    """Let the site answer with other bytes when it is asked for DataTables."""

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/javascript")

    page.route(f"**/{DATATABLES}*", answer)


def _turn_to_filters(watched: Watched) -> Page:
    page = watched.open(REGISTER)
    page.locator(".register-box--live").wait_for()
    page.locator(".register-filters [name=domain]").select_option("maritime")
    return page


def test_datatables_is_asked_for_with_the_checksum_of_the_published_bytes(
    watch: Open, real_site: Build
) -> None:
    published = (real_site.site / DATATABLES).read_bytes()
    watched = watch()
    _answer_with(watched.page, published)
    page = _turn_to_filters(watched)
    page.locator("table.register.dataTable").wait_for()
    script = page.locator(f"script[src*='{DATATABLES}']")
    assert script.get_attribute("integrity") == compute_checksum(published)
    assert watched.faults == []


def test_datatables_with_one_more_byte_is_refused_and_the_page_stays_readable(
    watch: Open, real_site: Build
) -> None:
    watched = watch()
    _answer_with(watched.page, (real_site.site / DATATABLES).read_bytes() + b"\n")
    whole = watched.open(REGISTER).locator(_ROWS).count()
    page = _turn_to_filters(watched)
    expect(page.locator(".register-told")).to_contain_text("could not be loaded")
    assert page.locator(_ROWS).count() == whole > 100
    assert page.evaluate("typeof DataTable") == "undefined"
    (fault,) = watched.faults
    assert "integrity" in fault


# What somebody who can write into a page might add to it, and the directive that stands against it.
_PLANTED = {
    "<script>window.canary = 1</script>": "script-src",
    "<img src=x onerror='window.canary = 1'>": "script-src",
    "<a id=planted href='javascript:window.canary = 1'>x</a>": "script-src",
    "<script src='https://canary.example/a.js'></script>": "script-src",
    "<p style='color: red'>x</p>": "style",
    "<style>p { color: red }</style>": "style",
    "<img src='https://canary.example/a.png'>": "img-src",
    "<link rel=stylesheet href='https://canary.example/a.css'>": "style",
    "<iframe src='https://canary.example/'></iframe>": "default-src",
    "<object data='a.swf'></object>": "object-src",
    "<base href='https://canary.example/'>": "base-uri",
}


@pytest.mark.parametrize("planted", _PLANTED)
def test_what_a_page_was_not_built_with_is_refused_and_noted(
    watch: Open, real_site: Build, planted: str
) -> None:
    built = (real_site.site / "404.html").read_text(encoding="utf-8")
    watched = watch()
    body = re.sub("(<body[^>]*>)", lambda tag: tag[0] + planted, built, count=1)
    watched.page.route(
        "**/planted", lambda route: route.fulfill(body=body, content_type="text/html")
    )
    page = watched.open("planted")
    if "id=planted" in planted:
        with page.expect_console_message():
            page.locator("#planted").dispatch_event("click")
    assert page.evaluate("window.canary") is None
    refused = [f for f in watched.faults if f.startswith("console error") and "violates" in f]
    assert refused
    assert all(_PLANTED[planted] in fault for fault in refused)
    assert not [fault for fault in watched.faults if fault.startswith("foreign")]
