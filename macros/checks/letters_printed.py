"""Every letter of a record is one that the book can print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.finding import Finder
from macros.values.printed_letters import PRINTED
from macros.values.text import find_text_fault


def check_letters_printed(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every text with a letter that no font of the book has, at the first such letter."""
    for record in handbook.list_all():
        for path, text, _sort in _TEXTS.find(record):
            if text.isascii():
                continue
            letter = next((c for c in text if c not in PRINTED and not c.isascii()), None)
            # What is not shown at all is told by another rule.
            if letter is not None and find_text_fault(text) is None:
                name = unicodedata.name(letter, "no name")
                message = (
                    f'holds "{letter}" (U+{ord(letter):04X}, {name}), which no font of the book '
                    "has. Write it in other letters or in words."
                )
                yield Finding(record, path, message)


def _find_text(plain: Any, _metadata: tuple[Any, ...]) -> bool | None:
    return True if plain is str else None


_TEXTS = Finder(_find_text)


RULE = Rule(
    name="letters-printed",
    meaning=(
        "Every letter and sign is one that the fonts of the book have: Latin, Cyrillic, Greek, "
        "Arabic and Armenian letters and usual signs, no emoji. The book could not be made "
        "otherwise."
    ),
    example=Example(
        "exercises/tarlan-2025.yaml",
        "name: Tarlan-2025\n",
        "name: Tarlan-2025 ✈\n",
    ),
    check=check_letters_printed,
)
