"""The order of names in lists: that of the alphabet, whatever marks its letters bear."""

from __future__ import annotations

import unicodedata

from macros.records.base import Record


def fold_name(name: str) -> str:
    """Give the letters by which a name is put in order: accents and case do not count."""
    swapped = name.translate(str.maketrans("əƏıİøØłŁ", "eEiIoOlL"))
    plain = unicodedata.normalize("NFKD", swapped)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def first_letter(name: str) -> str:
    """Give the letter under which a name stands; `#` for digits and signs."""
    letter = next((c for c in fold_name(name) if c.isalnum()), "#").upper()
    return letter if letter.isalpha() else "#"


def order_of_name(record: Record) -> tuple[str, str]:
    """Give what records are sorted by, to stand in the order of their names."""
    return fold_name(record.name), record.id
