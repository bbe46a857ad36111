"""English names of languages."""

from __future__ import annotations

import pytest

from macros.pages.languages import name_language


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("az", "Azerbaijani"),
        ("kk", "Kazakh"),
        ("ky", "Kyrgyz"),
        ("uz-Latn", "Uzbek, Latin script"),
        ("uz-Cyrl", "Uzbek, Cyrillic script"),
        ("az-Arab", "Azerbaijani, Arabic script"),
        ("mn-Mong", "Mongolian, Mong"),
        ("qqq", "qqq"),
    ],
)
def test_a_language_is_named_in_english_with_its_script(code: str, name: str) -> None:
    assert name_language(code) == name
