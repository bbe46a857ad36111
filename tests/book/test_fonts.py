"""The fonts of the book: each under a name of its own, and with the letters that are due."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from macros.book.faults import BookFault
from macros.book.letters import list_letters, require_letters
from macros.book.setting import FONT_FOLDER
from macros.values.printed_letters import PRINTED, parse_runs, write_runs

FONTS = sorted(FONT_FOLDER.glob("*.ttf"))
# Letters of the languages whose names the records hold, beyond those of English.
ALPHABETS = {
    "Turkish": "ÇçĞğIıİiÖöŞşÜüÂâÎîÛû",
    "Azerbaijani": "ÇçƏəĞğIıİiÖöŞşÜü",
    "Kazakh": "ӘәҒғҚқҢңӨөҰұҮүҺһІі",
    "Kazakh in Latin letters": "ÄäĞğŊŋÑñÖöŞşŪūÜüIıİi",
    "Kyrgyz": "ҢңӨөҮү",
    "Uzbek": "OʻoʻGʻgʻʼЎўҚқҒғҲҳ",
    "Turkmen": "ÇçÄäŽžŇňÖöŞşÜüÝý",
    "Hungarian": "ÁáÉéÍíÓóÖöŐőÚúÜüŰű",
    "Russian": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя",
    "currencies and signs": "₸₺₽€£–—…‘’“”„«»→≠№°",
}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_a_cut_font_does_not_use_a_name_that_its_makers_reserve(path):
    with TTFont(path) as font:
        names = {number: str(font["name"].getDebugName(number)) for number in (1, 3, 4, 6, 16)}
    assert all(name.startswith("Handbook") for name in names.values()), names


@pytest.mark.parametrize("language", ALPHABETS)
def test_the_fonts_have_every_letter_of_a_language(language):
    missing = {letter for letter in ALPHABETS[language] if ord(letter) not in list_letters()}
    assert missing == set()


def test_a_letter_that_no_font_has_is_named_with_the_entry_in_which_it_stands():
    manuscript = {"register": [{"label": "exercises/tarlan-2025", "title": "Tarlan ₼ 2025"}]}
    with pytest.raises(BookFault) as raised:
        require_letters(manuscript)
    assert str(raised.value) == (
        "The book's fonts lack '₼' (U+20BC, MANAT SIGN), in exercises/tarlan-2025.\n"
        "Write the name with other letters, or add a font in macros/book/fonts/."
    )


def test_the_check_knows_the_letters_of_the_fonts_and_no_other():
    letters = frozenset(chr(code) for code in list_letters() if code >= ord(" "))
    without_picture = frozenset("\u200b\u2060")
    due = write_runs(letters - without_picture)
    assert write_runs(PRINTED) == due, "Write this into macros/values/printed_letters.py."
    assert parse_runs(due) == {c for c in letters - without_picture if not c.isascii()}
