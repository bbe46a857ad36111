"""Parties: ISO 3166-1 codes and the two without one."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from macros.values.parties import list_party_names, name_party, parse_party


@pytest.mark.parametrize("code", ["AZ", "KZ", "KG", "TR", "UZ", "TM", "HU", "NO", "TRNC", "XK"])
def test_a_known_code_is_given_back(code):
    assert parse_party(code) == code


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("KX", 'Did you mean "KZ"?'),
        ("az", 'Did you mean "AZ"?'),
        ("AZE", 'Did you mean "AZ"?'),
        ("Kazakhstan", 'Did you mean "KZ"?'),
        ("türkiye", 'Did you mean "TR"?'),
        ("EU", "Did you mean"),
        ("", "Write its two-letter ISO 3166-1 code."),
        ("?", "Write its two-letter ISO 3166-1 code."),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest_one(text, remedy):
    with pytest.raises(PydanticCustomError) as caught:
        parse_party(text)
    message = caught.value.message()
    assert message.startswith(f'"{text}" is no party that the handbook knows. {remedy}')


@pytest.mark.parametrize("code", ["EU", "UN", "ZZ", "XA", "419", "001"])
def test_groupings_and_test_values_are_no_parties(code):
    assert code not in list_party_names()


def test_the_list_holds_every_state_of_iso_3166_and_two_more():
    names = list_party_names()
    assert list(names) == sorted(names)
    assert len(names) == 249 + 2


def test_names_come_in_the_language_that_is_asked_for():
    assert name_party("TR") == "Türkiye"
    assert name_party("TRNC") == "Northern Cyprus (TRNC)"
    assert list_party_names("kk")["KZ"] == "Қазақстан"


def test_a_language_without_names_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match='CLDR has no names in the language "xx"'):
        list_party_names("xx")
