"""Words shared by the messages about wrong values."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

# Longer lists help nobody: past this many, only the nearest value is named.
LISTED_AT_MOST = 12
SHOWN_CHARACTERS = 60


def quoted(text: object) -> str:
    """Give a value as it stands in the file, in double quotes, shortened to 60 characters."""
    shown = str(text)
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[: SHOWN_CHARACTERS - 1] + "…"
    return '"' + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown) + '"'


def nearest(wrong: str, allowed: Iterable[str]) -> str | None:
    """Give the allowed value that looks most like the wrong one, or None."""
    by_folded = {value.casefold(): value for value in sorted(allowed)}
    found = get_close_matches(wrong.casefold()[:200], list(by_folded), n=1, cutoff=0.5)
    return by_folded[found[0]] if found else None


def suggestion(wrong: str, allowed: Iterable[str]) -> str:
    """Give the remedy for a value outside a list: the nearest value, the whole list, or both."""
    values = sorted(allowed)
    near = nearest(wrong, values)
    parts = []
    if near is not None:
        parts.append(f"Did you mean {quoted(near)}?")
    if values and len(values) <= LISTED_AT_MOST:
        parts.append(f"Allowed: {', '.join(values)}.")
    return " ".join(parts)


def with_article(noun: str) -> str:
    """Put "a" or "an" before a noun, by its first letter."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"
