"""Free text: names on one line, and short passages in which emphasis and links may stand."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Annotated, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

LINE_LENGTH_MAX = 300
PROSE_LENGTH_MAX = 4000

# Characters that change the order in which text is shown, so that a reader sees something
# else than the file says. Source: Unicode Standard Annex 9, 2 "Directional Formatting
# Characters"; the attack is described in CVE-2021-42574.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible characters, which make two different names look alike or hide words from a reader; first
# and last of each run. Source: Unicode 16.0, DerivedCoreProperties, Default_Ignorable_Code_Point;
# besides, the marks of interlinear notes and the blank pattern of Braille.
_INVISIBLE_RUNS = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200D), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
_INVISIBLE = frozenset(
    chr(code) for first, last in _INVISIBLE_RUNS for code in range(first, last + 1)
)
# Joiners: Persian needs the first of them inside words, scripts of India need both.
_JOINERS = frozenset("\u200c\u200d")
_VIRAMA = 9
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def find_text_fault(text: str) -> str | None:
    """Say what makes a text unfit for publication, with the remedy, or give None.

    Faults: control characters, bidirectional overrides, invisible characters (joiners where they
    join nothing, too), lone
    surrogates, line separators, private or unassigned code points, and text that is not in
    Unicode form NFC.
    """
    is_normalized = text.isascii() or unicodedata.is_normalized("NFC", text)
    if not has_hidden_character(text):
        return None if is_normalized else _TAKEN_APART
    for before, character in pairwise(f"\n{text}"):
        message = None if character == "\n" else find_character_fault(before, character)
        if message is not None:
            return message
    return None if is_normalized else _TAKEN_APART


_TAKEN_APART = (
    "holds letters in their taken-apart form (a letter and a separate accent). "
    "Type them again as single letters (Unicode form NFC)."
)


def has_hidden_character(text: str) -> bool:
    """Tell at one glance whether a text may hold a character that is not simply shown."""
    # What counts as printable has none of those categories, nor one of those directions.
    return not (text.isprintable() and _INVISIBLE.isdisjoint(text))


def find_character_fault(before: str, character: str) -> str | None:
    """Say why a character may not stand behind another one, with the remedy, or give None."""
    code = f"U+{ord(character):04X}"
    if character in _BIDI:
        return f"holds {code}, which changes the direction of text. Delete that character."
    if character in _INVISIBLE and not _is_joiner_in_place(before, character):
        return f"holds the invisible character {code}. Delete that character."
    if unicodedata.category(character) in _UNPRINTABLE:
        return f"holds {code}, which is no printable character. Delete that character."
    return None


def _is_joiner_in_place(before: str, character: str) -> bool:
    """Tell whether a joiner follows a letter that it can change the form of.

    Source: RFC 5892, appendix A.1 and A.2, less strictly: after an Arabic letter or a virama.
    """
    return character in _JOINERS and (
        unicodedata.bidirectional(before) == "AL" or unicodedata.combining(before) == _VIRAMA
    )


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
