"""The search in a browser: what is found, what is shown, what the keyboard does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.values.folding import fold
from tests.browser.conftest import Open
from tests.served import serve
from tests.site.project import SITE_URL, Build

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 360, 1280
# A query looks through the texts of all entries at most so many times (3 ms each for 20,000).
QUERY_PASSES_MAX = 25
# What readers type, the record that it must find, how high, and the kind that is shown.
VARIANTS = [
    ("Turkiye", "countries/tr/", 1, "Country"),
    ("Türkiye", "countries/tr/", 1, "Country"),
    ("TURKEY", "countries/tr/", 1, "Country"),
    ("turkie", "countries/tr/", 3, "Country"),
    ("Azərbaycan", "countries/az/", 1, "Country"),
    ("azerbaycan", "countries/az/", 1, "Country"),
    ("azerbaidjan", "countries/az/", 3, "Country"),
    ("ozbekistan", "countries/uz/", 1, "Country"),
    ("Oʻzbekiston", "countries/uz/", 1, "Country"),
    ("O'zbekiston", "countries/uz/", 1, "Country"),
    ("Қазақстан", "countries/kz/", 1, "Country"),
    ("Казахстан", "countries/kz/", 1, "Country"),
    ("Кыргызстан", "countries/kg/", 1, "Country"),
    ("tarlan", "exercises/tarlan-2025/", 1, "Exercise"),
    ("Тарлан", "exercises/tarlan-2025/", 1, "Exercise"),
    ("Қазақстан Тарлан", "exercises/tarlan-2025/", 1, "Exercise"),
    ("birlesik", "exercises/birlestik-2024/", 1, "Exercise"),
    ("Birləşdik", "exercises/birlestik-2024/", 1, "Exercise"),
    ("бирлестик", "exercises/birlestik-2024/", 1, "Exercise"),
    ("Kaspi", "places/caspian-sea/", 1, "Place"),
    ("Актау", "places/aktau/", 1, "Place"),
    ("aqtau", "places/aktau/", 1, "Place"),
    ("Heybatov", "statements/", 5, "Statement"),
    ("Orban", "events/summit-2025-gabala/", 5, "Event"),
    ("shusha declaration", "events/shusha-declaration-2021/", 1, "Event"),
    ("Planning conference for Tarlan", "sources/azertag/#azertag-tarlan-planning", 3, "Document"),
    ("glossary", "glossary/", 3, "Page"),
]


def type_words(page: Page, words: str) -> Locator:
    """Type into the box of the header; give its results."""
    box = page.locator("header [data-search-query]")
    if not box.is_visible() or not page.locator("#__search").is_checked():
        page.keyboard.press("Control+k")
    box.fill(words)
    return page.locator("header a.search-result")


@pytest.fixture(scope="module")
def searched(browser: Browser, address: str) -> Iterator[Page]:
    """Open the home page once for many queries."""
    context = browser.new_context(viewport={"width": DESKTOP, "height": 800})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


@pytest.mark.parametrize(("words", "target", "place", "kind"), VARIANTS, ids=str)
def test_a_record_is_found_however_it_is_spelt(
    searched: Page, words: str, target: str, place: int, kind: str
) -> None:
    results = type_words(searched, words)
    first = searched.locator(f"header li:nth-child(-n+{place}) > a[href*='{target}']").first
    expect(first).to_be_visible(timeout=10_000)
    expect(first.locator(".search-result__kind")).to_have_text(kind)
    assert results.count() > 0


def test_an_entry_shows_the_name_by_which_it_was_found_and_marks_it(searched: Page) -> None:
    result = type_words(searched, "Тарлан").first
    expect(result.locator(".search-result__name")).to_have_text("Тарлан-2025")
    expect(result.locator("mark").first).to_have_text("Тарлан")
    expect(result.locator(".search-result__line")).to_contain_text("Azerbaijan, Kazakhstan")


def test_the_number_of_results_is_said_to_those_who_do_not_see_them(searched: Page) -> None:
    status = searched.locator("header [data-search-status]")
    expect(status).to_have_attribute("role", "status")
    type_words(searched, "Қазақстан Тарлан")
    expect(status).to_have_text("1 result.")
    type_words(searched, "kazakhstan")
    expect(status).to_contain_text("The first 30 of ")
    assert searched.locator("header a.search-result").count() == 30
    type_words(searched, "azerbaidjan")
    expect(status).to_contain_text("With a near spelling: ")
    type_words(searched, "turkie")
    expect(status).to_contain_text("Nothing is spelt “turkie”.")
    type_words(searched, "tarlan zzzzzzzz")
    expect(status).to_contain_text("No entry has all of these words.")


def test_where_nothing_is_found_the_box_says_what_to_do(watch: Open) -> None:
    watched = watch()
    page = watched.open("exercises/tarlan-2025/")
    results = type_words(page, "<b>zzzzzzzz</b>")
    expect(page.locator("header [data-search-status]")).to_have_text(
        "Nothing found for “<b>zzzzzzzz</b>”."
    )
    advice = page.locator("header [data-search-advice]")
    for word in ("spelling", "register", "glossary"):
        expect(advice).to_contain_text(word)
    assert results.count() == 0
    type_words(page, "tarlan")
    expect(results.first).to_be_visible()
    expect(advice).to_have_count(0)
    type_words(page, "zzzzzzzz")
    advice.locator("a", has_text="register of exercises").click()
    expect(page.locator("article h1")).to_contain_text("Exercises")
    assert watched.faults == []


def test_the_box_is_used_by_keyboard_alone(watch: Open) -> None:
    watched = watch()
    page = watched.open("method/")
    box = page.locator("header [data-search-query]")
    toggle = page.locator("#__search")
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    expect(toggle).to_be_checked()
    page.keyboard.type("tarlan")
    results = page.locator("header a.search-result")
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(toggle).not_to_be_checked()
    expect(results.first).not_to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exercises/tarlan-2025/")
    assert watched.faults == []


def test_leaving_the_box_by_keyboard_closes_it(watch: Open) -> None:
    page = watch().open("method/")
    expect(type_words(page, "Тарлан")).to_have_count(1)
    for _ in range(3):  # the button that clears, the one result, what comes after the box
        page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_address_with_words_opens_the_box_with_what_they_find(watch: Open, width: int) -> None:
    watched = watch(width)
    page = watched.open(f"?q={quote('Тарлан')}")
    expect(page.locator("header a.search-result").first).to_contain_text("Tarlan-2025")
    page = watched.open(f"method/?q={quote('zzzz %00 <zzzz>')}")
    expect(page.locator("header [data-search-advice]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.faults == []


def test_words_for_the_filter_of_a_page_do_not_open_the_box(watch: Open) -> None:
    page = watch().open("exercises/?q=tarlan")
    expect(page.locator("#__search")).not_to_be_checked()


def test_words_are_folded_in_the_browser_as_in_the_index(searched: Page) -> None:
    for words, *_ in VARIANTS:
        assert searched.evaluate("text => window.handbookFold(text)", words) == fold(words)


def test_the_search_works_on_pages_opened_from_disk(browser: Browser, real_site: Build) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((real_site.site / "method" / "index.html").as_uri())
    first = type_words(page, "Тарлан").first
    expect(first).to_contain_text("Tarlan-2025")
    href = first.evaluate("link => link.href")
    assert href == f"{real_site.site.as_uri()}/exercises/tarlan-2025/"
    context.close()


# Copies each entry with another name until there are so many; there are no more states.
_GROW = """number => {
    const { kinds, entries } = window.handbookSearchIndex;
    const grown = entries.slice();
    const copied = entries.filter(([kind]) => kinds[kind] !== "Country");
    for (let i = 0; grown.length < number; i += 1) {
        const [kind, url, title, ...rest] = copied[i % copied.length];
        grown.push([kind, url + i, `${title} ${(i * 7919 % 99991).toString(36)}`, ...rest]);
    }
    window.grown = window.handbookFind.prepare({ kinds, entries: grown });
}"""
# Looks are counted and not timed, so that a busy machine cannot close the gate: each one at a text
# of an entry, and each word of the vocabulary whenever that is gone through.
_COUNT = """words => {
    let looks = 0;
    const grown = { ...window.grown };
    grown.entries = window.grown.entries.map((entry) => Object.create(entry, {
        all: { get: () => { looks += 1; return entry.all; } },
        in: { get: () => { looks += 1; return entry.in; } },
    }));
    let vocabulary = null;
    Object.defineProperty(grown, "vocabulary", {
        get: () => { looks += vocabulary ? vocabulary.length : 0; return vocabulary; },
        set: (given) => { vocabulary = given; },
    });
    window.handbookFind.find(grown, words);
    return looks / grown.entries.length;
}"""
# Lets each query go through all entries so many times more.
_SLOW_DOWN = """passes => {
    const { find } = window.handbookFind;
    window.handbookFind = { ...window.handbookFind, find: (index, words) => {
        for (let i = 0; i < passes; i += 1) {
            index.entries.filter((entry) => entry.all.includes(" xylophone"));
        }
        return find(index, words);
    } };
}"""
QUERIES = ("t", "tarlan", "kazakhstan exercise 2025", "Қазақстан", "hasanov", "turkie")


def assert_few_passes(page: Page, queries: Iterable[str]) -> None:
    """Prove that each query costs few passes over the entries that were grown."""
    passes = {words: round(page.evaluate(_COUNT, words), 1) for words in queries}
    assert max(passes.values()) < QUERY_PASSES_MAX, passes


def test_a_query_among_twenty_thousand_entries_is_a_matter_of_a_few_passes(searched: Page) -> None:
    # 10,000 records with the documents that they would bring.
    expect(type_words(searched, "tarlan").first).to_be_visible()
    searched.evaluate(_GROW, 20_000)
    assert_few_passes(searched, QUERIES)


def test_a_search_that_goes_through_all_entries_again_and_again_is_found(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    expect(type_words(page, "tarlan").first).to_be_visible()
    page.evaluate(_GROW, 20_000)
    page.evaluate(_SLOW_DOWN, 2 * QUERY_PASSES_MAX)
    with pytest.raises(AssertionError, match="hasanov"):
        assert_few_passes(page, ["hasanov"])
    context.close()


# The page for addresses that lead nowhere


@pytest.fixture(scope="module")
def host(real_site: Build) -> Iterator[str]:
    """Serve the site below a folder of its host, as its address says."""
    with serve(real_site.site, urlsplit(SITE_URL).path) as served:
        yield served


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_wrong_address_at_any_depth_shows_what_may_have_been_meant(
    browser: Browser, host: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    wrong = f"{host}exercises/very/deep/tarlan-2026/"
    response = page.goto(wrong, wait_until="networkidle")
    assert response is not None
    assert response.status == 404
    expect(page.locator("article h1")).to_have_text("Page not found")
    result = page.locator("article a.search-result").first
    expect(result).to_contain_text("Tarlan-2025")
    assert failed == [wrong]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    result.click()
    expect(page.locator("article h1")).to_contain_text("Tarlan-2025")
    for path in ("x", "a/b/c.html"):
        page.goto(host + path)
        page.locator("article li a", has_text="Countries").click()
        expect(page.locator("article h1")).to_contain_text("Countries")
    context.close()


def test_the_box_of_the_page_for_wrong_addresses_searches_all(browser: Browser, host: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}nowhere/zzzzzzzz")
    box = page.locator("article [data-search-query]")
    expect(box).to_have_value("zzzzzzzz")
    expect(page.locator("article [data-search-advice]")).to_contain_text("glossary")
    box.fill("Kaspi")
    box.press("Enter")
    expect(page.locator("article h1")).to_contain_text("Caspian Sea")
    context.close()


def test_without_scripts_the_page_for_wrong_addresses_leads_on(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}nowhere/")
    expect(page.locator("article [data-search-query]")).to_be_hidden()
    page.locator("article li a", has_text="Chronology").click()
    expect(page.locator("article h1")).to_contain_text("Chronology")
    context.close()
