"""Bibliographies are read back by bibtexparser, rispy and citeproc-py."""

from __future__ import annotations

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from macros.exports.as_bibliography import export_bibliography
from macros.records.exercise import Exercise
from macros.records.publisher import Publisher
from tests.builders import make_document, make_exercise, make_publisher
from tests.exports.inputs import (
    HOSTILE,
    SITE_URL,
    as_any,
    export_text,
    make_input,
    make_real_input,
    map_files,
)

Entries = dict[str, dict[str, Any]]


def write(tmp_path: Path, suffix: str, *documents: dict[str, Any], of: str = "sources") -> str:
    files = {
        "sources/qazinform.yaml": make_publisher(documents=[*(documents or [make_document()])])
    }
    return export_text(export_bibliography, make_input(tmp_path, files), f"{of}{suffix}")


@cache
def make_decoder() -> LatexNodes2Text:
    """Make the reader of LaTeX, with the signs of LaTeX's kernel that it does not know."""
    context = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [MacroTextSpec(name, sign) for name, sign in signs.items()]
    context.add_context_category("signs", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=context)


def decode(latex: str) -> str:
    return str(make_decoder().latex_to_text(latex))


def parse_bibtex(text: str) -> Entries:
    """Read entries, each field as LaTeX would print it, addresses as they stand."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return {
        entry.key: {"type": entry.entry_type}
        | {f.key: f.value if f.key == "url" else decode(f.value) for f in entry.fields}
        for entry in library.entries
    }


def parse_ris(text: str) -> Entries:
    return {entry["id"]: entry for entry in rispy.loads(text)}


def parse_csl(text: str) -> Entries:
    items: list[dict[str, Any]] = json.loads(text)
    with warnings.catch_warnings():
        # It warns of the fields that no style prints (language, URL of some types).
        warnings.simplefilter("ignore")
        read = CiteProcJSON(items)
    assert set(read) == {item["id"] for item in items}
    return {item["id"]: item for item in items}


ARTICLE = {
    "title": "Ortak tatbikat başladı",
    "authors": ["Tural Heybatov", "Ministry of Defence, press service"],
    "date": "2025-07-09",
    "language": "tr",
    "note": "Read in an excerpt.",
}


def test_a_document_in_bibtex(tmp_path: Path) -> None:
    entry = parse_bibtex(write(tmp_path, ".bib", make_document(**ARTICLE)))["qazinform-tarlan"]
    assert entry == {
        "type": "misc",
        "author": "Tural Heybatov and Ministry of Defence, press service",
        "title": "Ortak tatbikat başladı",
        "publisher": "Qazinform",
        "date": "2025-07-09",
        "year": "2025",
        "month": "jul",
        "language": "Turkish",
        "url": "https://example.org/tarlan",
        "note": "Read in an excerpt",
    }


def test_bibtex_keeps_capitals_and_a_body_as_author_whole(tmp_path: Path) -> None:
    text = write(tmp_path, ".bib", make_document(**ARTICLE))
    assert "  author = {Tural Heybatov and {Ministry of Defence, press service}},\n" in text
    assert "  title = {{Ortak tatbikat başladı}},\n" in text


def test_a_document_in_ris(tmp_path: Path) -> None:
    text = write(tmp_path, ".ris", make_document(**ARTICLE))
    assert text.replace("\r\n", "").isprintable()
    assert parse_ris(text)["qazinform-tarlan"] == {
        "type_of_reference": "NEWS",
        "id": "qazinform-tarlan",
        "title": "Ortak tatbikat başladı",
        "authors": ["Tural Heybatov", "Ministry of Defence, press service"],
        "publisher": "Qazinform",
        "year": "2025",
        "date": "2025/07/09/",
        "language": "tr",
        "urls": ["https://example.org/tarlan"],
        "notes": ["Read in an excerpt"],
    }


def test_a_document_in_csl_json(tmp_path: Path) -> None:
    text = write(tmp_path, ".csl.json", make_document(**ARTICLE))
    assert parse_csl(text)["qazinform-tarlan"] == {
        "id": "qazinform-tarlan",
        "type": "article-newspaper",
        "title": "Ortak tatbikat başladı",
        "author": [
            {"literal": "Tural Heybatov"},
            {"literal": "Ministry of Defence, press service"},
        ],
        "container-title": "Qazinform",
        "publisher": "Qazinform",
        "issued": {"date-parts": [[2025, 7, 9]]},
        "language": "tr",
        "URL": "https://example.org/tarlan",
        "note": "Read in an excerpt",
    }


@pytest.mark.parametrize(
    ("when", "bibtex", "ris", "csl"),
    [
        ("2025-07", ("2025-07", "2025", "jul"), ("2025", "2025/07//"), {"date-parts": [[2025, 7]]}),
        ("2025", ("2025", "2025", None), ("2025", "2025///"), {"date-parts": [[2025]]}),
        ("2025-07~", ("2025-07~", None, None), (None, None), {"literal": "about July 2025"}),
        (
            "2025-07-08/2025-07-10",
            ("2025-07-08/2025-07-10", None, None),
            (None, None),
            {"date-parts": [[2025, 7, 8], [2025, 7, 10]]},
        ),
        ("2025-21", ("2025-21", None, None), (None, None), {"literal": "spring 2025"}),
        (None, (None, None, None), (None, None), None),
    ],
)
def test_no_date_says_more_than_is_known(
    tmp_path: Path, when: str | None, bibtex: Any, ris: Any, csl: Any
) -> None:
    document = make_document(**({"date": when} if when else {}))
    entry = parse_bibtex(write(tmp_path, ".bib", document))["qazinform-tarlan"]
    assert (entry.get("date"), entry.get("year"), entry.get("month")) == bibtex
    entry = parse_ris(write(tmp_path, ".ris", document))["qazinform-tarlan"]
    assert (entry.get("year"), entry.get("date")) == ris
    entry = parse_csl(write(tmp_path, ".csl.json", document))["qazinform-tarlan"]
    assert entry.get("issued") == csl


def test_what_a_document_repeats_stands_in_its_note(tmp_path: Path) -> None:
    documents = [make_document(relays="first"), make_document(id="first", title="First report")]
    note = "Repeats Qazinform: First report. Title in brackets: the handbook's description"
    entries = parse_bibtex(write(tmp_path, ".bib", *documents))
    assert entries["qazinform-tarlan"]["note"] == note
    entries = parse_csl(write(tmp_path, ".csl.json", *documents))
    assert entries["qazinform-tarlan"]["note"] == note
    entries = parse_ris(write(tmp_path, ".ris", *documents))
    assert ". ".join(entries["qazinform-tarlan"]["notes"]) == note


@pytest.mark.parametrize(
    "title", [HOSTILE, "}", "{", "\\", "a } b { c", "TY  - BOOK", "@misc{x,", "a -- b --- c"]
)
def test_a_hostile_title_comes_out_as_itself(tmp_path: Path, title: str) -> None:
    document = make_document(title=title)
    entries = parse_bibtex(write(tmp_path, ".bib", document))
    assert entries.keys() == {"qazinform-tarlan"}
    shown = " ".join(title.split())
    assert entries["qazinform-tarlan"]["title"] == shown
    entries = parse_ris(write(tmp_path, ".ris", document))
    assert {key: e["title"] for key, e in entries.items()} == {"qazinform-tarlan": shown}
    entries = parse_csl(write(tmp_path, ".csl.json", document))
    assert {key: e["title"] for key, e in entries.items()} == {"qazinform-tarlan": title}


def test_braces_in_bibtex_are_balanced_whatever_a_title_holds(tmp_path: Path) -> None:
    text = write(tmp_path, ".bib", make_document(title="} {{ }"))
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_a_record_lists_its_page_and_then_its_sources(tmp_path: Path) -> None:
    of = "exercises/tarlan-2025"
    entries = parse_bibtex(write(tmp_path, ".bib", of=of))
    assert list(entries) == ["handbook-exercises-tarlan-2025", "qazinform-tarlan"]
    page = entries["handbook-exercises-tarlan-2025"]
    assert page["author"] == "Contributors of the Turkic States Security Cooperation Handbook"
    assert page["howpublished"] == "Turkic States Security Cooperation Handbook"
    assert page["version"] == "2026.11.0"
    assert page["url"] == f"{SITE_URL}exercises/tarlan-2025/"
    assert list(parse_ris(write(tmp_path, ".ris", of=of))) == list(entries)
    assert list(parse_csl(write(tmp_path, ".csl.json", of=of))) == list(entries)


def test_the_page_of_a_record_that_was_never_committed_has_no_date(tmp_path: Path) -> None:
    files = {"exercises/new.yaml": make_exercise(name="New")}
    text = export_text(export_bibliography, make_input(tmp_path, files), "exercises/new.csl.json")
    assert "issued" not in parse_csl(text)["handbook-exercises-new"]


def test_the_real_bibliographies_hold_every_document() -> None:
    export_input = make_real_input()
    files = map_files(export_bibliography, export_input)
    documents = list(export_input.handbook.documents)
    texts = {suffix: files[f"sources{suffix}"] for suffix in (".bib", ".ris", ".csl.json")}
    assert {file.rows for file in texts.values()} == {len(documents)}
    assert list(parse_bibtex(as_any(texts[".bib"]).content.decode())) == documents
    assert list(parse_ris(texts[".ris"].content.decode())) == documents
    assert list(parse_csl(texts[".csl.json"].content.decode())) == documents
    for model in (Exercise, Publisher):
        for record in export_input.handbook.list_records(model):
            assert f"{record.folder}/{record.id}.bib" in files
