"""The words of messages: quoting, the nearest value, articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.values.wording import decapitalize, nearest, quoted, suggestion, with_article


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("AZ", '"AZ"'),
        ("", '""'),
        (5, '"5"'),
        ("a" * 60, f'"{"a" * 60}"'),
        ("a" * 61, f'"{"a" * 59}…"'),
        ("a\nb\u202ec\ud800", '"a�b�c�"'),
    ],
)
def test_a_value_is_quoted_short_and_printable(value, shown):
    assert quoted(value) == shown


@given(st.text(st.characters(), max_size=200))
def test_a_quoted_value_is_always_one_printable_line_of_bounded_length(text):
    assert quoted(text).isprintable()
    assert len(quoted(text)) <= 62


@pytest.mark.parametrize(
    ("wrong", "allowed", "found"),
    [
        ("hots", ["host", "observer"], "host"),
        ("HOST", ["host", "observer"], "host"),
        ("KX", ["AZ", "KZ", "XK"], "KZ"),
        ("fxt", ["cax", "ftx", "lfx"], "ftx"),
        ("zzz", ["host", "observer"], None),
        ("host", [], None),
        ("", ["host"], None),
        ("h" * 100_000, ["host"], None),
    ],
)
def test_the_nearest_value_is_the_most_alike_and_of_equals_the_one_that_begins_alike(
    wrong, allowed, found
):
    assert nearest(wrong, allowed) == found


@pytest.mark.parametrize(
    ("wrong", "allowed", "remedy"),
    [
        ("hots", ["observer", "host"], 'Did you mean "host"? Allowed: host, observer.'),
        ("zzz", ["observer", "host"], "Allowed: host, observer."),
        ("c3", [f"c{n:02}" for n in range(13)], 'Did you mean "c03"?'),
        ("zzz", [f"c{n:02}" for n in range(13)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_remedy_names_the_nearest_value_and_a_short_list_whole(wrong, allowed, remedy):
    assert suggestion(wrong, allowed) == remedy


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("event", "an event"),
        ("exercise", "an exercise"),
        ("organization", "an organization"),
        ("Institution", "an Institution"),
        ("term", "a term"),
        ("unit", "a unit"),
    ],
)
def test_a_noun_gets_its_article(noun, words):
    assert with_article(noun) == words


def test_a_label_inside_a_sentence_begins_small_but_an_acronym_stays():
    assert decapitalize("Form in NATO terms") == "form in NATO terms"
    assert decapitalize("OTS status") == "OTS status"
    assert decapitalize("") == ""
