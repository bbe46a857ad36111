"""Free text: names on one line, and short passages in which emphasis and links may stand."""

from __future__ import annotations

import unicodedata
from typing import Annotated, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

LINE_LENGTH_MAX = 300
PROSE_LENGTH_MAX = 4000

# Characters that change the order in which text is shown, so that a reader sees something
# else than the file says. Source: Unicode Standard Annex 9, 2 "Directional Formatting
# Characters"; the attack is described in CVE-2021-42574.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible characters that make two different names look alike.
_INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u3164\ufeff\uffa0")
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def find_text_fault(text: str) -> str | None:
    """Say what makes a text unfit for publication, with the remedy, or give None.

    Faults: control characters, bidirectional overrides, invisible characters, lone
    surrogates, line separators, private or unassigned code points, and text that is not in
    Unicode form NFC.
    """
    is_normalized = text.isascii() or unicodedata.is_normalized("NFC", text)
    # What counts as printable has no character of those categories, nor one of those directions.
    if is_normalized and text.isprintable() and _INVISIBLE.isdisjoint(text):
        return None
    for character in text:
        if character == "\n":
            continue
        code = f"U+{ord(character):04X}"
        if character in _BIDI:
            return f"holds {code}, which changes the direction of text. Delete that character."
        if character in _INVISIBLE:
            return f"holds the invisible character {code}. Delete that character."
        if unicodedata.category(character) in _UNPRINTABLE:
            return f"holds {code}, which is no printable character. Delete that character."
    if not is_normalized:
        return (
            "holds letters in their taken-apart form (a letter and a separate accent). "
            "Type them again as single letters (Unicode form NFC)."
        )
    return None


def parse_line(text: str) -> str:
    """Give a text that stands on one line and is at most 300 characters long.

    Raises:
        PydanticCustomError: with the remedy, when it is empty, too long or has line breaks.
    """
    if not text.strip():
        raise PydanticCustomError("handbook", "is empty. Write the text or leave the key out.")
    if "\n" in text:
        raise PydanticCustomError("handbook", "runs over several lines. Write it on one line.")
    if len(text) > LINE_LENGTH_MAX:
        raise PydanticCustomError(
            "handbook",
            "is {length} characters long. Shorten it to {allowed} at most.",
            {"length": len(text), "allowed": LINE_LENGTH_MAX},
        )
    if text != text.strip():
        raise PydanticCustomError("handbook", "begins or ends with a space. Delete the space.")
    return text


def parse_prose(text: str) -> str:
    """Give a passage of at most 4,000 characters.

    Raises:
        PydanticCustomError: with the remedy, when it is empty or too long.
    """
    if not text.strip():
        raise PydanticCustomError("handbook", "is empty. Write the text or leave the key out.")
    if len(text) > PROSE_LENGTH_MAX:
        raise PydanticCustomError(
            "handbook",
            "is {length} characters long. Shorten it to {allowed} at most.",
            {"length": len(text), "allowed": PROSE_LENGTH_MAX},
        )
    return text.strip()


Line = Annotated[str, AfterValidator(parse_line)]
_PROSE = AfterValidator(parse_prose)
Prose = Annotated[str, _PROSE]


def is_prose(annotation: object, metadata: tuple[object, ...] = ()) -> bool:
    """Tell whether a field holds prose, in which emphasis and links are read as such."""
    return _PROSE in metadata or any(
        _PROSE in getattr(part, "__metadata__", ()) for part in (annotation, *get_args(annotation))
    )
