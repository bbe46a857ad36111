"""Folding of words for search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.values.folding import fold, fold_all


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Birləşdik-2024", "birlesdik 2024"),
        ("BİRLƏŞİK", "birlesik"),
        ("ISPARTA", "isparta"),
        ("Ispartı", "isparti"),
        ("Türkiye", "turkiye"),
        ("Türkmeňistan", "turkmenistan"),
        ("Magyarország", "magyarorszag"),
        ("Oʻzbekiston", "ozbekiston"),
        ("O'zbekiston", "ozbekiston"),
        ("O’zbekiston", "ozbekiston"),
        ("Straße", "strasse"),
        ("Бірлестік", "бирлестик"),
        ("Қазақстан", "казакстан"),
        ("Ҳамкорлик", "хамкорлик"),
        ("Каспий", "каспии"),
        ("Учения", "учения"),
        ("أذربيجان", "اذربيجان"),
        ("ﬁeld", "field"),
        ("Brotherhood—2014 (CSTO)", "brotherhood 2014 csto"),
        ("  a \t b\u00a0c ", "a b c"),
        ("–", ""),
        ("", ""),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_size_of_letters_does_not_matter(text: str) -> None:
    assert fold(fold(text).upper()) == fold(text)


def test_words_of_several_texts_come_once_in_the_order_of_their_mention() -> None:
    assert fold_all(["Tarlan-2025", "Тарлан-2025", "TARLAN drill"]) == "tarlan 2025 тарлан drill"
