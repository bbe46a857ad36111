"""The register of exercises in a browser: filters, addresses, order, links, CSV, keyboard."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from macros.exports.as_csv import restore
from macros.loading.handbook import Handbook, load_handbook
from macros.records.exercise import Exercise
from macros.values.folding import fold
from macros.values.terms import Domain, Form, Framework, Status
from macros.views.evidence import find_record_evidence
from macros.views.search_words import list_names
from macros.views.selection import list_exercises
from tests.browser.conftest import Open, Watched
from tests.builders import REAL_DATA
from tests.site.project import Build

pytestmark = pytest.mark.browser

REGISTER = "exercises/"
PHONE, DESKTOP = 360, 1280
TARGET_PIXELS_MIN = 24
# With what keeps an older one out of a newer page.
DATATABLES = "**/datatables.min.js*"


@cache
def _handbook() -> Handbook:
    return load_handbook(REAL_DATA).handbook


def _open(watched: Watched, path: str) -> Page:
    """Open a page with the register, turn to its filters, and wait until the table is at work."""
    page = watched.open(path)
    page.locator(".register-box--live").wait_for()
    page.locator(".register-count").hover()
    page.locator("table.register.dataTable").wait_for(state="attached")
    return page


def _ids(**filters: Any) -> list[str]:
    return [exercise.id for exercise in list_exercises(_handbook(), **filters)]


def _ids_with(party: str, others: str, since: int) -> list[str]:
    return [i for i in _ids(country=party, since=since) if i in _ids(country=others)]


def _ids_of_evidence(level: str) -> list[str]:
    rows = list_exercises(_handbook())
    found = ((e.id, find_record_evidence(_handbook(), e)) for e in rows)
    return [i for i, attestation in found if attestation and attestation.level == level]


def _shown(page: Page) -> list[str]:
    rows = page.locator("table.register").first.locator("tbody tr[data-id]:visible")
    return [str(i) for i in rows.evaluate_all("all => all.map(row => row.dataset.id)")]


def _count(page: Page) -> str:
    return page.locator(".register-count").inner_text()


def _field(page: Page, name: str) -> Locator:
    return page.locator(f".register-filters [name={name}]")


def _query(page: Page) -> str:
    return str(page.evaluate("location.search"))


ADDRESSES: dict[str, list[str]] = {
    "": _ids(),
    "?country=HU": _ids(country="HU"),
    "?country=az": _ids(country="AZ"),
    "?country=AZ,KZ&all=1&from=2020": _ids_with("AZ", "KZ", 2020),
    "?country=AZ&country=KZ&all=1&from=2020": _ids_with("AZ", "KZ", 2020),
    "?country=HU,TM": [i for i in _ids() if i in {*_ids(country="HU"), *_ids(country="TM")}],
    "?from=2019&to=2021": _ids(since=2019, until=2021),
    "?from=2022&to=2019": [],
    "?form=cpx": _ids(form=Form.CPX),
    "?domain=maritime": _ids(domain=Domain.MARITIME),
    "?framework=minilateral": _ids(framework=Framework.MINILATERAL),
    "?status=proposed": _ids(status=Status.PROPOSED),
    "?series=eternity": _ids(series="eternity"),
    "?evidence=official": _ids_of_evidence("official"),
    "?country=TR&domain=air&from=2015&to=2020": [
        i for i in _ids(country="TR", since=2015, until=2020) if i in _ids(domain=Domain.AIR)
    ],
    "?sort=-date&series=eternity": _ids(series="eternity")[::-1],
}


@pytest.mark.parametrize("query", ADDRESSES)
def test_an_address_shows_the_rows_that_the_data_hold(watch: Open, query: str) -> None:
    watched = watch()
    page = _open(watched, REGISTER + query)
    expected = ADDRESSES[query]
    assert _shown(page) == expected
    total = len(_ids())
    is_filtered = query not in {"", "?sort=-date"}
    assert _count(page) == (
        f"{len(expected)} of {total} exercises" if is_filtered else f"{total} exercises"
    )
    expect(page.locator(".register-none")).to_be_visible(visible=not expected)
    expect(page.locator(".register-ignored")).to_be_hidden()
    assert watched.faults == []


def _note_datatables(page: Page) -> list[str]:
    """List the requests for DataTables, as they are made."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "datatables" in r.url else None)
    return asked


