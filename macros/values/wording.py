"""Words shared by the messages about wrong values."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

# Longer lists help nobody: past this many, only the nearest value is named.
LISTED_AT_MOST = 12
SHOWN_CHARACTERS = 60
# How alike two texts must be, from 0 to 1, to take one for a slip of the other. One wrong letter
# of two or three still counts; two long words that only share letters do not.
_LIKENESS_OF_CODES = 0.5
_LIKENESS_OF_WORDS = 0.7
_CODE_CHARACTERS = 4
# Small letters of Cyrillic and Greek that look like Latin ones.
_LOOK_ALIKES = str.maketrans("авекмнорстухіѕјԁԛԝαβεικνορτυχ", "abekmhopctyxisjdqwabeikvoptux")


def quoted(text: object) -> str:
    """Give a value as it stands in the file, in double quotes, shortened to 60 characters."""
    shown = str(text)
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[: SHOWN_CHARACTERS - 1] + "…"
    return '"' + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown) + '"'


def nearest(wrong: str, allowed: Iterable[str]) -> str | None:
    """Give the allowed value that looks most like the wrong one, or None."""
    sought = wrong.casefold()[:200].translate(_LOOK_ALIKES)
    by_folded = {value.casefold(): value for value in sorted(allowed)}
    cutoff = _LIKENESS_OF_CODES if len(sought) <= _CODE_CHARACTERS else _LIKENESS_OF_WORDS
    found = get_close_matches(sought, by_folded, n=len(by_folded) or 1, cutoff=cutoff)
    if len(sought) > _CODE_CHARACTERS:
        found += [value for value in by_folded if _is_part(sought, value)]
    if not found:
        return None

    def rank(value: str) -> tuple[float, bool, str]:
        # Of those that look equally alike, the one that begins alike: for "KX" not "XK" but "KZ".
        likeness = SequenceMatcher(None, value, sought).ratio()
        return likeness, value[:1] == sought[:1], value

    return by_folded[max(found, key=rank)]


def _is_part(one: str, other: str) -> bool:
    """Tell whether one text is the other's beginning, as "tarlan" is of "tarlan-2025"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _CODE_CHARACTERS and longer.startswith(shorter)


def suggestion(wrong: str, allowed: Iterable[str], meant: str | None = None) -> str:
    """Give the remedy for a value outside a list: the nearest value, the whole list, or both.

    `meant` is the value that was probably meant, where the caller knows better than the letters.
    """
    values = sorted(allowed)
    near = meant or nearest(wrong, values)
    parts = []
    if near is not None:
        script = "" if wrong.isascii() or not near.isascii() else ", in Latin letters"
        parts.append(f"Did you mean {quoted(near)}{script}?")
    if values and len(values) <= LISTED_AT_MOST:
        parts.append(f"Allowed: {', '.join(values)}.")
    return " ".join(parts)


def with_article(noun: str) -> str:
    """Put "a" or "an" before a noun, by its first letter."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def decapitalize(text: str) -> str:
    """Write a label as it stands inside a sentence: its first letter small, acronyms kept."""
    is_acronym = text[1:2].isupper()
    return text if is_acronym else text[:1].lower() + text[1:]
