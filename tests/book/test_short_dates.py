"""Dates in narrow columns: short, whole on their line, and no more exact than the record."""

from __future__ import annotations

import pytest

from macros.book.runs import read_words
from macros.book.short_dates import word_briefly
from macros.values.dates import parse_date


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-07-08", "8 Jul 2025"),
        ("2025-05-08", "8 May 2025"),
        ("2025-07-08/2025-07-10", "8–10 Jul 2025"),
        ("2025-09-30/2025-10-03", "30 Sep – 3 Oct 2025"),
        ("2025-12-29/2026-01-02", "29 Dec 2025 – 2 Jan 2026"),
        ("2025-06", "Jun 2025"),
        ("2025-06~", "about Jun 2025"),
        ("2025-06?", "Jun 2025 (uncertain)"),
        ("2025-21", "spring 2025"),
        ("2025", "2025"),
        ("199X", "1990s"),
        ("1992/..", "since 1992"),
        ("2013-07-16/", "from 16 Jul 2013, end not known"),
    ],
)
def test_a_date_is_as_exact_as_its_record(date, words):
    assert read_words(word_briefly(parse_date(date))) == words


@pytest.mark.parametrize(
    ("date", "pieces"),
    [
        ("2025-07-08/2025-07-10", ["8–10 Jul 2025"]),
        ("2025-09-30/2025-10-03", ["30 Sep –", "3 Oct 2025"]),
        ("2013-07-16/", ["16 Jul 2013"]),
        ("2025", []),
    ],
)
def test_no_line_ends_within_a_day(date, pieces):
    kept = [run["c"][0] for run in word_briefly(parse_date(date)) if not isinstance(run, str)]
    assert kept == pieces


def test_a_record_without_a_date_says_so():
    assert word_briefly(None) == ["not known"]