def test_a_reader_who_only_reads_does_not_load_datatables(watch: Open) -> None:
    watched = watch()
    asked = _note_datatables(watched.page)
    page = watched.open(REGISTER)
    page.locator(".register-box--live").wait_for()
    assert (_count(page), _shown(page)) == (f"{len(_ids())} exercises", _ids())
    page.mouse.wheel(0, 4000)
    page.get_by_role("button", name="Copy link").scroll_into_view_if_needed()
    assert asked == []
    page.locator(".register-count").hover()
    page.locator("table.register.dataTable").wait_for()
    assert len(asked) == 1
    assert _shown(page) == _ids()
    assert watched.faults == []


def test_what_is_typed_before_the_table_is_at_work_counts(watch: Open) -> None:
    watched = watch()
    page = watched.open(REGISTER)
    page.locator("article h1 + p a").first.focus()
    _tab_to(page, "q")
    page.keyboard.type("tarlan")
    expect(page.locator(".register-count")).to_have_text(f"1 of {len(_ids())} exercises")
    expect(page).to_have_url(f"{watched.address}{REGISTER}?q=tarlan")  # it follows the typing
    assert _shown(page) == ["tarlan-2025"]
    expect(_field(page, "q")).to_be_focused()
    assert watched.faults == []


@pytest.mark.parametrize(("column", "query"), [("name", "?sort=name"), ("date", "?sort=-date")])
@pytest.mark.parametrize("way", ["key", "click"])
def test_the_first_turn_to_a_head_sorts(watch: Open, column: str, query: str, way: str) -> None:
    watched = watch()
    page = watched.open(REGISTER)
    page.locator(".register-box--live").wait_for()
    # The events reach the head before anything else has made the table ready.
    if way == "click":
        _sort_button(page, column).dispatch_event("click")
    else:
        page.evaluate(
            "head => document.querySelector(head).dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}))",
            f"th[data-column={column}] [role=button]",
        )
    direction = "descending" if query.startswith("?sort=-") else "ascending"
    head = page.locator(f"th[data-column={column}]")
    page.locator("table.register.dataTable").wait_for()
    expect(head).to_have_attribute("aria-sort", direction)
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    assert _query(page) == query
    assert watched.faults == []


def test_the_heads_are_built_as_datatables_makes_them(watch: Open) -> None:
    watched = watch()
    page = watched.open(REGISTER)
    words = "all => all.map(e => [e.getAttribute('aria-label'), e.tabIndex])"
    buttons = page.locator("table.register").first.locator("thead [role=button]")
    built = buttons.evaluate_all(words)
    buttons.nth(2).focus()
    page.locator("table.register.dataTable").wait_for()
    expect(buttons.nth(2)).to_be_focused()
    assert buttons.evaluate_all(words) == built
    assert built[0] == ["Date: Activate to invert sorting", 0]
    assert len(built) == 8
    assert watched.faults == []


def test_without_datatables_the_whole_table_stays_and_a_line_says_so(watch: Open) -> None:
    watched = watch()
    watched.page.route(DATATABLES, lambda route: route.abort())
    page = watched.open(REGISTER + "?country=AZ")
    page.locator(".register-box--live").wait_for()
    expect(page.locator(".register-told")).to_contain_text("could not be loaded")
    assert _shown(page) == _ids()
    page.unroute(DATATABLES)
    _field(page, "domain").select_option("maritime")
    both = [i for i in _ids(country="AZ") if i in _ids(domain=Domain.MARITIME)]
    expect(page.locator(".register-count")).to_have_text(f"{len(both)} of {len(_ids())} exercises")
    assert _shown(page) == both


