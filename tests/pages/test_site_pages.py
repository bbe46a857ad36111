"""The pages that the handbook adds to the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from macros.loading.handbook import link_handbook
from macros.pages.page_macros import MACRO_NAMES
from macros.pages.site_pages import SitePage, describe, list_site_pages
from macros.records.registry import RECORD_KINDS
from macros.values.text import find_text_fault
from tests.builders import (
    load_sound,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_organization,
    make_place,
    make_programme,
    make_publisher,
    make_series,
    make_statement,
    make_term,
    make_tombstone,
)
from tests.pages.test_markup import HOSTILE_NAME

NO_CHANGES: Mapping[Path, date] = MappingProxyType({})
ONE_OF_EACH: dict[str, Any] = {
    "countries/az.yaml": make_country(),
    "exercises/tarlan-2025.yaml": make_exercise(summary="They trained together."),
    "series/tarlan.yaml": make_series(),
    "events/gabala.yaml": make_event(),
    "organizations/ots.yaml": make_organization(),
    "programmes/anka.yaml": make_programme(),
    "places/aktau.yaml": make_place(),
    "statements/view.yaml": make_statement(),
    "sources/qazinform.yaml": make_publisher(),
    "vocabulary/form-ftx.yaml": make_term(),
    "tombstones/falcon-2025.yaml": make_tombstone(),
}


def _pages(folder: Path, files: dict[str, Any]) -> dict[str, SitePage]:
    pages = list_site_pages(load_sound(folder, files), NO_CHANGES, folder / "data")
    return {page.source_path: page for page in pages}


def test_every_record_but_terms_gets_one_page_that_calls_its_macro(tmp_path: Path) -> None:
    pages = _pages(tmp_path, ONE_OF_EACH)
    calls = {path: get_data(page.markdown)[0].strip() for path, page in pages.items()}
    assert calls == {
        "countries/az.md": '{{ country_profile("az") }}',
        "exercises/tarlan-2025.md": '{{ exercise("tarlan-2025") }}',
        "series/tarlan.md": '{{ series("tarlan") }}',
        "events/gabala.md": '{{ event("gabala") }}',
        "organizations/ots.md": '{{ organization("ots") }}',
        "programmes/anka.md": '{{ programme("anka") }}',
        "places/aktau.md": '{{ place("aktau") }}',
        "statements/view.md": '{{ statement("view") }}',
        "sources/qazinform.md": '{{ publisher("qazinform") }}',
        "exercises/falcon-2025.md": '{{ tombstone("falcon-2025") }}',
    }
    assert {path.partition("/")[0] for path in ONE_OF_EACH} == set(RECORD_KINDS)
    assert {call[3:].partition("(")[0] for call in calls.values()} <= set(MACRO_NAMES)


def test_a_page_names_the_file_of_its_record_below_the_data_folder(tmp_path: Path) -> None:
    pages = _pages(tmp_path, ONE_OF_EACH)
    expected = {
        f"{path.removesuffix('.yaml')}.md": f"data/{path}"
        for path in ONE_OF_EACH
        if not path.startswith(("vocabulary/", "tombstones/"))
    }
    # A record that went away keeps its old address.
    expected["exercises/falcon-2025.md"] = "data/tombstones/falcon-2025.yaml"
    assert {path: page.record_path for path, page in pages.items()} == expected


def test_the_front_matter_holds_what_the_frame_of_the_page_shows(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"exercises/tarlan-2025.yaml": make_exercise()})
    root = tmp_path / "data"
    changes = {(root / "exercises/tarlan-2025.yaml").resolve(): date(2026, 3, 1)}
    (page,) = list_site_pages(handbook, changes, root)
    assert get_data(page.markdown)[1] == {
        "title": "Tarlan-2025",
        "description": "Tarlan-2025: exercise, with its sources.",
        "hide": ["navigation"],
        "record": "exercises/tarlan-2025",
        "crumbs": [{"title": "Exercises", "url": "exercises/"}],
        "last_change": "2026-03-01",
    }


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(
    lambda text: find_text_fault(text) is None and text == text.strip() and len(text) <= 300
)


@given(name=LINES | st.sampled_from(["null", "yes", "2025", "---", "...", "- a", "a: b", "#", "="]))
def test_any_name_and_summary_come_back_from_the_front_matter_as_they_were(name: str) -> None:
    fields = make_exercise(name=name, summary=f"{name}\n---\n{name}")
    record = RECORD_KINDS["exercises"].model_validate({"id": "tarlan-2025", **fields})
    (page,) = list_site_pages(link_handbook([record]), NO_CHANGES, Path("data"))
    body, meta = get_data(page.markdown)
    assert meta["title"] == name
    assert meta["description"] == describe(record)
    assert body.strip() == '{{ exercise("tarlan-2025") }}'


def test_a_hostile_name_stays_whole_in_the_front_matter(tmp_path: Path) -> None:
    pages = _pages(tmp_path, {"places/aktau.yaml": make_place(name=HOSTILE_NAME)})
    _body, meta = get_data(pages["places/aktau.md"].markdown)
    assert meta["title"] == HOSTILE_NAME
    assert meta["description"] == f"{HOSTILE_NAME}: what happened there, who says so."


@pytest.mark.parametrize(
    ("path", "fields", "expected"),
    [
        ("exercises/a.yaml", make_exercise(summary="Short."), "Short."),
        ("exercises/a.yaml", make_exercise(), "Tarlan-2025: exercise, with its sources."),
        (
            "exercises/a.yaml",
            make_exercise(summary="Two lines,\nsome *emphasis* and a [link](https://a.example/)."),
            "Two lines, some emphasis and a link.",
        ),
        ("exercises/a.yaml", make_exercise(summary="a & b < c > d"), "a & b < c > d"),
        ("exercises/a.yaml", make_exercise(summary="x" * 160), "x" * 160),
        ("exercises/a.yaml", make_exercise(summary="x" * 161), "x" * 159 + "…"),
        ("exercises/a.yaml", make_exercise(summary="word " * 40), "word " * 30 + "word…"),
        ("statements/a.yaml", make_statement(), "The author sees the drills as necessary."),
        ("places/a.yaml", make_place(), "Aktau: what happened there, who says so."),
        ("sources/a.yaml", make_publisher(), "Qazinform: 1 document cited here."),
        (
            "sources/a.yaml",
            make_publisher(documents=[make_document(id=i) for i in "ab"]),
            "Qazinform: 2 documents cited here.",
        ),
        ("events/a.yaml", make_event(), "Summit in Gabala: event, with its sources."),
    ],
)
def test_a_description_is_plain_text_of_at_most_160_characters(
    tmp_path: Path, path: str, fields: Any, expected: str
) -> None:
    (record,) = load_sound(tmp_path, {path: fields}).list_all()
    assert describe(record) == expected
    assert len(expected) <= 160


def test_each_pair_of_members_and_observers_with_something_common_gets_a_page(
    tmp_path: Path,
) -> None:
    standing = [{"status": "observer", "cites": ["qazinform-tarlan"]}]
    files = {
        **ONE_OF_EACH,
        "sources/qazinform.yaml": make_publisher(),
        "countries/kz.yaml": make_country(name="Kazakhstan", ots_status=standing),
        "countries/hu.yaml": make_country(name="Hungary", ots_status=standing),
        "events/gabala.yaml": make_event(
            participants=[{"party": p, "role": "participant"} for p in ("KZ", "AZ")]
        ),
    }
    pages = _pages(tmp_path, files)
    compared = {path: page for path, page in pages.items() if path.startswith("compare/")}
    assert list(compared) == ["compare/az-kz.md"]
    body, meta = get_data(compared["compare/az-kz.md"].markdown)
    assert body.strip() == '{{ comparison("az", "kz") }}'
    assert meta == {
        "title": "Azerbaijan and Kazakhstan compared",
        "description": "Azerbaijan and Kazakhstan side by side: forces, spending, ties, exercises "
        "together and apart, with sources.",
        "hide": ["navigation"],
        "crumbs": [{"title": "Compare", "url": "compare/"}],
    }
    assert compared["compare/az-kz.md"].record_path is None
