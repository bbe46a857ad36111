"""The script with the entries of the search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.pages.page_sections import PageSection
from macros.pages.search_index import SUMMARY_LENGTH_MAX, ProsePage, render_search_index
from tests.builders import load_sound, make_exercise, make_publisher
from tests.pages.sample import load_sample
from tests.site.search_index import Entry, parse_search_index

LONG = "Prose that is long enough to be worth a line of its own in the index of the search."
GUIDE = ProsePage(
    url="guide/",
    title="Guide",
    description="Where to begin.",
    sections=(
        PageSection("Guide", "", "The Jandarma was here first."),
        PageSection("Drills", "drills", LONG),
        PageSection("List", "list", ""),
    ),
)


def list_entries(*pages: ProsePage, directory_urls: bool = True) -> dict[str, Entry]:
    script = render_search_index(load_sample(), pages, directory_urls=directory_urls)
    return {entry.url: entry for entry in parse_search_index(script)}


def test_an_entry_leads_to_the_page_of_its_record_or_its_place_on_one() -> None:
    entries = list_entries()
    assert entries["exercises/tarlan-2025/"].title == "Tarlan-2025"
    assert entries["glossary/#status-held"].kind == "Term"
    assert entries["sources/agency/#agency-report"].title == "Сообщение"


def test_addresses_follow_the_way_in_which_pages_are_built() -> None:
    assert "exercises/tarlan-2025.html" in list_entries(directory_urls=False)


def test_prose_is_shown_without_marks() -> None:
    assert list_entries()["statements/view/"].summary == "The author calls for more drills."


def test_pages_are_found_by_their_sections_those_without_prose_are_left_out() -> None:
    entries = list_entries(GUIDE)
    page, section = entries["guide/"], entries["guide/#drills"]
    assert (page.kind, page.summary) == ("Page", "Where to begin.")
    assert "jandarma" in page.words.split()
    assert (section.title, section.line, section.summary) == ("Drills", "Guide", LONG)
    assert "guide/#list" not in entries


def test_a_long_summary_is_cut_and_its_words_are_still_found(tmp_path: Path) -> None:
    records: dict[str, Any] = {
        "exercises/long.yaml": make_exercise(
            name="Long", summary=f"{'Much is known. ' * 12}Zircon."
        ),
        "sources/mod-az.yaml": make_publisher(),
    }
    handbook = load_sound(tmp_path, records)
    entries = parse_search_index(render_search_index(handbook, []))
    entry = next(e for e in entries if e.title == "Long")
    assert len(entry.summary) <= SUMMARY_LENGTH_MAX
    assert entry.summary.endswith("…")
    assert "zircon" in entry.words.split()


def test_words_that_are_shown_anyway_are_not_written_again() -> None:
    entry = list_entries()["countries/az/"]
    assert "shells" in entry.words.split()
    assert "azerbaijan" not in entry.words.split()


def test_the_order_of_pages_does_not_change_the_script() -> None:
    other = ProsePage("about/", "About", "")
    handbook = load_sample()
    one = render_search_index(handbook, [GUIDE, other])
    assert one == render_search_index(handbook, [other, GUIDE])