def test_the_filters_write_the_address_and_the_back_button_takes_each_step_back(
    watch: Open,
) -> None:
    watched = watch()
    page = _open(watched, REGISTER)
    _field(page, "q").press_sequentially("tarlan")
    expect(page).to_have_url(re.compile(r"/exercises/\?q=tarlan$"))
    assert _shown(page) == ["tarlan-2025"]
    page.get_by_role("button", name="Clear filters").click()
    _field(page, "domain").select_option("maritime")
    page.locator(".countries-toggle").click()
    page.get_by_label("Azerbaijan", exact=True).check()
    page.get_by_label("Kazakhstan", exact=True).check()
    page.get_by_label("all of these take part").check()
    assert _query(page) == "?country=AZ,KZ&all=1&domain=maritime"
    both = _shown(page)
    assert both == [i for i in _ids_with("AZ", "KZ", 1900) if i in _ids(domain=Domain.MARITIME)]
    page.go_back()
    assert _query(page) == "?country=AZ,KZ&domain=maritime"
    expect(page.get_by_label("any of these takes part")).to_be_checked()
    page.go_back()
    page.go_back()
    assert _query(page) == "?domain=maritime"
    assert _shown(page) == _ids(domain=Domain.MARITIME)
    expect(page.get_by_label("Azerbaijan", exact=True)).not_to_be_checked()
    page.go_back()
    assert (_query(page), len(_shown(page))) == ("", len(_ids()))
    page.go_back()
    assert (_query(page), _shown(page)) == ("?q=tarlan", ["tarlan-2025"])
    expect(_field(page, "q")).to_have_value("tarlan")
    page.go_back()
    assert (_query(page), len(_shown(page))) == ("", len(_ids()))
    for _step in range(5):
        page.go_forward()
    assert _query(page) == "?country=AZ,KZ&domain=maritime"
    page.go_forward()
    assert _shown(page) == both
    assert watched.faults == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?country=XX", "country=XX"),
        ("?country=AZ,XX,Kazakhstan", "country=XX; country=Kazakhstan"),
        ("?form=drill&status=held", "form=drill"),
        ("?from=soon&to=20", "from=soon; to=20"),
        ("?all=yes", "all=yes"),
        ("?sort=colour", "sort=colour"),
        ("?land=AZ", "land=AZ"),
        ("?form=ftx&form=cpx", "form=cpx"),
        ("?domain=constructor&__proto__=1", "domain=constructor; __proto__=1"),
        ("?series=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "series=<img src=x onerror=alert(1)>"),
        ("?status=" + "x" * 500, "status=" + "x" * 53 + "…"),
    ],
)
def test_what_the_table_does_not_know_is_named_and_left_out(
    watch: Open, query: str, named: str
) -> None:
    watched = watch()
    page = _open(watched, REGISTER + query)
    note = page.locator(".register-ignored")
    expect(note).to_be_visible()
    expect(note).to_have_text(
        f"Ignored in the address, because this table has nothing of the kind: {named}."
    )
    kept = {
        "?country=AZ,XX,Kazakhstan": _ids(country="AZ"),
        "?form=ftx&form=cpx": _ids(form=Form.FTX),
    }
    expected = kept.get(query, _ids(status=Status.HELD) if "status=held" in query else _ids())
    assert _shown(page) == expected
    _field(page, "framework").select_option("bilateral")
    expect(note).to_be_hidden()
    assert watched.faults == []


@pytest.mark.parametrize("query", ["?h=tarlan", "?utm_source=mail&fbclid=1", "?country=&q="])
def test_what_others_add_to_an_address_is_passed_over(watch: Open, query: str) -> None:
    page = _open(watch(), REGISTER + query)
    expect(page.locator(".register-ignored")).to_be_hidden()
    assert len(_shown(page)) == len(_ids())


def _named(word: str) -> set[str]:
    return {e.id for e in _handbook().list_records(Exercise) if word in fold(e.name)}


SPELLINGS: dict[str, set[str]] = {
    "birlesik": {"birlestik-2024"},
    "Birləşdik": {"birlestik-2024"},
    "БІРЛЕСТІК": {"birlestik-2024"},
    "бирлестик 2024": {"birlestik-2024"},
    "Тарлан": {"tarlan-2025"},
    "TARLAN 2025": {"tarlan-2025"},
    "Kaspi": {"caspian-breeze-2025"},
    "turaz sahini": _named("sahini"),
    "TurAz Şahini": _named("sahini"),
    "Turkiye": {*_ids(country="TR")},
    "TÜRKİYE": {*_ids(country="TR")},
    "Турция": {*_ids(country="TR")},
    "Қазақстан": {*_ids(country="KZ")},
    "kazakistan": {*_ids(country="KZ")},
    "O'zbekiston": {*_ids(country="UZ")},
    "magyarorszag": {*_ids(country="HU")},
}


@pytest.fixture(scope="module")
def typed_into(watch_long: Open) -> Watched:
    """Open the register once for many texts."""
    watched = watch_long()
    _open(watched, REGISTER)
    return watched


@pytest.fixture(scope="module")
def linked_to(watch_long: Open) -> Watched:
    """Give a page for links to the register."""
    return watch_long()


