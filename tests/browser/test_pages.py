"""The built site in a browser: wide and narrow, light and dark, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.loading.handbook import load_handbook
from macros.records.exercise import Exercise
from macros.views.timeline import list_timeline
from tests.browser.conftest import Open
from tests.builders import REAL_DATA
from tests.chromium import BrowserMissing, find_chromium

pytestmark = pytest.mark.browser

EXERCISE = "exercises/tarlan-2025/"
PAGES = {
    "home": "",
    "profile": "countries/az/",
    "register": "exercises/",
    "chronology": "chronology/",
    "exercise": EXERCISE,
    "disputes": "disputes/",
    "publisher": "sources/caspian-post/",
}
LONG_PAGES = [
    "chronology/",
    "exercises/",
    "compare/az-kz/",
    "countries/tr/",
    "sources/",
    EXERCISE,
    "charts/",
]
PHONE, DESKTOP = 360, 1280
LATE_MS = 30_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_faults_in_our_letters_and_fits_the_screen(
    watch: Open, name: str, width: int, scheme: str
) -> None:
    watched = watch(width, scheme)
    page = watched.open(PAGES[name])
    expect(page.locator("article h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _list_overflowing(page) == []
    assert page.locator("body").get_attribute("data-md-color-scheme") == (
        "slate" if scheme == "dark" else "default"
    )
    # Light letters on a dark ground, or the other way round.
    ground, ink = (_lightness(page, name) for name in ("backgroundColor", "color"))
    assert (ground < ink) == (scheme == "dark")
    families = page.evaluate(
        "document.fonts.ready.then(all => [...all]"
        ".filter(f => f.status == 'loaded').map(f => f.family.replaceAll('\"', '')))"
    )
    assert families
    assert {family for family in families if not family.startswith("Handbook ")} == set()
    assert watched.faults == []


def _list_overflowing(page: Page) -> list[str]:
    """Name what sticks out of the window and cannot be scrolled inside a part of the page."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('article *')].filter(e => {
            if (e.closest('[hidden], svg, details:not([open])')) return false;
            for (let up = e.parentElement; up; up = up.parentElement)
              if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return false;
            const box = e.getBoundingClientRect();
            return box.width > 0 && box.height > 0 && box.right > innerWidth + 1
              && getComputedStyle(e).position != 'absolute';
        }).map(e => e.tagName + '.' + e.className)"""
    )
    return [str(name) for name in found]


def _lightness(page: Page, style: str) -> float:
    colour = page.evaluate(f"getComputedStyle(document.body).{style}")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_rows_of_the_register_are_a_table_on_a_desktop_and_cards_on_a_phone(watch: Open) -> None:
    display = {}
    for width in (DESKTOP, PHONE):
        page = watch(width).open(PAGES["register"])
        cell = page.locator("table.register tbody tr td").first
        display[width] = cell.evaluate("cell => getComputedStyle(cell).display")
        label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert ("Date" in label) == (width == PHONE)
        row = page.locator("table.register tbody tr").first.bounding_box()
        assert row is not None
        assert row["width"] <= width
    assert display[DESKTOP] == "table-cell"
    assert display[PHONE] != "table-cell"


def test_the_colours_can_be_switched_and_stay_switched(watch: Open) -> None:
    watched = watch()
    page = watched.open(PAGES["exercise"])
    body = page.locator("body")

    def switch() -> None:
        page.locator("[data-md-component=palette] label:not([hidden])").click()

    expect(body).to_have_attribute("data-md-color-scheme", "default")
    switch()
    expect(body).to_have_attribute("data-md-color-media", "(prefers-color-scheme: light)")
    switch()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    watched.open(PAGES["register"])
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    switch()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert watched.faults == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_source_note_is_one_step_away_and_leads_back(watch: Open, width: int) -> None:
    watched = watch(width)
    page = watched.open(PAGES["exercise"])
    mention = page.locator("dl.facts a.note-ref").first
    anchor = mention.get_attribute("id")
    href = str(mention.get_attribute("href"))
    mention.click()
    expect(page).to_have_url(re.compile(f"{re.escape(href)}$"))
    note = page.locator(href)
    expect(note).to_be_in_viewport()
    assert _is_uncovered(page, href)
    note.locator(f"a.note-back[href='#{anchor}']").click()
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    expect(mention).to_be_in_viewport()
    assert _is_uncovered(page, f"#{anchor}")
    assert watched.faults == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", LONG_PAGES)
def test_an_address_inside_a_page_opens_it_there(watch: Open, path: str, width: int) -> None:
    watched = watch(width)
    page = watched.open(path)
    anchors = page.locator("article :is(h2, h3, ol.notes > li)[id]").evaluate_all(
        "all => all.filter(e => e.offsetParent).map(e => e.id)"
    )
    assert anchors
    missed = {}
    for anchor in (anchors[len(anchors) * part // 4] for part in range(1, 4)):
        page.goto("about:blank")
        watched.open(f"{path}#{anchor}")
        place = page.locator(f"[id='{anchor}']")
        # A busy browser goes there late.
        expect(place).to_be_in_viewport(timeout=LATE_MS)
        _rest(page)
        top, least = place.evaluate(
            """e => { const height = document.documentElement.scrollHeight;
            const below = height - innerHeight - scrollY;
            return [e.getBoundingClientRect().top, below > 1 ? 200 : innerHeight]; }"""
        )
        if not 0 <= top < least:
            missed[anchor] = top
    assert missed == {}
    assert watched.faults == []


def _rest(page: Page) -> None:
    """Wait until a page that is on its way to a place moves no more."""
    page.evaluate(
        """async () => { const draw = () => new Promise(requestAnimationFrame);
        for (let at = -1, still = 0; still < 5; await draw())
          [at, still] = [scrollY, scrollY === at ? still + 1 : 0]; }"""
    )


def _is_uncovered(page: Page, selector: str) -> bool:
    """Tell whether nothing such as the header lies over the top of an element."""
    _rest(page)
    return bool(
        page.locator(selector).evaluate(
            """e => { const box = e.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + 2, box.top + 4);
            return e.contains(top) || (top && top.contains(e)); }"""
        )
    )


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_search_finds_a_record_by_its_name(watch: Open, width: int) -> None:
    watched = watch(width)
    page = watched.open("")
    if width == PHONE:
        page.locator("header label[for=__search]").first.click()
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("Tarlan-2025")
    result = page.locator("a.search-result[href*='exercises/tarlan-2025/']").first
    expect(result).to_be_visible(timeout=20_000)
    result.click()
    expect(page.locator("article h1")).to_contain_text("Tarlan-2025")
    assert watched.faults == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_register_and_chronology_are_complete_without_scripts(watch: Open, width: int) -> None:
    handbook = load_handbook(REAL_DATA).handbook
    watched = watch(width, scripts=False)
    page = watched.open(PAGES["register"])
    rows = page.locator("table.register").first.locator("tbody tr")
    names = [name.strip() for name in rows.locator("th[scope=row]").all_text_contents()]
    assert sorted(names) == sorted(e.name for e in handbook.list_records(Exercise))
    expect(rows.first).to_be_visible()
    expect(rows.last).to_be_visible()
    page = watched.open(PAGES["chronology"])
    entries = page.locator("ol.timeline > li.entry")
    assert entries.count() == len(list_timeline(handbook))
    expect(entries.last).to_be_visible()
    assert watched.faults == []


def test_kinds_in_the_chronology_are_told_by_word_and_sign(watch: Open) -> None:
    page = watch().open(PAGES["chronology"])
    kinds = page.locator("ol.timeline .kind")
    assert kinds.count() > 50
    wordless = kinds.evaluate_all("all => all.filter(e => !e.textContent.trim()).length")
    signless = kinds.evaluate_all(
        """all => all.filter(e => { const s = getComputedStyle(e.querySelector('.icon'));
        return (s.maskImage || s.webkitMaskImage || s.backgroundImage) == 'none'
          || e.querySelector('.icon').getBoundingClientRect().width < 8; }).length"""
    )
    assert (wordless, signless) == (0, 0)


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_dates_stand_left_of_the_line_of_time_or_above_the_title_on_a_phone(
    watch: Open, width: int
) -> None:
    page = watch(width).open(PAGES["chronology"])
    entry = page.locator("li.entry").first
    date, title = (
        entry.locator(part).first.bounding_box() for part in (".date, time", ".entry__title")
    )
    assert date
    assert title
    if width == DESKTOP:
        assert date["x"] + date["width"] < title["x"]
    else:
        assert date["y"] + date["height"] <= title["y"]


def test_a_missing_browser_is_a_failure_that_says_what_to_install() -> None:
    for environment in ({"PATH": ""}, {"CHROMIUM": "/nowhere/chromium"}):
        with pytest.raises(BrowserMissing) as caught:
            find_chromium(environment)
        expected = "No Chromium. Install the package chromium, or name it in CHROMIUM."
        assert str(caught.value) == expected
