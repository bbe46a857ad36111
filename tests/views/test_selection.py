"""Exercises by the filters of the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.loading.handbook import Handbook
from macros.values.terms import Domain, Form, Framework, Status
from macros.views.selection import list_exercises
from tests.builders import load_sound, make_country, make_exercise, make_series


def _parties(**roles: str) -> list[dict[str, str]]:
    return [{"party": party, "role": role} for party, role in roles.items()]


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    """Three exercises that differ in every column; AZ, KZ and TR are members of the OTS."""
    exercises = {
        "first": make_exercise(
            name="First",
            date="2023-05/2023-06",
            host="AZ",
            participants=_parties(AZ="host", TR="participant", KZ="participant"),
            domains=["air", "land"],
            framework="ots",
            series="tarlan",
        ),
        "second": make_exercise(
            name="Second",
            date="2024-12-30/2025-01-02",
            participants=_parties(KZ="host", GE="participant", AZ="observer"),
            forms=["cpx", "cax"],
            framework="cis",
        ),
        "undated": make_exercise(name="Undated", status="proposed", forms=["not-stated"]),
    }
    files: dict[str, Any] = {f"exercises/{k}.yaml": fields for k, fields in exercises.items()}
    files |= {f"countries/{code}.yaml": make_country(name=code) for code in ("az", "kz", "tr")}
    return load_sound(tmp_path, {**files, "series/tarlan.yaml": make_series()})


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["first", "second", "undated"]),
        ({"country": "AZ"}, ["first", "second"]),
        ({"country": "GE"}, ["second"]),
        ({"country": "HU"}, []),
        ({"year": 2024}, ["second"]),
        ({"year": 2025}, []),
        ({"since": 2024}, ["second"]),
        ({"until": 2023}, ["first"]),
        ({"since": 2023, "until": 2024}, ["first", "second"]),
        ({"status": Status.PROPOSED}, ["undated"]),
        ({"framework": Framework.CIS}, ["second"]),
        ({"domain": Domain.LAND}, ["first"]),
        ({"form": Form.CAX}, ["second"]),
        ({"series": "tarlan"}, ["first"]),
        ({"members_at_least": 1}, ["first", "second"]),
        ({"members_at_least": 3}, ["first"]),
        ({"members_at_least": 4}, []),
        ({"country": "AZ", "status": Status.HELD, "since": 2024}, ["second"]),
        ({"country": "AZ", "framework": Framework.BILATERAL}, []),
    ],
)
def test_the_register_keeps_what_passes_every_filter_oldest_first(
    handbook: Handbook, filters: dict[str, Any], expected: list[str]
) -> None:
    assert [exercise.id for exercise in list_exercises(handbook, **filters)] == expected
