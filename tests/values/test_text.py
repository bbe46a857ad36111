"""Free text: what is fit for publication, on one line and in passages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from macros.values.text import find_text_fault, parse_line, parse_prose

BIDI = "holds {}, which changes the direction of text. Delete that character."
INVISIBLE = "holds the invisible character {}. Delete that character."
UNPRINTABLE = "holds {}, which is no printable character. Delete that character."
EMPTY = "is empty. Write the text or leave the key out."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tarlan-2025",
        "line\nline",
        "Türkiye, Қазақстан, O\u02bbzbekiston, Türkmenistan, Кыргызстан",
        "25 000 – 30\u00a0000 people",
        "نام",
        "می\u200cخواهم",
        "क्\u200dष",
        "🇦🇿",
    ],
)
def test_ordinary_text_of_any_script_has_no_fault(text):
    assert find_text_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\u202eb", BIDI.format("U+202E")),
        ("a\u2066b", BIDI.format("U+2066")),
        ("a\u200fb", BIDI.format("U+200F")),
        ("a\u200bb", INVISIBLE.format("U+200B")),
        ("a\u00adb", INVISIBLE.format("U+00AD")),
        ("a\u200cb", INVISIBLE.format("U+200C")),
        ("a\u200db", INVISIBLE.format("U+200D")),
        ("\u200cن", INVISIBLE.format("U+200C")),
        ("ن\u200c\u200cن", INVISIBLE.format("U+200C")),
        ("a\u2062b", INVISIBLE.format("U+2062")),
        ("a\ufe0fb", INVISIBLE.format("U+FE0F")),
        ("a\ufff9b", INVISIBLE.format("U+FFF9")),
        ("a\u2800b", INVISIBLE.format("U+2800")),
        ("a\U000e0041b", INVISIBLE.format("U+E0041")),
        ("a\U000e0100b", INVISIBLE.format("U+E0100")),
        ("\ufeffa", INVISIBLE.format("U+FEFF")),
        ("a\x00b", UNPRINTABLE.format("U+0000")),
        ("a\tb", UNPRINTABLE.format("U+0009")),
        ("a\rb", UNPRINTABLE.format("U+000D")),
        ("a\x7fb", UNPRINTABLE.format("U+007F")),
        ("a\x85b", UNPRINTABLE.format("U+0085")),
        ("a\u2028b", UNPRINTABLE.format("U+2028")),
        ("a\ud800b", UNPRINTABLE.format("U+D800")),
        ("a\ue000b", UNPRINTABLE.format("U+E000")),
        ("a\uffffb", UNPRINTABLE.format("U+FFFF")),
        (
            "e\u0301",
            (
                "holds letters in their taken-apart form (a letter and a separate accent). "
                "Type them again as single letters (Unicode form NFC)."
            ),
        ),
    ],
)
def test_a_character_that_hides_or_deceives_is_named(text, fault):
    assert find_text_fault(text) == fault


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_visible_text_in_composed_form_has_no_fault_but_listed_characters(text):
    fault = find_text_fault(unicodedata.normalize("NFC", text))
    assert fault is None or "invisible" in fault


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", EMPTY),
        ("  ", EMPTY),
        ("a\nb", "runs over several lines. Write it on one line."),
        ("a" * 301, "is 301 characters long. Shorten it to 300 at most."),
        (" a", "begins or ends with a space. Delete the space."),
        ("a ", "begins or ends with a space. Delete the space."),
    ],
)
def test_a_line_is_refused_with_the_remedy(text, message):
    with pytest.raises(PydanticCustomError) as caught:
        parse_line(text)
    assert caught.value.message() == message


@pytest.mark.parametrize("text", ["a", "a" * 300])
def test_a_line_of_up_to_300_characters_is_given_back(text):
    assert parse_line(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", EMPTY),
        ("\n", EMPTY),
        ("a" * 4001, "is 4001 characters long. Shorten it to 4000 at most."),
    ],
)
def test_a_passage_is_refused_with_the_remedy(text, message):
    with pytest.raises(PydanticCustomError) as caught:
        parse_prose(text)
    assert caught.value.message() == message


def test_a_passage_may_have_several_lines_and_loses_the_space_around_it():
    assert parse_prose("\none\n\ntwo\n") == "one\n\ntwo"
