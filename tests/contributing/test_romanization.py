"""Ids proposed from names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contributing.romanization import propose_id, romanize
from macros.values.ids import is_id


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Tarlan-2025", "tarlan-2025"),
        ("Тарлан-2025", "tarlan-2025"),
        ("Бірлестік-2024", "birlestik-2024"),
        ("Қалқан", "qalqan"),
        ("Өскемен, Шымкент", "oskemen-shymkent"),
        ("Кыргыз Республикасы", "kyrgyz-respublikasy"),
        ("Щит и объединение", "shchit-i-obedinenie"),
        ("Qış təlimi", "qis-talimi"),
        ("İstanbul Zirvesi", "istanbul-zirvesi"),
        ("Doğu Akdeniz ışığı", "dogu-akdeniz-isigi"),
        ("Türkmen ýaňy", "turkmen-yany"),
        ("Oʻzbekiston gʻalabasi", "ozbekiston-galabasi"),
        ("Men's “drill” & more", "mens-drill-more"),
        ("../../etc/passwd", "etc-passwd"),
        ("演習", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_turkic_alphabet_gives_an_id(name, proposed):
    assert propose_id(name) == proposed


def test_a_letter_taken_apart_counts_as_one():
    assert romanize("и\u0306") == "y"


def test_a_long_name_is_cut_between_words():
    proposed = propose_id("joint exercise of the armed forces " * 9)
    assert proposed == "joint-exercise-of-the-armed-forces-joint-exercise-of-the"


def test_an_id_that_is_taken_gets_a_number():
    assert propose_id("Tarlan", {"tarlan", "tarlan-2"}) == "tarlan-3"


@given(st.text())
def test_whatever_the_name_the_proposal_is_an_id_or_nothing(name):
    proposed = propose_id(name)
    assert proposed == "" or is_id(proposed)
