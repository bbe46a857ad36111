"""Words that titles and labels of several charts share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

from macros.values.parties import name_party

# Gives the words for a term of a vocabulary, as the glossary has them.
Labeller = Callable[[StrEnum], str]
# Narrow drawings have room for a name of this length; for a longer one its code stands there.
NAME_LENGTH_MAX = 14


def name_short(party: str) -> str:
    """Name a party, by its code where the name is long."""
    name = name_party(party)
    return name if len(name) <= NAME_LENGTH_MAX else party


def join_words(words: Iterable[str]) -> str:
    """List words as in a sentence: `a`, `a and b`, `a, b and c`."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def count_of(number: int, singular: str, plural: str) -> str:
    """Say how many: `1 exercise`, `2 exercises`."""
    return f"{number:,} {singular if number == 1 else plural}"


def shorten(text: str, length: int) -> str:
    """Cut a text at a word so that it has at most a number of characters."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def number_words(value: Decimal) -> str:
    """Write a number briefly: `100,000`, `8.7 billion`."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(value) >= size:
            return f"{(value / size).normalize():,f} {word}"
    return f"{value:,f}"
