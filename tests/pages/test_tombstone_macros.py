"""What pages tell of ids that went away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from macros.loading.handbook import Handbook
from macros.pages.faults import MacroFault
from macros.pages.site_pages import list_site_pages
from tests.builders import load_sound, make_tombstone
from tests.html_tree import with_class
from tests.pages.sample import SAMPLE, macros_of, read_facts, read_table, render

TOMBSTONES: Mapping[str, Any] = MappingProxyType(
    {
        "tombstones/falcon-2025.yaml": make_tombstone(name="Falcon | 2025"),
        "tombstones/drill.yaml": make_tombstone(
            name="Drill", became="merged", kind="events", date="2026-05-02"
        ),
        "tombstones/two-drills.yaml": make_tombstone(
            name="Two drills",
            became="split",
            successors=["tarlan-2023", "tarlan-2025"],
            reason="They were *two*.",
            date="2026-05-03",
        ),
        "tombstones/rumour.yaml": make_tombstone(
            name="Rumour", became="withdrawn", kind="events", successors=[], date="2026-05"
        ),
        "tombstones/agency-note.yaml": make_tombstone(
            name="A note", became="merged", kind="documents", successors=["agency-report"]
        ),
        "tombstones/form-fx.yaml": make_tombstone(
            name="FX", kind="vocabulary", successors=["form-ftx"], date="2026-04-30"
        ),
    }
)


@cache
def load() -> Handbook:
    """Load the made-up handbook with ids that went away."""
    with TemporaryDirectory() as folder:
        return load_sound(Path(folder), {**SAMPLE, **TOMBSTONES})


@pytest.mark.parametrize(
    ("record_id", "sentence"),
    [
        ("falcon-2025", "This exercise has a new address: Tarlan-2025."),
        ("drill", "This event was merged into Tarlan-2025."),
        ("two-drills", "This exercise was split into Tarlan-2023; Tarlan-2025."),
        ("rumour", "This event was withdrawn. Nothing took its place."),
        ("agency-note", "This document was merged into Agency: Сообщение."),
    ],
)
def test_the_page_of_a_gone_record_says_what_became_of_it(record_id: str, sentence: str) -> None:
    macros = macros_of(load(), f"exercises/{record_id}.md")
    body = render(macros.tombstone(record_id))
    assert body.one(with_class("lede", "p")).text == sentence


def test_the_page_of_a_gone_record_says_when_and_why_and_links_to_its_successors() -> None:
    macros = macros_of(load(), "exercises/two-drills.md")
    body = render(macros.tombstone("two-drills"))
    assert read_facts(body) == {
        "What became of it": "split",
        "Why": "They were two.",
        "When": "3 May 2026",
        "Former id": "two-drills",
    }
    links = [link.get("href") for link in body.find(f"{with_class('lede', 'p')}//a")]
    assert links == ["../tarlan-2023/", "../tarlan-2025/"]


def test_the_list_of_former_ids_begins_with_the_newest() -> None:
    body = render(macros_of(load(), "changelog.md").tombstones())
    head, *rows = read_table(body.one(".//table"))
    assert head == ["Former id", "It was", "What became of it", "When", "Why"]
    assert [row[:4] for row in rows] == [
        ["two-drills", "exercise Two drills", "split: Tarlan-2023; Tarlan-2025", "3 May 2026"],
        ["drill", "event Drill", "merged: Tarlan-2025", "2 May 2026"],
        ["rumour", "event Rumour", "withdrawn", "May 2026"],
        ["agency-note", "document A note", "merged: Agency: Сообщение", "1 May 2026"],
        ["falcon-2025", "exercise Falcon | 2025", "moved: Tarlan-2025", "1 May 2026"],
        ["form-fx", "term FX", "moved: Field training exercise", "30 April 2026"],
    ]
    anchors = [row.get("id") for row in body.find(".//tbody/tr")]
    assert anchors == [row[0] for row in rows]


def test_without_former_ids_the_list_says_so() -> None:
    assert render(macros_of().tombstones()).text == "So far, no id has gone away."


def test_a_link_to_a_gone_record_stops_the_build_and_names_its_successors() -> None:
    with pytest.raises(MacroFault) as caught:
        macros_of(load()).ref("two-drills")
    assert str(caught.value) == (
        'guide/probe.md: ref(): "two-drills" is gone (data/tombstones/two-drills.yaml). '
        'Write "tarlan-2023" or "tarlan-2025" instead.'
    )


def test_a_link_to_a_withdrawn_record_stops_the_build() -> None:
    with pytest.raises(MacroFault, match=r"Leave it out\.$"):
        macros_of(load()).ref("rumour")


def _read_meta(*, directory_urls: bool = True) -> dict[str, dict[str, Any]]:
    pages = list_site_pages(load(), {}, Path("data"), directory_urls=directory_urls)
    found = {page.source_path: get_data(page.markdown)[1] for page in pages}
    return {path: meta for path, meta in found.items() if meta.get("gone")}


def test_old_addresses_redirect_where_one_record_took_the_place() -> None:
    assert {path: meta.get("redirect") for path, meta in _read_meta().items()} == {
        "exercises/falcon-2025.md": "exercises/tarlan-2025/",
        "events/drill.md": "exercises/tarlan-2025/",
        "exercises/two-drills.md": None,
        "events/rumour.md": None,
    }


def test_a_site_of_plain_files_redirects_to_a_file() -> None:
    meta = _read_meta(directory_urls=False)["exercises/falcon-2025.md"]
    assert meta["redirect"] == "exercises/tarlan-2025.html"
    assert meta["crumbs"] == [{"title": "Exercises", "url": "exercises/index.html"}]


def test_a_record_that_became_a_document_redirects_to_its_entry() -> None:
    with TemporaryDirectory() as folder:
        files = {
            **SAMPLE,
            "tombstones/word.yaml": make_tombstone(kind="statements", successors=["agency-report"]),
        }
        handbook = load_sound(Path(folder), files)
    pages = {p.source_path: p.markdown for p in list_site_pages(handbook, {}, Path("data"))}
    meta = get_data(pages["statements/word.md"])[1]
    assert meta["redirect"] == "sources/agency/#agency-report"


def test_the_pages_of_gone_records_stay_out_of_the_search() -> None:
    assert all(meta["search"] == {"exclude": True} for meta in _read_meta().values())


def test_the_page_of_a_gone_record_is_described_by_what_it_was() -> None:
    assert _read_meta()["events/rumour.md"]["description"] == "Rumour: former event, withdrawn."
