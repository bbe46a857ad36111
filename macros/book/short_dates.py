"""Dates for narrow columns: short months, and no line break within a day."""

from __future__ import annotations

import re

from macros.book.runs import Run
from macros.values.dates import EdtfDate

# What follows the first three letters of a month; May is as short as it can be.
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b"
)
# "8–10 Jul 2025", "30 Sep –", "Jul 2025": a line may end after each of these, not within.
_PIECE = re.compile(
    r"(?:\d+(?:–\d+)? )?(?:[A-Z][a-z]{2}|spring|summer|autumn|winter)(?: \d{4})?(?: –)?"
)


def word_briefly(date: EdtfDate | None) -> list[Run]:
    """Give a date with three letters of each month, as exact as the record has it."""
    if date is None:
        return ["not known"]
    words = _MONTH.sub(r"\1", date.display())
    runs: list[Run] = []
    end = 0
    for piece in _PIECE.finditer(words):
        runs += [words[end : piece.start()], {"t": "keep", "c": [piece[0]]}]
        end = piece.end()
    return [run for run in (*runs, words[end:]) if run]
