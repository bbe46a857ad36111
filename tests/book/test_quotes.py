"""Straight quotation marks of records are curled in the book."""

from __future__ import annotations

import pytest

from macros.book.quotes import curl_quotes


@pytest.mark.parametrize(
    ("text", "curled"),
    [
        ("no marks", "no marks"),
        ("the state's own", "the state’s own"),
        ('a "word" (of "theirs")', "a “word” (of “theirs”)"),
        ("the ministers' word", "the ministers’ word"),
        ("\"'Second in NATO' is about size\"", "“‘Second in NATO’ is about size”"),
        ('2024–"now"', "2024–“now”"),
    ],
)
def test_a_mark_opens_before_a_word_and_closes_after_it(text, curled):
    assert curl_quotes(text) == curled


def test_a_mark_after_a_link_or_a_source_closes():
    link = {"t": "ref", "l": "events/a", "c": ['of "peace']}
    cite = {"t": "cite", "n": [["a", "p. 'x'"]]}
    runs = ["The theme ", link, '"', cite, "'s"]
    assert curl_quotes(runs) == [
        "The theme ", {**link, "c": ["of “peace"]}, "”", cite, "’s",
    ]  # fmt: skip


def test_each_line_of_a_list_begins_anew():
    assert curl_quotes(["forces", '"size"']) == ["forces", "“size”"]


def test_names_in_other_languages_addresses_and_labels_keep_their_letters():
    native = {"t": "lang", "l": "uz", "c": ["Mashg'ulot"]}
    link = {"t": "url", "u": "https://example.org/a'b", "c": ["it's"]}
    assert curl_quotes([native, link]) == [native, {**link, "c": ["it’s"]}]
    assert curl_quotes({"label": "a/b'c", "n": 1}) == {"label": "a/b'c", "n": 1}


@pytest.mark.parametrize(("language", "title"), [("en", "“A”"), ("de", '"A"'), ("uz", '"A"')])
def test_a_title_keeps_marks_that_its_language_writes_otherwise(language, title):
    document = {"number": 1, "title": '"A"', "language": language}
    assert curl_quotes(document)["title"] == title
