"""Letters that no font of the book has: told by the check, before the book cannot be made."""

from __future__ import annotations

import pytest

from tests.builders import find_problems, make_exercise, make_sound_data


def check(tmp_path, **changes):
    files = {"exercises/tarlan-2025.yaml": make_exercise(**changes)}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize(
    "text",
    [
        "Azərbaycan, Қазақстан, O\u02bbzbekiston, Türkiye, Кыргызстан, Magyarország",
        "Ελλάδα, Հայաստան, می\u200cخواهم",
        "25 000 – 30\u00a0000 people, “so-called”, 5 € … № 2",
    ],
)
def test_letters_of_the_region_and_usual_signs_give_no_problem(tmp_path, text):
    assert check(tmp_path, date_note=text) == []


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("₼", "U+20BC, MANAT SIGN"),
        ("✈", "U+2708, AIRPLANE"),
        ("🇦", "U+1F1E6, REGIONAL INDICATOR SYMBOL LETTER A"),
        ("中", "U+4E2D, CJK UNIFIED IDEOGRAPH-4E2D"),
    ],
)
def test_a_letter_that_no_font_has_is_named_in_its_place(tmp_path, letter, name):
    (line,) = check(tmp_path, date_note=f"They differ: {letter}{letter}.")
    assert line.endswith(
        f': date_note: holds "{letter}" ({name}), which no font of the book has. '
        "Write it in other letters or in words. [letters-printed]"
    )
