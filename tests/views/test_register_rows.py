"""The rows of the register and the choices of its filters."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.views.register_rows import list_choices, list_register_rows
from tests.builders import load_sound, make_country, make_exercise, make_publisher, make_series

DATES = {
    "undated": None,
    "month": "2025-08",
    "day": "2025-08-01",
    "span": "2025-08-01/2025-08-10",
    "year": "2025",
    "until": "../2024",
    "open": "2025-08-01/..",
}


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    dated = {
        f"exercises/{name}.yaml": make_exercise(name=name, **({"date": date} if date else {}))
        for name, date in DATES.items()
    }
    full = make_exercise(
        name="Ördek",
        aliases=["Ördek drill"],
        date="2023-05",
        host="TR",
        series="tarlan",
        forms=["cpx", "ftx"],
        domains=["maritime", "air"],
        participants=[
            {"party": "TR", "role": "host"},
            {"party": "US", "role": "observer"},
            {"party": "HU", "role": "participant"},
        ],
    )
    return load_sound(
        tmp_path,
        {
            **dated,
            "exercises/full.yaml": full,
            "sources/qazinform.yaml": make_publisher(),
            "series/tarlan.yaml": make_series(name="Tarlan", names={"ru": "Тарлан"}),
            "countries/tr.yaml": make_country(name="Türkiye"),
            "countries/hu.yaml": make_country(
                name="Hungary", ots_status=[{"status": "observer", "cites": ["qazinform-tarlan"]}]
            ),
        },
    )


def test_rows_sort_by_first_day_then_last_and_undated_ones_have_no_key(handbook: Handbook) -> None:
    rows = list_register_rows(handbook, handbook.list_records(Exercise))
    keys = {row.exercise.id: row.date_key for row in rows}
    assert keys["undated"] == ""
    ordered = sorted((name for name in DATES if name != "undated"), key=keys.__getitem__)
    assert ordered == ["until", "year", "day", "span", "month", "open"]


def test_a_row_knows_its_parties_year_and_evidence(handbook: Handbook) -> None:
    (row,) = list_register_rows(handbook, [handbook.by_folder["exercises"]["full"]])  # type: ignore[list-item]
    assert row.parties == ("TR", "US", "HU")
    assert (row.year, row.words) == (2023, "drill")
    assert str(row.evidence) == "single-source"


def test_choices_are_those_that_occur_each_in_its_order(handbook: Handbook) -> None:
    rows = list_register_rows(handbook, handbook.list_records(Exercise))
    choices = list_choices(handbook, rows)
    assert [(title, [c.code for c in group]) for title, group in choices.parties] == [
        ("Members of the OTS", ["TR"]),
        ("Observers", ["HU"]),
        ("Others", ["US"]),
    ]
    assert [(c.code, c.name, c.words) for c in choices.series] == [
        ("tarlan", "Tarlan", "tarlan тарлан")
    ]
    assert [str(form) for form in choices.forms] == ["ftx", "cpx"]
    assert [str(domain) for domain in choices.domains] == ["air", "maritime"]
    assert [str(status) for status in choices.statuses] == ["held"]
    assert [str(framework) for framework in choices.frameworks] == ["bilateral"]
    assert [str(level) for level in choices.evidence] == ["single-source"]
    assert choices.years == (2023, 2024, 2025)


def test_a_register_without_rows_has_no_choices(handbook: Handbook) -> None:
    choices = list_choices(handbook, [])
    assert (choices.parties, choices.series, choices.years) == ((), (), ())
