"""The gates of the built site are closed by one small page with a fault."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import test_minimum_counts
from tests.browser import test_offline_copy, test_register
from tests.charts import test_svg
from tests.hostile.attacks import SHOWN
from tests.hostile.test_site import assert_inert
from tests.html_tree import parse_html
from tests.site import test_real_site as gates
from tests.site import test_search_and_previews
from tests.site.project import SITE_URL, Build
from tests.site.real_site import FAULTS, PageSurvey, survey_page
from tests.vendored import test_vendored_files

POLICY = (
    '<meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    '<meta name="referrer" content="strict-origin-when-cross-origin">'
)
HEAD = f'{POLICY}<title>A</title><meta name="description" content="Words.">'
BODY = '<article><h1 id="a">A</h1><p>Words.</p></article>'


def _frame(head: str = HEAD, body: str = BODY, language: str = 'lang="en"') -> str:
    return f"<!doctype html><html {language}><head>{head}</head><body>{body}</body></html>"


def _survey(folder: Path, html: str) -> PageSurvey:
    path = folder / "page" / "index.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")
    return survey_page(folder, path)


def _within(part: str) -> str:
    return _frame(body=f'<article><h1 id="a">A</h1>{part}</article>')


TABLE = '<table class="x"><caption>T</caption>{}</table>'
# Pages with one fault each, by what the survey says of it.
FAULTY = {
    "the page has no language": _frame(language=""),
    "the page has no title": _frame(head=HEAD.replace("<title>A</title>", "<title> </title>")),
    "not one article": _frame(body=BODY * 2),
    "a table without a caption": _within('<table class="x"><tbody></tbody></table>'),
    "a head of a column without its scope": _within(
        TABLE.format("<thead><tr><th>A</th></tr></thead>")
    ),
    "a head of a row without its scope": _within(
        TABLE.format("<tbody><tr><th>A</th></tr></tbody>")
    ),
    "a row without a head": _within(TABLE.format("<tbody><tr><td>A</td></tr></tbody>")),
    "a cell without its label for phones": _within(
        TABLE.replace("x", "register").format("<tbody><tr><th scope=row>A</th></tr></tbody>")
    ),
    "a picture without a text": _within('<img src="a.png">'),
    "a link without words": _within('<a href="b/"><span> </span></a>'),
    "an empty language": _within('<i lang="">x</i>'),
    "an empty date": _within('<time datetime="">x</time>'),
    "no content security policy before all that it rules": _frame(
        head=f'<link rel="stylesheet" href="a.css">{HEAD}'
    ),
    "no word on what other sites are told": _frame(
        head=HEAD.replace("strict-origin-when-cross-origin", "unsafe-url")
    ),
    "a link out of the site that gives the other page a hold of this one": _within(
        '<a href="https://elsewhere.example/" rel="external">x</a>'
    ),
}


def test_a_sound_page_has_no_fault(tmp_path: Path) -> None:
    assert _survey(tmp_path, _frame()).faults == ()
    link = _within('<a href="https://elsewhere.example/" rel="noopener">x</a>')
    assert _survey(tmp_path, link).faults == ()


def test_there_is_a_faulty_page_for_each_fault_that_is_looked_for() -> None:
    assert set(FAULTY) == set(FAULTS)


@pytest.mark.parametrize("fault", FAULTY)
def test_a_page_with_a_fault_closes_the_gate(tmp_path: Path, fault: str) -> None:
    page = _survey(tmp_path, FAULTY[fault])
    assert page.faults == (fault,)
    with pytest.raises(AssertionError):
        gates.test_pages_are_described_for_readers_who_do_not_see_them_and_for_machines(
            {page.path: page}
        )


# Each gate with what a survey must not say, and what the gate says of it.
SURVEYS: list[tuple[Callable[[dict[str, PageSurvey]], None], dict[str, Any], str]] = [
    (
        gates.test_links_to_other_hosts_are_plain_web_addresses,
        {"links": ("javascript:x",)},
        "javascript",
    ),
    (
        gates.test_no_page_fetches_anything_from_another_host,
        {"resources": ("https://elsewhere.example/a.js",)},
        "elsewhere.example",
    ),
    (
        gates.test_every_page_has_one_main_heading_and_skips_no_level,
        {"headings": (1, 3)},
        r"\(1, 3\)",
    ),
    (gates.test_no_anchor_stands_twice_on_a_page, {"ids": ("a", "a")}, r"\['a'\]"),
    (gates.test_every_page_has_a_description_of_its_own, {"description": "x" * 161}, "xxx"),
    (
        gates.test_every_source_note_leads_to_its_mentions_and_each_mention_to_its_note,
        {"note_refs": (("ref-1", "note-1"),)},
        "page/index.html",
    ),
    (
        gates.test_source_notes_count_up_as_one_reads_down_a_page,
        {"note_refs": (("ref-2", "note-2"), ("ref-1", "note-1"))},
        r"\[2, 1\]",
    ),
]


@pytest.mark.parametrize(
    ("gate", "planted", "words"), SURVEYS, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_survey_with_a_fault_closes_its_gate(
    tmp_path: Path, gate: Callable[..., None], planted: dict[str, Any], words: str
) -> None:
    page = replace(_survey(tmp_path, _frame()), **planted)
    with pytest.raises(AssertionError, match=words):
        gate({page.path: page})


@pytest.mark.parametrize("link", ["../lost/", "../page/#lost", "../lost.pdf"])
def test_a_link_or_anchor_that_leads_nowhere_is_named(tmp_path: Path, link: str) -> None:
    page = _survey(tmp_path, _within(f'<a href="{link}">x</a>'))
    with pytest.raises(AssertionError, match="lost"):
        gates.test_every_internal_link_and_anchor_leads_somewhere(
            Build(0, "", tmp_path), {page.path: page}
        )


def test_a_page_that_the_map_of_the_site_lacks_is_named(tmp_path: Path) -> None:
    page = _survey(tmp_path, _frame())
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    handbook: Any = SimpleNamespace(list_records=lambda _model: [])
    with pytest.raises(AssertionError, match=SITE_URL):
        gates.test_the_map_of_the_site_names_every_page(
            Build(0, "", tmp_path), {page.path: page}, handbook
        )


@pytest.mark.parametrize(
    ("name", "content", "gate", "words"),
    [
        (
            "a.css",
            "a { background: url(https://elsewhere.example/a.png) }",
            gates.test_no_style_sheet_fetches_anything_from_another_host,
            "elsewhere.example",
        ),
        (
            "a.svg",
            '<svg><image href="https://elsewhere.example/a.png"/></svg>',
            gates.test_no_picture_fetches_anything_at_all,
            "elsewhere.example",
        ),
        (
            "search/entries.js",
            "x" * (test_search_and_previews.INDEX_SIZE_MAX + 1),
            test_search_and_previews.test_the_search_index_stays_under_a_megabyte,
            str(test_search_and_previews.INDEX_SIZE_MAX + 1),
        ),
    ],
)
def test_a_file_of_the_site_with_a_fault_closes_its_gate(
    tmp_path: Path, name: str, content: str, gate: Callable[[Build], None], words: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(AssertionError, match=words):
        gate(Build(0, "", tmp_path))


def test_an_archive_of_25_megabytes_is_too_large(tmp_path: Path) -> None:
    archive = tmp_path / "copy.zip"
    with archive.open("wb") as file:
        file.truncate(test_offline_copy.SIZE_MAX)
    with pytest.raises(AssertionError, match=str(test_offline_copy.SIZE_MAX)):
        test_offline_copy.test_the_archive_is_small_and_says_how_it_is_opened(archive, tmp_path)


def test_pictures_for_links_that_are_too_large_together_are_refused(tmp_path: Path) -> None:
    named = {"og:image": f"{SITE_URL}a/a.png", "og:image:width": 1200, "og:image:height": 630}
    metas = "".join(f'<meta property="{name}" content="{v}">' for name, v in named.items())
    (tmp_path / "index.html").write_text(_frame(head=HEAD + metas), encoding="utf-8")
    (tmp_path / "a").mkdir()
    gate = test_search_and_previews.test_each_picture_that_a_page_names_is_there_and_no_other
    size_max = test_search_and_previews.PICTURES_SIZE_MAX
    with (tmp_path / "a" / "a.png").open("wb") as picture:
        picture.write(bytes(16) + struct.pack(">II", 1200, 630))
        picture.truncate(size_max - 1)
        gate(Build(0, "", tmp_path))
        picture.truncate(size_max)
        with pytest.raises(AssertionError, match=str(size_max)):
            gate(Build(0, "", tmp_path))


@pytest.mark.browser
def test_a_control_smaller_than_a_fingertip_is_named(browser: Browser) -> None:
    page = browser.new_page()
    sides = (test_register.TARGET_PIXELS_MIN, test_register.TARGET_PIXELS_MIN - 1)
    style = "padding: 0; border: 0; width: {0}px; height: {0}px"
    buttons = "".join(f'<button class="b{s}" style="{style.format(s)}">x</button>' for s in sides)
    page.set_content(f'<div class="register-box">{buttons}</div>')
    assert test_register.list_small_targets(page) == [f"b{sides[1]} {sides[1]}x{sides[1]}"]
    page.close()


def test_a_map_whose_drawings_are_too_large_is_named() -> None:
    sizes = {"map": test_svg.MAP_BYTES_MAX + 1, "other": test_svg.MAP_BYTES_MAX}
    assert test_svg.list_too_large(sizes) == ["map"]


def test_a_handbook_that_has_lost_records_falls_below_its_floors() -> None:
    empty: Any = SimpleNamespace(list_records=lambda _model: [], documents={})
    for model in test_minimum_counts.FLOORS:
        with pytest.raises(AssertionError):
            test_minimum_counts.test_no_kind_of_record_falls_below_its_floor(empty, model)
    with pytest.raises(AssertionError):
        test_minimum_counts.test_the_documents_do_not_fall_below_their_floor(empty)


def test_a_changed_byte_in_a_file_from_elsewhere_is_noticed() -> None:
    for file in test_vendored_files.FILES:
        with pytest.raises(AssertionError):
            test_vendored_files.test_a_vendored_file_is_unchanged(
                replace(file, sha256=file.sha256[::-1])
            )


# Attacks that act in the body of a page as soon as they are not escaped.
_ACTING = [
    name
    for name, text in SHOWN.items()
    if name.startswith(("HTML", "SVG", "MathML", "attribute end"))
    and name not in {"HTML entities", "HTML CDATA", "HTML title end", "HTML script in the middle"}
]


@pytest.mark.parametrize("name", _ACTING)
def test_an_attack_that_was_not_escaped_is_found_by_the_parser(name: str) -> None:
    html = parse_html(_within(f"<p>{SHOWN[name]}</p>"))
    with pytest.raises(AssertionError):
        assert_inert("page", html)
