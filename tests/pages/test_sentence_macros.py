"""The macros that stand inside a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import load_sound, make_exercise
from tests.html_tree import with_class
from tests.pages.sample import macros_of, read_table, render
from tests.pages.test_markup import HOSTILE_NAME


@pytest.mark.parametrize(
    ("record_id", "text", "href"),
    [
        ("tarlan-2025", "Tarlan-2025", "../../exercises/tarlan-2025/"),
        ("az", "Azerbaijan", "../../countries/az/"),
        ("agency", "Agency", "../../sources/agency/"),
        ("form-ftx", "Field training exercise", "../../glossary/#form-ftx"),
    ],
)
def test_ref_links_to_any_record_by_its_name(record_id: str, text: str, href: str) -> None:
    link = render(f"See {macros_of().ref(record_id)}.").one("./p/a")
    assert (link.text, link.get("href")) == (text, href)


def test_ref_links_by_other_words() -> None:
    link = render(f"See {macros_of().ref('az', 'the *host*')}.").one("./p/a")
    assert (link.text, link.get("href")) == ("the *host*", "../../countries/az/")


def test_ref_shows_a_hostile_name_as_text_in_a_sentence_a_list_and_a_table(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"exercises/a.yaml": make_exercise(name=HOSTILE_NAME)})
    link = macros_of(handbook).ref("a")
    body = render(f"See {link}.\n\n- {link}\n\n| Head |\n|---|\n| {link} |\n")
    assert body.one("./p").text == f"See {HOSTILE_NAME}."
    assert body.texts(".//li/a") == [HOSTILE_NAME]
    assert read_table(body.one("./table")) == [["Head"], [HOSTILE_NAME]]


def test_cite_prints_a_note_that_stands_at_the_end_of_the_page() -> None:
    macros = macros_of()
    text = f"One.{macros.cite('paper-history')} Two.{macros.cite('agency-report', at='para. 3')}"
    body = render(f"{text} Three.{macros.cite('paper-history')}", macros)
    assert body.find("./p")[0].text == "One.1 Two.2 Three.1"
    assert body.texts(f"{with_class('notes', 'ol')}/li") == [
        "↩↩ Paper: A history, undated in our copy. English, newspaper. All it supports",
        (
            "↩ Agency: Сообщение, A. Author, 9 July 2025, para. 3. "
            "Russian, news agency; repeats Ministry: Word. All it supports"
        ),
    ]
    mention = body.find(with_class("note-ref", "a"))[1]
    assert (mention.get("href"), mention.get("id")) == ("#note-2", "ref-2-1")


def test_a_page_that_cites_nothing_has_no_source_notes() -> None:
    assert macros_of().source_notes() == ""


@pytest.mark.parametrize(
    ("what", "filters", "number"),
    [
        ("countries", {}, "4"),
        ("exercises", {}, "3"),
        ("exercises", {"status": "held"}, "2"),
        ("exercises", {"country": "HU", "year": 2025}, "1"),
        ("series", {}, "1"),
        ("events", {}, "2"),
        ("organizations", {}, "2"),
        ("programmes", {}, "1"),
        ("places", {}, "2"),
        ("statements", {}, "1"),
        ("sources", {}, "3"),
        ("vocabulary", {}, "2"),
        ("documents", {}, "3"),
        ("disputes", {}, "1"),
    ],
)
def test_count_gives_a_live_number(what: str, filters: dict[str, Any], number: str) -> None:
    assert macros_of().count(what, **filters) == number
