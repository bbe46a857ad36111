"""Gates that every kind of page passes: for all readers, at any size, without leaving the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from playwright.async_api import Page

from tests.figures import Note
from tests.gates.page_kinds import Sample
from tests.gates.visiting import Visit, visit_pages

pytestmark = pytest.mark.browser

FIRST_VISIT_BYTES_MAX = 200 * 1024


def _list_faults(visits: Sequence[Visit], faults: Callable[[Visit], list[str]]) -> list[str]:
    return [
        f"{visit.sample.path or 'home'}: {fault}" for visit in visits for fault in faults(visit)
    ]


def _pass_gate(
    note: Note, gate: str, visits: Sequence[Visit], faults: Callable[[Visit], list[str]]
) -> None:
    """Note the number of faults of all visits, and fail where there is any."""
    found = _list_faults(visits, faults)
    kinds = len({visit.sample.kind for visit in visits})
    note(f"{gate} ({len(visits)} pages of {kinds} kinds)", len(found), 0)
    assert found == []


def test_every_kind_of_page_is_open_to_all_readers_in_both_schemes_wide_and_narrow(
    visits: list[Visit], note: Note
) -> None:
    gate = "axe-core findings: WCAG 2.2 A and AA, best practice"
    _pass_gate(note, gate, visits, lambda visit: visit.barriers)


def test_no_kind_of_page_scrolls_sideways_at_200_percent_or_320_pixels(
    visits: list[Visit], note: Note
) -> None:
    _pass_gate(note, "parts wider than the window", visits, lambda visit: visit.overflowing)


def test_spaced_out_text_is_cut_off_on_no_kind_of_page(visits: list[Visit], note: Note) -> None:
    _pass_gate(note, "texts cut off when spaced out", visits, lambda visit: visit.clipped)


def test_nothing_moves_for_readers_who_asked_for_less_motion(
    visits: list[Visit], note: Note
) -> None:
    _pass_gate(note, "movements despite reduced motion", visits, lambda visit: visit.moving)


def test_no_page_asks_another_host_for_anything(visits: list[Visit], note: Note) -> None:
    _pass_gate(note, "requests to other hosts", visits, lambda visit: visit.foreign)


def test_a_first_visit_is_light(visits: list[Visit], note: Note) -> None:
    heaviest = sorted(visits, key=lambda visit: -visit.first_visit_bytes)
    bound = f"{FIRST_VISIT_BYTES_MAX // 1024} KB"
    home = next(visit for visit in visits if visit.sample.kind == "home")
    for visit in (home, *heaviest[:3]):
        name = visit.sample.path or "home"
        note(f"first visit: {name}", f"{visit.first_visit_bytes / 1024:.1f} KB", bound)
    heavy = {v.sample.path: v.first_visit_bytes for v in heaviest}
    assert {path: size for path, size in heavy.items() if size > FIRST_VISIT_BYTES_MAX} == {}


def test_the_samples_stand_for_all_kinds(samples: list[Sample]) -> None:
    kinds = {sample.kind for sample in samples}
    assert {"home", "page not found", "country profile", "exercise", "publisher"} <= kinds


def test_the_open_search_is_open_to_all_readers_too(address: str, note: Note) -> None:
    async def search(page: Page) -> None:
        await page.locator("header [data-search-query]").fill("tarlan")
        await page.locator("header .search-result").first.wait_for()

    visits = visit_pages(address, [Sample("open search", "")], search)
    _pass_gate(note, "axe-core findings: open search", visits, lambda visit: visit.barriers)
