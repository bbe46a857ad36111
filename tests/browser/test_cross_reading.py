"""Source notes and terms shown beside their mention: by pointer, by keyboard, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

EXERCISE = "exercises/tarlan-2025/"
PHONE, DESKTOP = 360, 1280
CARD = "#reading-card"


def _note(page: Page) -> Locator:
    """Give the first mention in the box of facts of a document that has a date."""
    dated = page.locator("ol.notes > li:has(time)").first.get_attribute("id")
    return page.locator(f"dl.facts a.note-ref[href='#{dated}']").first


def _term(page: Page) -> Locator:
    return page.locator("dl.facts a.term").first


def _list_cut_off(page: Page) -> list[str]:
    """Name the sides of the window beyond which the card reaches."""
    found = page.locator(CARD).evaluate(
        """card => { const box = card.getBoundingClientRect();
        return [['left', box.left < 0], ['right', box.right > innerWidth],
          ['top', box.top < 0], ['bottom', box.bottom > innerHeight]]
          .filter(side => side[1]).map(side => side[0]); }"""
    )
    return [str(side) for side in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_pointer_on_a_source_note_shows_publisher_title_date_and_kind(
    watch: Open, width: int, scheme: str
) -> None:
    watched = watch(width, scheme)
    page = watched.open(EXERCISE)
    mention = _note(page)
    entry = page.locator(str(mention.get_attribute("href")))
    mention.hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    words = entry.locator(".note-title").inner_text()
    expect(card).to_contain_text(words)
    expect(card).to_contain_text(entry.locator(".note-publisher").inner_text())
    expect(card).to_contain_text(entry.locator("time").first.inner_text())
    expect(card).not_to_contain_text("All it supports")
    assert card.locator("a, [id]").count() == 0
    assert _list_cut_off(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.url.endswith(EXERCISE)
    assert watched.faults == []


def test_the_pointer_can_move_onto_the_card_which_stays_until_it_leaves(watch: Open) -> None:
    page = watch().open(EXERCISE)
    _note(page).hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_escape_closes_the_card_and_the_focus_stays(watch: Open) -> None:
    page = watch().open(EXERCISE)
    mention = _note(page)
    page.locator("article h1").click()
    _reach(page, mention)
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(mention).to_have_attribute("aria-describedby", "reading-card")
    expect(card).to_have_attribute("role", "tooltip")
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mention).to_be_focused()
    assert mention.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#note-\d+$"))


def _reach(page: Page, mention: Locator) -> None:
    """Press the tabulator until a mention has the focus."""
    wanted = mention.get_attribute("id")
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == wanted:
            return
    raise AssertionError(f"{wanted} is not reached by keyboard")


def test_the_card_follows_the_focus_from_note_to_note(watch: Open) -> None:
    page = watch().open(EXERCISE)
    mentions = page.locator("dl.facts a.note-ref")
    sources = mentions.evaluate_all("all => all.map(mention => mention.hash)")
    other = next(i for i, source in enumerate(sources) if source != sources[0])
    page.locator("article h1").click()
    _reach(page, mentions.first)
    expect(page.locator(CARD)).to_be_visible()
    first = page.locator(CARD).inner_text()
    _reach(page, mentions.nth(other))
    expect(page.locator(CARD)).not_to_have_text(first)
    assert page.locator("[aria-describedby=reading-card]").count() == 1


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_a_term_shows_its_definition(watch: Open, way: str) -> None:
    watched = watch()
    page = watched.open(EXERCISE)
    term = _term(page)
    if way == "pointer":
        term.hover()
    else:
        page.locator("article h1").click()
        page.keyboard.press("Tab")
        term.focus()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    anchor = str(term.get_attribute("href")).partition("#")[2]
    definition = page.locator(f"#term-{anchor} dd").text_content()
    assert definition
    expect(card).to_contain_text(definition.strip())
    assert watched.faults == []


def test_a_touch_follows_the_link_and_shows_no_card(watch: Open) -> None:
    watched = watch(PHONE)
    page = watched.open(EXERCISE)
    _note(page).dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.wait_for_timeout(500)
    expect(page.locator(CARD)).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_without_scripts_a_note_and_a_term_are_links_and_terms_can_be_opened(
    watch: Open, width: int
) -> None:
    watched = watch(width, scripts=False)
    page = watched.open(EXERCISE)
    assert page.locator(CARD).count() == 0
    mention = _note(page)
    href = str(mention.get_attribute("href"))
    mention.click()
    expect(page).to_have_url(re.compile(f"{re.escape(href)}$"))
    expect(page.locator(href)).to_be_in_viewport()
    page.locator("details.terms-used > summary").click()
    expect(page.locator("details.terms-used dd").first).to_be_visible()
    watched.open(EXERCISE)
    watched.follow(_term(page))
    expect(page).to_have_url(re.compile(r"/glossary/#form-|/glossary/#"))
    expect(page.locator(":target")).to_be_in_viewport()
    assert watched.faults == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_two_countries_are_chosen_from_the_table_without_scripts(watch: Open, width: int) -> None:
    watched = watch(width, scripts=False)
    page = watched.open("compare/")
    watched.follow(page.get_by_role("link", name=re.compile("^Azerbaijan and Kazakhstan: ")))
    expect(page).to_have_url(re.compile(r"/compare/az-kz/$"))
    expect(page.locator("article h1")).to_contain_text("Azerbaijan and Kazakhstan")
    page.locator("details.compared-alone > summary").first.click()
    expect(page.locator("details.compared-alone li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.faults == []
