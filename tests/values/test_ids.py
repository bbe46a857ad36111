"""Ids and language codes: which are well formed."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from macros.values.ids import LanguageCode, is_id, parse_id

REMEDY = 'Write small letters a to z, digits and single hyphens, such as "tarlan-2025".'


@pytest.mark.parametrize("text", ["a", "1", "tarlan-2025", "az", "a" * 80])
def test_a_kebab_case_text_is_an_id(text):
    assert is_id(text)
    assert parse_id(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", '""'),
        ("Tarlan", '"Tarlan"'),
        ("tarlan_2025", '"tarlan_2025"'),
        ("-tarlan", '"-tarlan"'),
        ("tarlan-", '"tarlan-"'),
        ("tarlan--2025", '"tarlan--2025"'),
        ("tarlan 2025", '"tarlan 2025"'),
        ("tarlan\n", '"tarlan\N{REPLACEMENT CHARACTER}"'),
        ("тарлан", '"тарлан"'),
        ("tarlaɴ", '"tarlaɴ"'),
        ("٣", '"٣"'),
        ("../../etc", '"../../etc"'),
        ("a" * 81, f'"{"a" * 59}…"'),
    ],
)
def test_any_other_text_is_refused_with_the_remedy(text, shown):
    assert not is_id(text)
    with pytest.raises(PydanticCustomError) as caught:
        parse_id(text)
    assert caught.value.message() == f"{shown} is no id. {REMEDY}"


@pytest.mark.parametrize("code", ["az", "kk", "ru", "uz-Cyrl", "crh"])
def test_a_language_code_is_short_and_may_name_a_script(code):
    assert TypeAdapter(LanguageCode).validate_python(code) == code


@pytest.mark.parametrize("code", ["", "English", "AZ", "a", "az-cyrl", "az-Cyrillic", "az\n"])
def test_any_other_text_is_no_language_code(code):
    with pytest.raises(ValidationError):
        TypeAdapter(LanguageCode).validate_python(code)
