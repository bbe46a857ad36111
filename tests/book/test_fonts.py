"""The fonts of the book: each as listed, with its licence, and with the letters that are due."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from macros.book.faults import BookFault
from macros.book.letters import list_letters, require_letters
from macros.book.setting import FONT_FOLDER

VENDOR: dict[str, Any] = yaml.safe_load((FONT_FOLDER / "vendor.yaml").read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("entry", VENDOR["files"], ids=lambda entry: entry["path"])
def test_a_font_is_the_listed_one_with_package_version_and_licence(entry):
    path = FONT_FOLDER / entry["path"]
    package = VENDOR["packages"][entry["package"]]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert package["licence"] == "OFL-1.1"
    assert (FONT_FOLDER / package["licence_text"]).is_file()


def test_every_file_beside_the_fonts_is_listed():
    listed = {entry["path"] for entry in VENDOR["files"]}
    texts = {package["licence_text"] for package in VENDOR["packages"].values()}
    assert {path.name for path in FONT_FOLDER.iterdir()} == listed | texts | {"vendor.yaml"}


@pytest.mark.parametrize("entry", VENDOR["files"], ids=lambda entry: entry["path"])
def test_a_cut_font_does_not_use_a_name_that_its_makers_reserve(entry):
    with TTFont(FONT_FOLDER / entry["path"]) as font:
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