@pytest.mark.parametrize("typed", SPELLINGS)
def test_the_text_box_finds_whatever_the_spelling(
    typed_into: Watched, linked_to: Watched, typed: str
) -> None:
    page = typed_into.page
    _field(page, "q").fill(typed)
    found = set(_shown(page))
    assert found >= SPELLINGS[typed]
    # Words of other names may begin in the same way, but a text is no filter that lets all pass.
    assert len(found - SPELLINGS[typed]) <= 15
    assert len(found) < len(_ids())
    linked = _open(linked_to, f"{REGISTER}?q={quote(typed)}")
    assert set(_shown(linked)) == found
    expect(_field(linked, "q")).to_have_value(typed)
    assert typed_into.faults == linked_to.faults == []


def test_scripts_fold_words_as_the_data_are_folded(watch: Open) -> None:
    texts = [name for record in _handbook().list_all() for name in list_names(record)]
    ranges = (range(0x20, 0x530), range(0x600, 0x700), range(0x1E00, 0x2150))
    letters = [chr(c) for span in ranges for c in span if unicodedata.category(chr(c)) != "Cn"]
    texts += [f"a{letter}b" for letter in letters]
    page = _open(watch(), REGISTER)
    folded = page.evaluate("texts => texts.map(window.handbookFold)", texts)
    differing = [(t, fold(t), js) for t, js in zip(texts, folded, strict=True) if fold(t) != js]
    assert differing == []
    assert len(texts) > 2000


def _sort_button(page: Page, column: str) -> Locator:
    return page.locator(f"th[data-column={column}] [role=button]")


def test_dates_sort_by_their_first_day_and_undated_rows_stay_last(watch: Open) -> None:
    watched = watch()
    page = _open(watched, REGISTER)
    head = page.locator("th[data-column=date]")
    expect(head).to_have_attribute("aria-sort", "ascending")
    _sort_button(page, "date").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert _query(page) == "?sort=-date"
    dated = {e.id: e.date.sort_key[0] for e in list_exercises(_handbook()) if e.date}
    shown = _shown(page)
    assert [i for i in shown if i not in dated] == shown[len(dated) :]
    days = [dated[i] for i in shown[: len(dated)]]
    assert days == sorted(days, reverse=True)
    _sort_button(page, "name").click()
    expect(page).to_have_url(re.compile(r"\?sort=name$"))
    names = [fold(page.locator(f"tr[data-id='{i}'] th").inner_text()) for i in _shown(page)[:40]]
    assert names == sorted(names)
    page.go_back()
    expect(head).to_have_attribute("aria-sort", "descending")
    page.go_back()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert _shown(page) == _ids()
    assert watched.faults == []


def _download(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as started:
        page.get_by_role("button", name="Download these rows as CSV").click()
    data = Path(str(started.value.path())).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("query", ["", "?country=AZ,KZ&all=1&sort=-name", "?q=isparta"])
def test_the_rows_shown_can_be_had_as_csv_that_says_what_the_data_say(
    watch: Open, real_site: Build, query: str
) -> None:
    page = _open(watch(), REGISTER + query)
    lines = _download(page)
    assert [line["id"] for line in lines] == _shown(page)
    path = real_site.site / "data" / "v1" / "csv" / "exercises.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        published = {line["id"]: line for line in csv.DictReader(stream, strict=True)}
    own = {"parties", "evidence", "url"}
    assert {*lines[0]} - own <= {*next(iter(published.values()))}
    for line in lines:
        expected = published[line["id"]]
        assert {k: v for k, v in line.items() if k not in own} == {
            k: v for k, v in expected.items() if k in line
        }
        exercise = _handbook().find_record(Exercise, line["id"])
        assert exercise is not None
        assert line["parties"].split(";") == [*exercise.list_parties()]
        attestation = find_record_evidence(_handbook(), exercise)
        assert line["evidence"] == (attestation.level if attestation else "")
        assert line["url"].endswith(f"/exercises/{line['id']}/")


def _rewrite(page: Page, change: Any) -> None:
    """Let the register arrive changed, as if other records had been built."""

    def on_route(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.text()))

    page.route("**/exercises/*", on_route)


def test_a_hostile_name_is_a_text_in_the_csv_and_no_formula(watch: Open) -> None:
    watched = watch()
    name = '=HYPERLINK("x"), "a" & b'
    _rewrite(
        watched.page,
        lambda html: html.replace(
            ">Tarlan-2025</a></th>", '>=HYPERLINK("x"), "a" &amp; b</a></th>'
        ),
    )
    page = _open(watched, REGISTER + "?q=тарлан")
    (line,) = _download(page)
    assert line["name"] == f"'{name}"
    assert restore(line["name"]) == name


