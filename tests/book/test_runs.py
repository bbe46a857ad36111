"""From markup to runs and blocks."""

from __future__ import annotations

import re

import pytest

from macros.book.blocks import make_table, read_blocks
from macros.book.faults import BookFault
from macros.book.runs import Run, read_runs, read_words
from macros.book.xhtml import Xhtml
from macros.pages.markup import escape, render_prose

HOSTILE = "A | B <b>{{ x }}</b> [c](d) *e* _f_ #g $h$ @i <j> `k` \\l // m 'n' \"o\" -- p ~q =r"


def test_a_hostile_name_comes_out_as_itself():
    assert read_runs(escape(HOSTILE)) == [HOSTILE]


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        ("", []),
        ("plain", ["plain"]),
        ("<em>a</em> b", [{"t": "em", "c": ["a"]}, " b"]),
        (
            '<a href="book:exercises/x">X</a>, next',
            [{"t": "ref", "l": "exercises/x", "c": ["X"]}, ", next"],
        ),
        ('<a href="https://e.org">w</a>', [{"t": "url", "u": "https://e.org", "c": ["w"]}]),
        ('<span lang="az">Ə</span>', [{"t": "lang", "l": "az", "c": ["Ə"]}]),
        ('<span class="evidence evidence--official">o</span>', [{"t": "mark", "e": "official"}]),
        ('<span class="icon icon--air"></span>air', ["air"]),
        (
            '<sup data-cite="a" data-at="p. 1"></sup><sup data-cite="b" data-at=""></sup>',
            [{"t": "cite", "n": [["a", "p. 1"], ["b", ""]]}],
        ),
        ("a&nbsp;b\n  c", ["a\u00a0b c"]),
    ],
)
def test_markup_becomes_runs(markup, runs):
    assert read_runs(markup) == runs


def test_prose_keeps_emphasis_and_links_alone():
    runs = read_runs(render_prose("See *this* and [that](https://example.org), not `code`."))
    assert read_words(runs) == "See this and that, not `code`."
    assert [run["t"] for run in runs if isinstance(run, dict)] == ["em", "url"]


def test_an_element_without_a_form_in_the_book_is_named():
    with pytest.raises(BookFault, match="<video>"):
        read_blocks("<video></video>", str)


def test_a_chapter_gives_headings_lists_and_tables():
    html = (
        '<h1 id="t">Title</h1><p class="notice">N</p><ul><li>one</li><li><p>two</p></li></ul>'
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    )
    blocks = read_blocks(html, lambda anchor: f"chapter/{anchor}")
    assert [b["b"] for b in blocks] == ["h", "notice", "list", "table"]
    assert blocks[0]["label"] == "chapter/t"
    assert blocks[2]["items"] == [[{"b": "p", "c": ["one"]}], [{"b": "p", "c": ["two"]}]]
    assert (blocks[3]["head"], blocks[3]["rows"]) == ([["A"]], [[["1"]]])


def test_what_a_screen_does_is_not_told_on_paper():
    blocks = read_blocks('<p class="site-only">Point at it.</p><p>It is so.</p>', str)
    assert [b["c"] for b in blocks] == [["It is so."]]


@pytest.mark.parametrize(("columns", "tag"), [(9, "table"), (10, "ul"), (40, "ul")])
def test_a_table_too_wide_for_a_small_screen_becomes_a_list_of_its_rows(columns, tag):
    head: list[list[Run]] = [[f"c{number}"] for number in range(columns)]
    rows: list[list[list[Run]]] = [[[f"x{number}"] for number in range(columns)]]
    written = str(Xhtml({}).blocks([make_table(head, rows, [])]))
    assert written.startswith(f"<{tag}>")
    wanted = {f"{kind}{number}" for kind in "cx" for number in range(columns)}
    assert set(re.findall(r"[cx]\d+", written)) == wanted
