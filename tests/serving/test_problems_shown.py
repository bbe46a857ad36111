"""`mkdocs serve` with a broken record: the last good pages stay, say what is wrong, and recover."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from macros.serving.panel import add_panel
from tests.builders import make_exercise, render
from tests.html_tree import parse_html
from tests.serving.served import SECONDS_MAX, Served, serve_beside

GOOD = render(make_exercise(summary="The first summary."))
BROKEN = render(make_exercise(status="<b>done</b>"))
MENDED = render(make_exercise(summary="The second summary."))


@pytest.mark.browser
def test_a_broken_record_is_shown_on_the_last_good_pages_until_it_is_mended(
    served: Served, browser: Browser
) -> None:
    served.write(GOOD)
    served.wait_for("The first summary.")
    page = browser.new_page()
    page.goto(f"{served.address}exercises/tarlan-2025/")
    panel = page.locator(".serving-problems")
    expect(panel).to_have_count(0)
    served.write(BROKEN)
    told = 'data/exercises/tarlan-2025.yaml:2:9: status: "<b>done</b>" is no status.'
    expect(panel).to_contain_text(told, timeout=SECONDS_MAX * 1000)
    expect(page.locator("article").first).to_contain_text("The first summary.")
    assert panel.locator("b").count() == 0
    assert_elsewhere(served, browser, told)
    with served.rebuilt():
        served.write(MENDED)
        expect(page.locator("article").first).to_contain_text(
            "The second summary.", timeout=SECONDS_MAX * 1000
        )
        expect(panel).to_have_count(0)
        # Before all pages are woken again: one that reloads while it is closed may hang.
        page.close()


def assert_elsewhere(served: Served, browser: Browser, told: str) -> None:
    other = browser.new_page()
    # It is not woken, so that no reload comes between its opening and its closing.
    other.route("**/livereload/**", lambda route: route.abort())
    other.goto(f"{served.address}chronology/")
    expect(other.locator(".serving-problems")).to_contain_text(told)
    other.close()


def test_a_fault_in_a_page_is_shown_too_and_other_files_are_served_as_they_are(
    served: Served,
) -> None:
    page = served.project / "docs" / "method.md"
    before, shown = page.read_text(encoding="utf-8"), served.read()
    page.write_text(f"{before}\n\n{{{{ no_such_macro() }}}}\n", encoding="utf-8")
    article = shown.partition("<article")[2].partition("</article>")[0]
    assert article in served.wait_for("no_such_macro")
    assert "serving-problems" not in served.read("assets/stylesheets/tokens.css")
    page.write_text(before, encoding="utf-8")
    served.wait_until(lambda: "serving-problems" not in served.read())


def test_a_second_server_at_the_same_address_says_so_before_it_builds(served: Served) -> None:
    second = serve_beside(served)
    assert second.returncode == 1
    assert "is taken, probably by another `make serve`. Stop that one, or" in second.stderr
    assert "Cleaning site directory" not in second.stderr
    assert "Documentation built" not in second.stderr
    assert "Traceback" not in second.stderr


def test_problems_stand_on_a_page_as_text() -> None:
    page = parse_html(
        add_panel(b"<!doctype html><title>x</title><body><p>y</p></body>", ["<b>{x}</b>"]).decode()
    )
    assert page.one(".//section/pre").text == "<b>{x}</b>"
    assert page.one(".//p").text == "y"
