"""Dates: every form that records may use, what it means, and what is refused with which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.values.dates import (
    DATE_LENGTH_MAX,
    DateFault,
    EdtfDate,
    Moment,
    OpenEnd,
    Precision,
    parse_date,
)

HOW = (
    'Write a day "2025-07-08", a month "2025-07", a year "2025", a span '
    '"2025-07-08/2025-07-10", or "1992/.." for what goes on; add "~" for "about".'
)
DAYS = st.dates()
MONTHS = st.dates().map(lambda day: f"{day:%Y-%m}".rjust(7, "0"))
YEARS = st.integers(1, 9999).map("{:04}".format)
SINGLE_DATES = st.one_of(DAYS.map(date.isoformat), MONTHS, YEARS)

# Text, first day, last day, precision, words.
MEANINGS = [
    ("2025-07-08", "2025-07-08", "2025-07-08", "day", "8 July 2025"),
    ("2025-07", "2025-07-01", "2025-07-31", "month", "July 2025"),
    ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
    ("2025", "2025-01-01", "2025-12-31", "year", "2025"),
    ("9999-12", "9999-12-01", "9999-12-31", "month", "December 9999"),
    ("2025-21", "2025-03-01", "2025-05-31", "season", "spring 2025"),
    ("2025-22", "2025-06-01", "2025-08-31", "season", "summer 2025"),
    ("2025-23", "2025-09-01", "2025-11-30", "season", "autumn 2025"),
    ("2025-24", "2025-12-01", "2025-12-31", "season", "winter 2025"),
    ("199X", "1990-01-01", "1999-12-31", "decade", "1990s"),
    ("19XX", "1900-01-01", "1999-12-31", "century", "1900–1999"),
    ("2025-XX", "2025-01-01", "2025-12-31", "year", "2025"),
    ("2025-07-XX", "2025-07-01", "2025-07-31", "month", "July 2025"),
    ("2025-XX-XX", "2025-01-01", "2025-12-31", "year", "2025"),
    ("2026-01~", "2026-01-01", "2026-01-31", "month", "about January 2026"),
    ("2026-01?", "2026-01-01", "2026-01-31", "month", "January 2026 (uncertain)"),
    ("2026-01%", "2026-01-01", "2026-01-31", "month", "about January 2026 (uncertain)"),
    ("199X~", "1990-01-01", "1999-12-31", "decade", "about 1990s"),
    ("2025-07-08/2025-07-10", "2025-07-08", "2025-07-10", "day", "8–10 July 2025"),
    ("2025-07-30/2025-08-02", "2025-07-30", "2025-08-02", "day", "30 July – 2 August 2025"),
    (
        "2025-12-30/2026-01-02",
        "2025-12-30",
        "2026-01-02",
        "day",
        "30 December 2025 – 2 January 2026",
    ),
    ("2025-07-08/2025-07-08", "2025-07-08", "2025-07-08", "day", "8 July 2025"),
    (
        "2025-07-08/2025-07-10~",
        "2025-07-08",
        "2025-07-10",
        "day",
        "8 July 2025 – about 10 July 2025",
    ),
    ("2025-06/2025-08", "2025-06-01", "2025-08-31", "month", "June – August 2025"),
    ("2025-06/2026-08", "2025-06-01", "2026-08-31", "month", "June 2025 – August 2026"),
    ("2018/2024", "2018-01-01", "2024-12-31", "year", "2018–2024"),
    ("2018~/2020", "2018-01-01", "2020-12-31", "year", "about 2018 – 2020"),
    ("2025-07/2025-07-10", "2025-07-01", "2025-07-10", "month", "July 2025 – 10 July 2025"),
    ("1992/..", "1992-01-01", None, "year", "since 1992"),
    ("2018-09-03/..", "2018-09-03", None, "day", "since 3 September 2018"),
    ("../2025", None, "2025-12-31", "year", "until 2025"),
    ("2025-09-09/", "2025-09-09", None, "day", "from 9 September 2025, end not known"),
    ("/2025-09-09", None, "2025-09-09", "day", "until 9 September 2025, beginning not known"),
]

# Text and the whole message.
FAULTS = [
    ("2025-13", '"2025-13" has the month 13; months go from 01 to 12.'),
    ("2025-13-08", '"2025-13-08" has the month 13; months go from 01 to 12.'),
    ("2025-00", '"2025-00" has the month 00; months go from 01 to 12.'),
    ("2025-21-01", '"2025-21-01" has the month 21; months go from 01 to 12.'),
    ("2025-02-30", '"2025-02-30" has the day 30; that month has 28 days.'),
    ("2024-02-30", '"2024-02-30" has the day 30; that month has 29 days.'),
    ("2025-07-00", '"2025-07-00" has the day 00; that month has 31 days.'),
    ("0000", f'"0000" has no year that the calendar knows. {HOW}'),
    ("0000-01-01", f'"0000-01-01" has no year that the calendar knows. {HOW}'),
    ("0000~", '"0000~" lies outside the years 1 to 9999.'),
    ("2025-13~", f'"2025-13~" is no date in EDTF. {HOW}'),
    ("2025-02-30?", f'"2025-02-30?" is no date in EDTF. {HOW}'),
    ("2025-21%", f'"2025-21%" is no date in EDTF. {HOW}'),
    ("-0500", '"-0500" lies outside the years 1 to 9999.'),
    ("000X", '"000X" lies outside the years 1 to 9999.'),
    (
        "2025-07-10/2025-07-08",
        '"2025-07-10/2025-07-08" ends before it starts. Put the earlier date first.',
    ),
    (
        "2025-08/2025-07-31",
        '"2025-08/2025-07-31" ends before it starts. Put the earlier date first.',
    ),
    ("../..", f'"../.." has no date at either end. {HOW}'),
    ("/", f'"/" has no date at either end. {HOW}'),
    ("../", f'"../" has no date at either end. {HOW}'),
    ("", f'"" is no date in EDTF. {HOW}'),
    ("..", f'".." is no date in EDTF. {HOW}'),
    ("8 July 2025", f'"8 July 2025" is no date in EDTF. {HOW}'),
    ("2025-7-8", f'"2025-7-8" is no date in EDTF. {HOW}'),
    (" 2025", f'" 2025" is no date in EDTF. {HOW}'),
    ("2025\n", f'"2025\N{REPLACEMENT CHARACTER}" is no date in EDTF. {HOW}'),
    ("２０２５", f'"２０２５" is no date in EDTF. {HOW}'),
    ("2025-07-08T10:00:00", f'"2025-07-08T10:00:00" is no date in EDTF. {HOW}'),
    ("2025~-07", f'"2025~-07" is no date in EDTF. {HOW}'),
    ("2025-XX-08", f'"2025-XX-08" is no date in EDTF. {HOW}'),
    ("[2025,2026]", f'"[2025,2026]" is no date in EDTF. {HOW}'),
    ("Y20250", f'"Y20250" is no date in EDTF. {HOW}'),
    ("2" * 41, f'"{"2" * 41}" is too long for a date. {HOW}'),
    ("2" * 500, f'"{"2" * 59}…" is too long for a date. {HOW}'),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "words"), MEANINGS)
def test_a_date_has_a_first_day_a_last_day_a_precision_and_words(
    text, earliest, latest, precision, words
):
    parsed = parse_date(text)
    assert (
        parsed.earliest and parsed.earliest.isoformat(),
        parsed.latest and parsed.latest.isoformat(),
        parsed.precision,
        parsed.display(),
    ) == (earliest, latest, precision, words)


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_text_that_is_no_date_is_refused_with_the_remedy(text, message):
    with pytest.raises(DateFault) as caught:
        parse_date(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "is_exact"),
    [
        ("2025-07-08", True),
        ("2025-07-08/2025-07-10", True),
        ("2025-07-08~", False),
        ("2025-07-08?", False),
        ("2025-07-08/2025-07-10%", False),
        ("2025-07", False),
        ("2025-07-08/2025-08", False),
        ("2025-07-08/..", False),
        ("/2025-07-08", False),
    ],
)
def test_only_days_without_a_mark_are_exact(text, is_exact):
    assert parse_date(text).is_exact is is_exact


@pytest.mark.parametrize(
    ("text", "start_is_open", "end_is_open"),
    [
        ("1992/..", False, OpenEnd.OPEN),
        ("1992/", False, OpenEnd.UNKNOWN),
        ("../1992", OpenEnd.OPEN, False),
        ("/1992", OpenEnd.UNKNOWN, False),
    ],
)
def test_an_open_end_is_told_apart_from_an_unknown_one(text, start_is_open, end_is_open):
    parsed = parse_date(text)
    ends = [end if isinstance(end, OpenEnd) else False for end in (parsed.start, parsed.end)]
    assert ends == [start_is_open, end_is_open]


def test_an_interval_has_the_coarser_precision_of_its_two_ends():
    assert parse_date("2025-07-08/2026").precision is Precision.YEAR


def test_dates_sort_by_first_day_then_last_day_and_an_open_beginning_by_its_end():
    mixed = ["1992/..", "1993-06-01", "1992", "1991/..", "1992-01", "../1993-05", "1992-01-01"]
    assert sorted(mixed, key=lambda text: parse_date(text).sort_key) == [
        "1991/..",
        "1992-01-01",
        "1992-01",
        "1992",
        "1992/..",
        "../1993-05",
        "1993-06-01",
    ]


@pytest.mark.parametrize(
    ("text", "year"), [("2025-07/2026", 2025), ("../2025", 2025), ("199X", 1990)]
)
def test_a_date_is_listed_under_the_year_in_which_it_begins_else_ends(text, year):
    assert parse_date(text).year == year


def test_only_two_ends_make_an_interval():
    assert parse_date("1992/..").is_interval
    assert not parse_date("1992").is_interval


def test_a_record_takes_dates_as_text_and_gives_them_back_as_text():
    adapter = TypeAdapter(EdtfDate)
    parsed = adapter.validate_python("1992/..")
    assert adapter.validate_python(parsed) is parsed
    assert str(parsed) == "1992/.."
    assert adapter.dump_python(parsed, mode="json") == "1992/.."
    assert adapter.json_schema() == {"type": "string", "format": "edtf", "maxLength": 40}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["2025"], f"is no date. {HOW}"),
        ("2025-13", '"2025-13" has the month 13; months go from 01 to 12.'),
        ("{fault}", f'"{{fault}}" is no date in EDTF. {HOW}'),
    ],
)
def test_a_record_refuses_what_is_no_date_in_the_words_of_the_handbook(value, message):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(EdtfDate).validate_python(value)
    assert [error["msg"] for error in caught.value.errors()] == [message]


@given(SINGLE_DATES, st.sampled_from(["", "~", "?", "%"]))
def test_plain_dates_with_and_without_a_mark_mean_what_the_edtf_library_says(text, mark):
    ours, theirs = parse_date(text + mark), parse_edtf(text + mark)
    assert (ours.earliest, ours.latest) == tuple(
        date(*moment[:3]) for moment in (theirs.lower_strict(), theirs.upper_strict())
    )
    assert isinstance(ours.start, Moment)
    assert (ours.start.is_approximate, ours.start.is_uncertain) == (
        theirs.is_approximate or theirs.is_uncertain_and_approximate,
        theirs.is_uncertain or theirs.is_uncertain_and_approximate,
    )


@given(SINGLE_DATES, SINGLE_DATES)
def test_sort_keys_put_dates_in_order_of_their_first_day(first, second):
    a, b = parse_date(first), parse_date(second)
    assert a.earliest
    assert b.earliest
    if a.earliest < b.earliest:
        assert a.sort_key < b.sort_key


@given(DAYS, st.timedeltas(timedelta(days=1), timedelta(days=4000)))
def test_an_interval_reaches_from_its_first_day_to_its_last_and_not_back(first, length):
    try:
        last = first + length
    except OverflowError:
        return
    parsed = parse_date(f"{first}/{last}")
    assert (parsed.earliest, parsed.latest) == (first, last)
    with pytest.raises(DateFault, match="ends before it starts"):
        parse_date(f"{last}/{first}")


@given(
    st.one_of(
        st.text(max_size=DATE_LENGTH_MAX + 2),
        st.text("0123456789-/.~?%X", max_size=22),
        SINGLE_DATES.map("{}~".format),
        st.tuples(SINGLE_DATES, SINGLE_DATES).map("/".join),
    )
)
def test_any_text_is_either_a_date_that_keeps_its_text_or_a_fault(text):
    try:
        parsed = parse_date(text)
    except DateFault as fault:
        message = str(fault)
    else:
        message = parsed.display()
        assert parsed.text == text
        assert (parsed.earliest or date.min) <= (parsed.latest or date.max)
    assert message.isprintable()


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("2025-07-08/2025-07-10", "2025-07-10", True),
        ("2025-07-08/2025-07-10", "2025-07-11", False),
        ("2025-07", "2025-07-31/2025-08-02", True),
        ("2025-07-08/..", "2025-07-09", False),
    ],
)
def test_two_dates_can_overlap_when_a_day_can_lie_in_both(one, other, can):
    assert parse_date(one).can_overlap(parse_date(other)) is can
    assert parse_date(other).can_overlap(parse_date(one)) is can
