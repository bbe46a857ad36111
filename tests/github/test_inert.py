"""Foreign text in GitHub's Markdown stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.github.inert import CHARACTERS_MAX, as_code, count

HOSTILE = [
    "@octocat look",
    "[a link](https://evil.example)",
    "![a picture](https://evil.example/x.png)",
    "https://evil.example/ www.evil.example",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<!-- handbook-review --> --> <details>",
    "` `` ``` ending the code `",
    "```\n# heading\n```",
    "`",
    "\\`",
    "#12 GH-12 org/repo#3 da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "a | b\n---|---",
    "a\n\n- b\n\n# c",
    "a\r\n> b\u2028c\x0bd\x85e",
    "\u202eevil\u202c\u200b\ufeff",
    "{{ 7*7 }} ${{ github.token }} $(id)",
    "&lt;b&gt; &#96; &grave;",
    "*a* _b_ ~~c~~ :tada:",
    "\ud800",
    "",
    "   ",
]


def read_inline(markdown: str) -> list[tuple[str, str]]:
    """Give the kind and content of each part of the one paragraph that a text is."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {markdown}\n- end")
    kinds = [block.type for block in blocks if block.type.endswith("_open")]
    items = ["bullet_list_open", *["list_item_open", "paragraph_open"] * 2]
    assert kinds == items, kinds
    inline = next(block for block in blocks if block.type == "inline")
    return [(child.type, child.content) for child in inline.children or ()]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_code_span(text):
    shown = as_code(text)
    parts = read_inline(shown)
    assert parts in ([("code_inline", parts[0][1])], [("text", "(empty)")])
    assert "\n" not in shown
    assert all(character.isprintable() for character in shown)


@given(st.text(max_size=600))
def test_whatever_is_written_is_one_code_span_with_these_words(text):
    parts = read_inline(as_code(text, 2000))
    if text.split():
        words = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
        assert parts == [("code_inline", words)]
    else:
        assert parts == [("text", "(empty)")]


def test_a_long_text_is_cut():
    shown = as_code("x" * 10_000)
    assert shown == f"`{'x' * (CHARACTERS_MAX - 1)}…`"


def test_a_number_has_its_noun():
    assert [count(1, "problem"), count(2, "problem"), count(2, "entry", "entries")] == [
        "1 problem",
        "2 problems",
        "2 entries",
    ]
