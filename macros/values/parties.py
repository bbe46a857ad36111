"""Parties: states by their ISO 3166-1 alpha-2 code, and two that have no such code."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from macros.values.ids import Refers
from macros.values.wording import quoted, suggestion

# CLDR lists these beside the states of ISO 3166-1: groupings, test values, exceptional
# reservations. Source: Unicode CLDR, common/main/en.xml, and ISO 3166-1.
_NOT_STATES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
# States or territories without an ISO code that sources name as taking part.
# Wording is neutral: who recognises them is told on their own pages.
_WITHOUT_ISO_CODE = {
    "TRNC": "Northern Cyprus (TRNC)",
    "XK": "Kosovo",
}


@cache
def list_party_names(language: str = "en_GB") -> dict[str, str]:
    """Give every party code with its name in a language (CLDR's short names).

    Raises:
        ValueError: when CLDR does not know the language.
    """
    try:
        territories = Locale.parse(language).territories
    except UnknownLocaleError as error:
        raise ValueError(f"CLDR has no names in the language {quoted(language)}") from error
    names = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_STATES
    }
    return dict(sorted({**names, **_WITHOUT_ISO_CODE}.items()))


def name_party(code: str) -> str:
    """Give the English name of a party by its code."""
    return list_party_names()[code]


def parse_party(text: str) -> str:
    """Give the code back if it is one that the handbook knows.

    Raises:
        PydanticCustomError: with the nearest code, when it is not.
    """
    names = list_party_names()
    if text not in names:
        by_name = {name.casefold(): code for code, name in names.items()}
        code = by_name.get(text.casefold())
        remedy = (
            f"Did you mean {quoted(code)}?"
            if code
            else suggestion(text.upper(), names) or "Write its two-letter ISO 3166-1 code."
        )
        raise PydanticCustomError(
            "handbook",
            "{text} is no party that the handbook knows. {remedy}",
            {"text": quoted(text), "remedy": remedy},
        )
    return text


Party = Annotated[str, AfterValidator(parse_party), Refers(("parties",))]