def test_a_long_register_is_cut_into_pages(watch: Open) -> None:
    watched = watch()

    def multiply(html: str) -> str:
        head, begin, rest = html.partition('<tr data-id="')
        rows, end, tail = rest.partition("</tbody>")
        return head + (begin + rows) * 4 + end + tail

    _rewrite(watched.page, multiply)
    page = _open(watched, REGISTER)
    total = 4 * len(_ids())
    assert len(_shown(page)) == 50
    assert _count(page) == f"{total} exercises; rows 1 to 50"
    pages = page.get_by_role("navigation", name="Pages of the register")
    expect(pages.get_by_role("button", name="Previous")).to_be_disabled()
    first = _shown(page)[0]
    pages.get_by_role("button", name="Next").click()
    assert _count(page) == f"{total} exercises; rows 51 to 100"
    expect(pages).to_contain_text(f"Page 2 of {-(-total // 50)}")
    expect(page.locator("table.register").first).to_be_in_viewport()
    pages.get_by_role("button", name="Previous").click()
    assert _shown(page)[0] == first
    _field(page, "q").fill("tarlan")
    assert _count(page) == f"4 of {total} exercises"
    expect(pages).to_be_hidden()
    assert len(_download(page)) == 4


def test_the_link_to_the_rows_shown_can_be_copied(watch: Open) -> None:
    watched = watch()
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = _open(watched, REGISTER)
    _field(page, "q").fill("тарлан, 2025")
    _field(page, "status").select_option("held")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".register-told")).to_have_text("Link copied.")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    expect(page).to_have_url(link)
    page.goto(link, wait_until="networkidle")
    assert _shown(page) == ["tarlan-2025"]
    assert watched.faults == []


def test_without_a_match_a_line_says_so_and_a_button_brings_all_back(watch: Open) -> None:
    watched = watch()
    page = _open(watched, REGISTER + "?country=AZ,KZ,TR,HU&all=1&q=zzz&sort=-date")
    none = page.locator(".register-none")
    expect(none).to_contain_text("No exercise matches.")
    expect(page.locator("table.register").first).to_be_hidden()
    none.get_by_role("button", name="Clear filters").click()
    expect(none).to_be_hidden()
    assert (_query(page), _count(page)) == ("?sort=-date", f"{len(_ids())} exercises")
    expect(_field(page, "q")).to_be_focused()
    page.go_back()
    expect(none).to_be_visible()
    assert watched.faults == []


def test_matches_are_announced(watch: Open) -> None:
    page = _open(watch(), REGISTER)
    status = page.get_by_role("status").filter(has_text="exercises")
    expect(status).to_have_text(f"{len(_ids())} exercises")
    _field(page, "q").fill("tarlan")
    expect(status).to_have_text(f"1 of {len(_ids())} exercises")


