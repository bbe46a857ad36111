"""A document whose original is gone: pages lead to the archived copy and say so."""

from __future__ import annotations

import pytest

from tests.builders import (
    load_sound,
    make_document,
    make_exercise,
    make_publisher,
    make_sound_data,
)
from tests.html_tree import with_class
from tests.pages.sample import macros_of, render

URL = "https://example.org/tarlan"
COPY = "https://web.archive.org/web/2026/https://example.org/tarlan"


def show(tmp_path, page, **fields):
    files = make_sound_data(
        **{
            "exercises/tarlan-2025.yaml": make_exercise(date="2025-07"),
            "sources/qazinform.yaml": make_publisher(documents=[make_document(url=URL, **fields)]),
        }
    )
    macros = macros_of(load_sound(tmp_path, files), f"{page}.md")
    name = page.rpartition("/")[2]
    text = macros.publisher(name) if page.startswith("sources") else macros.exercise(name)
    return render(text, macros)


@pytest.mark.parametrize(
    ("fields", "address", "words"),
    [
        ({}, URL, ""),
        ({"archive": COPY}, URL, ""),
        (
            {"archive": COPY, "found_gone": "2026-10-01"},
            COPY,
            "; original gone as of 1 October 2026, the link leads to an archived copy",
        ),
        (
            {"found_gone": "2026-10-01"},
            URL,
            "; original gone as of 1 October 2026, no archived copy is known",
        ),
    ],
)
def test_a_source_note_leads_to_what_can_be_read(tmp_path, fields, address, words):
    page = show(tmp_path, "exercises/tarlan-2025", **fields)
    note = page.one(f"{with_class('notes', 'ol')}/li")
    assert note.one("./a[@lang]").get("href") == address
    assert note.text.endswith(f"English, news agency{words}. All it supports")


@pytest.mark.parametrize(
    ("fields", "address", "words"),
    [
        ({"archive": COPY}, URL, ""),
        (
            {"archive": COPY, "found_gone": "2026-10"},
            COPY,
            "Original gone as of October 2026: the title leads to the archived copy; its address",
        ),
        (
            {"found_gone": "2026-10-01"},
            URL,
            "Original gone as of 1 October 2026: no archived copy is known",
        ),
    ],
)
def test_the_list_of_documents_says_where_an_original_was(tmp_path, fields, address, words):
    document = show(tmp_path, "sources/qazinform", **fields).one(with_class("document", "li"))
    assert document.one("./p[@class='document-title']/a").get("href") == address
    assert words in document.text
    assert ("gone as of" in document.text) is bool(words)
