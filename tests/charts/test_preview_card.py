"""The pictures with which pages are shared."""

from __future__ import annotations

import struct

import pytest

from macros.charts.preview_card import PreviewCard, render_preview

SITE = "Turkic States Security Cooperation Handbook"


def make_card(title: str = "Kazakhstan", note: str = "Қазақстан") -> PreviewCard:
    return PreviewCard(kicker="Country", title=title, note=note, site=SITE)


def test_a_card_is_a_png_of_the_size_that_readers_of_links_show_whole() -> None:
    picture = render_preview(make_card())
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 250_000


def test_the_same_card_is_the_same_bytes() -> None:
    first = render_preview(make_card())
    render_preview.cache_clear()
    assert render_preview(make_card()) == first


@pytest.mark.parametrize("part", ["title", "note"])
def test_letters_of_the_region_are_drawn_and_not_left_blank(part: str) -> None:
    # Two letters that the font does not have would look the same.
    drawn = {render_preview(make_card(**{part: letter})) for letter in "əğıöşүңқұҳўҷѝ"}
    assert len(drawn) == len("əğıöşүңқұҳўҷѝ")


def test_a_hostile_or_endless_title_still_makes_a_picture() -> None:
    for title in ('<b a="1">&amp;</text>', "x" * 500, "word " * 200):
        assert render_preview(make_card(title)).startswith(b"\x89PNG")