def _focused(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => { const e = document.activeElement, style = getComputedStyle(e);
        const box = e.getBoundingClientRect();
        return { name: e.name || e.dataset.action || e.classList[0] || e.tagName,
          column: e.closest('th')?.dataset.column ?? null, value: e.value ?? null,
          isOutlined: style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 1,
          isSeen: box.width > 0 && box.height > 0 }; }"""
    )
    return found


def _tab_to(page: Page, wanted: str, key: str = "Tab") -> dict[str, Any]:
    """Press Tab until the focus is on a control; each stop on the way must be seen."""
    for _step in range(120):
        page.keyboard.press(key)
        found = _focused(page)
        assert found["isSeen"], found
        assert found["isOutlined"], found
        if wanted in {found["name"], found["value"], found["column"]}:
            return found
    raise AssertionError(f"no way to {wanted} by {key}")


def test_the_register_is_worked_by_keyboard_alone(watch: Open) -> None:
    watched = watch()
    page = _open(watched, REGISTER)
    page.locator("article h1 + p a").first.focus()
    _tab_to(page, "q")
    _tab_to(page, "countries-toggle")
    page.keyboard.press("Enter")
    expect(page.locator(".countries")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("all of these take part")).to_be_checked()
    _tab_to(page, "AZ")
    page.keyboard.press("Space")
    _tab_to(page, "KZ")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator(".countries")).to_be_hidden()
    assert _focused(page)["name"] == "countries-toggle"
    _tab_to(page, "from")
    page.keyboard.type("2020")
    assert _shown(page) == _ids_with("AZ", "KZ", 2020)
    _tab_to(page, "status")
    page.keyboard.type("Held")
    assert _query(page) == "?country=AZ,KZ&all=1&from=2020&status=held"
    _tab_to(page, "csv")
    with page.expect_download():
        page.keyboard.press("Enter")
    _tab_to(page, "clear", "Shift+Tab")
    _tab_to(page, "name")
    page.keyboard.press("Enter")
    expect(page.locator("th[data-column=name]")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    expect(page.locator("th[data-column=name]")).to_have_attribute("aria-sort", "descending")
    assert _query(page).endswith("&sort=-name")
    _tab_to(page, "clear", "Shift+Tab")
    page.keyboard.press("Enter")
    assert _query(page) == "?sort=-name"
    assert watched.faults == []


def list_small_targets(page: Page) -> list[str]:
    """Name controls of the register that are smaller than a fingertip."""
    found = page.evaluate(
        """least => [...document.querySelectorAll('.register-box :is(input, select, button, '
          + '[role=button])')].map(e => [e, (e.matches('[type=checkbox], [type=radio]')
            ? e.closest('label') : e).getBoundingClientRect()])
          .filter(([e, box]) => e.checkVisibility({ visibilityProperty: true })
            && (box.width < least || box.height < least))
          .map(([e, box]) => `${e.name || e.className} ${box.width}x${box.height}`)""",
        TARGET_PIXELS_MIN,
    )
    return [str(name) for name in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_filters_open_on_demand(watch: Open, scheme: str) -> None:
    watched = watch(PHONE, scheme)
    page = _open(watched, REGISTER)
    domain = _field(page, "domain")
    expect(domain).to_be_hidden()
    toggle = page.locator(".register-toggle")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    domain.select_option("air")
    page.locator(".countries-toggle").click()
    page.get_by_label("Türkiye", exact=True).check()
    assert list_small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.keyboard.press("Escape")
    _field(page, "sort").select_option("-date")
    assert _query(page) == "?country=TR&domain=air&sort=-date"
    expected = [i for i in _ids(country="TR") if i in _ids(domain=Domain.AIR)]
    assert sorted(_shown(page)) == sorted(expected)
    expect(toggle).to_contain_text("(2)")
    toggle.click()
    expect(domain).to_be_hidden()
    names = (
        page.locator("tbody tr")
        .first.locator("th, td")
        .evaluate_all(
            "cells => cells.sort((a, b) => a.getBoundingClientRect().top"
            " - b.getBoundingClientRect().top).map(cell => cell.dataset.label)"
        )
    )
    assert names[:4] == ["Exercise", "Date", "Place", "Participants"]
    # The heads of the columns are out of sight, so that the keyboard must not stop at them.
    expect(_sort_button(page, "date")).not_to_be_visible()
    assert watched.faults == []


def test_on_a_desktop_the_table_begins_on_the_first_screen(watch: Open) -> None:
    page = _open(watch(DESKTOP), REGISTER)
    row = page.locator("table.register tbody tr").first.bounding_box()
    assert row is not None
    assert row["y"] + row["height"] < 800
    assert list_small_targets(page) == []
    page.locator(".countries-toggle").click()
    assert list_small_targets(page) == []


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_without_scripts_every_row_stands_there_and_no_dead_control(
    watch: Open, width: int
) -> None:
    watched = watch(width, scripts=False)
    page = watched.open(REGISTER + "?country=AZ&q=zzz")
    assert _shown(page) == _ids()
    controls = page.locator(".register-box :is(input, select, button, [role=button], form)")
    assert controls.count() > 20
    assert not any(control.is_visible() for control in controls.all())
    assert page.locator(".register-box caption").inner_text().endswith("exercises, oldest first")
    assert watched.faults == []


def test_the_register_of_a_year_is_filtered_in_the_same_way(watch: Open) -> None:
    watched = watch()
    page = _open(watched, "exercises/years/2023/?country=AZ")
    assert _shown(page) == _ids(country="AZ", year=2023)
    total = len(_ids(year=2023))
    assert _count(page) == f"{len(_shown(page))} of {total} exercises"
    page = _open(watched, "exercises/years/2023/?status=proposed")
    expect(page.locator(".register-ignored")).to_contain_text("status=proposed")
    assert len(_shown(page)) == total
    assert watched.faults == []


def test_pages_without_the_register_load_nothing_for_it(watch: Open) -> None:
    watched = watch()
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.open("countries/az/")
    assert asked
    assert [url for url in asked if "datatables" in url or "register" in url] == []
