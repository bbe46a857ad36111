"""The columns of Multinational Military Exercises v7, and what they cannot hold."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from macros.exports.as_mme import COLUMNS, export_mme
from tests.builders import make_exercise, make_place, make_series, make_term
from tests.exports.inputs import export_text, make_input, make_real_input

# Source: the header of `data-raw/mme_v7.csv` in the R package troopdata.
_FIRST_COLUMNS = [
    "MMEID",
    "Ex_Name",
    "Series_Name",
    "Location",
    "lat",
    "lon",
    "StartDate",
    "s.year",
    "s.month",
    "s.day",
    "EndDate",
    "e.year",
    "e.month",
    "e.day",
    "CPX",
    "Air",
    "Land",
    "Sea",
    "Amphibious",
    "Cyber",
    "Warfighting",
    "Peacekeeping",
    "Humanitarian",
    "FocusDescription",
    "AdditionalParticipantInfo",
    "StateA",
    "StateB",
]
_TERMS = {
    "vocabulary/domain-air.yaml": ("domain", "air", "Air"),
    "vocabulary/domain-land.yaml": ("domain", "land", "Land"),
    "vocabulary/focus-peace-support.yaml": ("focus", "peace-support", "Peacekeeping"),
}


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _export(folder: Path, **changes: Any) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
    """Give the rows for one exercise, and the fields and reasons of what they leave out."""
    files = {
        "exercises/tarlan-2025.yaml": make_exercise(**changes),
        "series/tarlan.yaml": make_series(),
        "places/aktau.yaml": make_place(coordinates={"lat": "43.65", "lon": "-51.15"}),
        "places/mangystau.yaml": make_place(
            name="Mangystau", kind="region", coordinates={"lat": "44", "lon": "53"}
        ),
        **{
            path: make_term(
                name=column,
                vocabulary=vocabulary,
                code=code,
                crosswalk=[{"dataset": "mme-v7", "code": column}],
            )
            for path, (vocabulary, code, column) in _TERMS.items()
        },
    }
    source = make_input(folder, files)
    left_out = _read(export_text(export_mme, source, "mme/mme-not-held.csv"))
    return _read(export_text(export_mme, source, "mme/mme-v7.csv")), [
        (row["field"], row["reason"]) for row in left_out if row["record"] != "*"
    ]


def _export_row(folder: Path, **changes: Any) -> dict[str, str]:
    rows, _left_out = _export(folder, **changes)
    assert len(rows) == 1
    return rows[0]


def test_the_columns_are_those_of_the_data_set_in_its_order() -> None:
    assert list(COLUMNS[:27]) == _FIRST_COLUMNS
    assert len(COLUMNS) == 64
    assert COLUMNS[50:52] == ("StateZ", "StateAA")
    assert COLUMNS[-1] == "StateAM"


def test_an_exercise_of_which_little_is_known_is_unknown_in_all_other_columns(
    tmp_path: Path,
) -> None:
    row = _export_row(tmp_path)
    unknown = {name for name, cell in row.items() if cell == "-9"}
    assert {name: cell for name, cell in row.items() if cell not in {"", "-9"}} == {
        "MMEID": "tarlan-2025",
        "Ex_Name": "Tarlan-2025",
        "CPX": "0",
    }
    assert {"Location", "StartDate", "e.day", "Air", "Warfighting", "StateA"} <= unknown
    assert [row[name] for name in ("Series_Name", "lat", "lon", "StateB")] == [""] * 4


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-07-08/2025-07-10", "2025-07-08 2025 7 8", "2025-07-10 2025 7 10"),
        ("2025-07", "2025-07-xx 2025 7 xx", "2025-07-xx 2025 7 xx"),
        ("2025", "2025-xx-xx 2025 -9 xx", "2025-xx-xx 2025 -9 xx"),
        ("2025-07-08/", "2025-07-08 2025 7 8", "-9 -9 -9 -9"),
        ("202X", "-9 -9 -9 -9", "-9 -9 -9 -9"),
    ],
)
def test_dates_are_never_filled_up(tmp_path: Path, date: str, start: str, end: str) -> None:
    row = _export_row(tmp_path, date=date)
    assert [row[name] for name in ("StartDate", "s.year", "s.month", "s.day")] == start.split()
    assert [row[name] for name in ("EndDate", "e.year", "e.month", "e.day")] == end.split()


@pytest.mark.parametrize("date", ["2025-07~", "2025-07-08?", "2025-22", "202X", "2025-07-08/.."])
def test_a_date_that_the_columns_cannot_hold_is_listed(tmp_path: Path, date: str) -> None:
    _rows, left_out = _export(tmp_path, date=date)
    assert left_out == [("date", f"The columns cannot hold {date}, as it is in EDTF.")]


@pytest.mark.parametrize("date", ["2025", "2025-07", "2025-07-08/", "2025-07-08/2025-07-10"])
def test_a_date_that_they_hold_is_not_listed(tmp_path: Path, date: str) -> None:
    assert _export(tmp_path, date=date)[1] == []


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled", "unconfirmed"])
def test_what_was_not_held_gives_no_row_and_is_listed(tmp_path: Path, status: str) -> None:
    rows, left_out = _export(tmp_path, status=status)
    assert rows == []
    assert left_out == [("status", f"Has the status {status}; the data set holds what took place.")]


def test_states_are_those_that_take_part_by_the_names_of_the_data_set(tmp_path: Path) -> None:
    roles = {"TR": "host", "AZ": "participant", "KZ": "observer", "TRNC": "participant"}
    participants = [{"party": party, "role": role} for party, role in roles.items()]
    rows, left_out = _export(tmp_path, participants=participants)
    assert [rows[0][name] for name in ("StateA", "StateB", "StateC")] == [
        "Azerbaijan",
        "Turkey",
        "",
    ]
    assert rows[0]["AdditionalParticipantInfo"] == (
        "Kazakhstan (observer); Northern Cyprus (TRNC) (participant)"
    )
    assert left_out == [
        ("participants", "No column for the role of KZ: observer."),
        ("participants", "No column for a party that it does not list as a state: TRNC."),
    ]


def test_one_known_point_gives_coordinates(tmp_path: Path) -> None:
    row = _export_row(tmp_path, places=["aktau"])
    assert [row[name] for name in ("Location", "lat", "lon")] == ["Aktau", "43.65", "-51.15"]


@pytest.mark.parametrize("places", [["mangystau"], ["aktau", "mangystau"]])
def test_an_area_or_several_places_give_none_and_are_listed(
    tmp_path: Path, places: list[str]
) -> None:
    rows, left_out = _export(tmp_path, places=places)
    assert (rows[0]["lat"], rows[0]["lon"]) == ("", "")
    assert left_out == [
        ("places", "No single point with a known position: lat and lon are left empty.")
    ]


def test_without_a_place_the_host_is_the_location(tmp_path: Path) -> None:
    assert _export_row(tmp_path, host="TR")["Location"] == "Turkey"


@pytest.mark.parametrize(
    ("domains", "air", "land", "sea"),
    [
        ([], "-9", "-9", "-9"),
        (["air"], "1", "0", "0"),
        (["air", "land"], "1", "1", "0"),
        (["air", "joint"], "1", "-9", "-9"),
        (["special-operations"], "-9", "-9", "-9"),
    ],
)
def test_a_domain_is_0_only_where_all_domains_are_known(
    tmp_path: Path, domains: list[str], air: str, land: str, sea: str
) -> None:
    row = _export_row(tmp_path, domains=domains)
    assert [row[name] for name in ("Air", "Land", "Sea")] == [air, land, sea]


@pytest.mark.parametrize(
    ("forms", "code"), [(["cpx", "ftx"], "1"), (["ftx"], "0"), (["not-stated"], "-9")]
)
def test_a_command_post_exercise_is_marked(tmp_path: Path, forms: list[str], code: str) -> None:
    assert _export_row(tmp_path, forms=forms)["CPX"] == code


def test_a_focus_follows_the_crosswalk_and_is_listed_where_there_is_none(tmp_path: Path) -> None:
    rows, left_out = _export(tmp_path, focus=["peace-support", "airborne"])
    assert (rows[0]["Peacekeeping"], rows[0]["Humanitarian"]) == ("1", "0")
    assert left_out == [("focus", "No column matches airborne.")]


def test_series_purpose_and_disputes(tmp_path: Path) -> None:
    dispute = {
        "field": "date",
        "text": "The day differs.",
        "values": [{"value": day, "cites": ["qazinform-tarlan"]} for day in ("8", "9")],
    }
    rows, left_out = _export(tmp_path, series="tarlan", purpose="Flights.", disputes=[dispute])
    assert (rows[0]["Series_Name"], rows[0]["FocusDescription"]) == ("Tarlan", "Flights.")
    assert left_out == [("date", "Disputed; a column holds one value.")]


def test_minus_nine_stays_a_number_and_formulas_do_not_run(tmp_path: Path) -> None:
    row = _export_row(tmp_path, name="=1+1")
    assert (row["Ex_Name"], row["Warfighting"]) == ("'=1+1", "-9")


def test_every_real_exercise_has_a_row_or_a_reason() -> None:
    source = make_real_input()
    rows = _read(export_text(export_mme, source, "mme/mme-v7.csv"))
    left_out = _read(export_text(export_mme, source, "mme/mme-not-held.csv"))
    planned = [row["record"] for row in left_out if row["reason"].startswith("Has the status")]
    held = [row["MMEID"] for row in rows]
    assert sorted([*held, *planned]) == sorted(source.handbook.by_folder["exercises"])
