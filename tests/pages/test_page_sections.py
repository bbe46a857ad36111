"""The prose of pages, section by section."""

from __future__ import annotations

import pytest

from macros.pages.page_sections import PageSection, list_page_sections


def test_a_page_is_cut_at_its_headings() -> None:
    html = (
        '<h1 id="top">Method</h1><p>Begin <em>he</em>re.</p>'
        '<h2 id="rules">Rules<a class="headerlink" href="#rules">¶</a></h2>'
        "<ul><li>One</li><li>Two</li></ul>"
        '<h3 id="more">More</h3><p>a &amp; b</p>'
    )
    assert list_page_sections(html) == (
        PageSection("Method", "", "Begin here."),
        PageSection("Rules", "rules", "One Two"),
        PageSection("More", "more", "a & b"),
    )


@pytest.mark.parametrize(
    "left_out",
    [
        "<table><tr><td><table><tr><td>x</td></tr></table>x</td></tr></table>",
        '<ol class="timeline"><li><ol><li>x</li></ol>x</li></ol>',
        "<div data-search-exclude><div>x</div>x<br></div>",
        "<svg><text>x</text></svg>",
        '<a class="note-ref">x</a>',
    ],
)
def test_lists_of_records_and_pictures_are_no_prose(left_out: str) -> None:
    (section,) = list_page_sections(f"<p>before</p>{left_out}<p>after</p>")
    assert section.text == "before after"


def test_a_page_without_prose_has_no_section() -> None:
    assert list_page_sections("") == ()
    assert list_page_sections("<table><tr><td>x</td></tr></table>") == ()
