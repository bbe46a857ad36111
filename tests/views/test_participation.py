"""Who trained with whom, and who stands how in the OTS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.values.terms import OtsStatus
from macros.views.participation import (
    PartnerCount,
    count_partners,
    find_standing,
    list_exercises_of,
    list_members,
)
from tests.builders import DOCUMENT_ID, load_sound, make_country, make_exercise


def _parties(**roles: str) -> list[dict[str, str]]:
    return [{"party": party, "role": role} for party, role in roles.items()]


def _load_exercises(folder: Path, **exercises: dict[str, Any]) -> Handbook:
    files = {
        f"exercises/{name.replace('_', '-')}.yaml": make_exercise(name=name, **changes)
        for name, changes in exercises.items()
    }
    return load_sound(folder, files)


def test_partners_are_counted_by_held_exercises_the_most_frequent_first(tmp_path: Path) -> None:
    handbook = _load_exercises(
        tmp_path,
        first={"participants": _parties(AZ="host", TR="participant")},
        second={"participants": _parties(TR="host", AZ="participant", KZ="participant")},
        third={"participants": _parties(UZ="host", KZ="participant")},
    )
    expected = (PartnerCount("TR", 2), PartnerCount("KZ", 1))
    assert count_partners(handbook, "AZ") == expected


def test_partners_met_equally_often_stand_in_order_of_their_codes(tmp_path: Path) -> None:
    handbook = _load_exercises(
        tmp_path, first={"participants": _parties(AZ="host", UZ="participant", KZ="participant")}
    )
    assert count_partners(handbook, "AZ") == (PartnerCount("KZ", 1), PartnerCount("UZ", 1))


@pytest.mark.parametrize("role", ["observer", "invited", "withdrew", "unspecified"])
def test_a_partner_that_only_looks_on_is_not_counted(tmp_path: Path, role: str) -> None:
    handbook = _load_exercises(tmp_path, one={"participants": _parties(AZ="host", TR=role)})
    assert count_partners(handbook, "AZ") == ()


def test_a_country_that_only_looks_on_has_no_partners(tmp_path: Path) -> None:
    handbook = _load_exercises(
        tmp_path, one={"participants": _parties(TR="host", KZ="participant", AZ="observer")}
    )
    assert count_partners(handbook, "AZ") == ()


@pytest.mark.parametrize("status", ["proposed", "planned", "cancelled", "unconfirmed"])
def test_exercises_that_were_not_held_are_not_counted(tmp_path: Path, status: str) -> None:
    handbook = _load_exercises(
        tmp_path, one={"participants": _parties(AZ="host", TR="participant"), "status": status}
    )
    assert count_partners(handbook, "AZ") == ()


def test_exercises_of_a_country_include_every_role_oldest_first_undated_last(
    tmp_path: Path,
) -> None:
    handbook = _load_exercises(
        tmp_path,
        undated={"participants": _parties(AZ="invited")},
        later={"date": "2025-02", "participants": _parties(AZ="observer")},
        earlier={"date": "2025-01", "host": "AZ"},
        other={"date": "2024", "host": "TR"},
    )
    names = [exercise.name for exercise in list_exercises_of(handbook, "AZ")]
    assert names == ["earlier", "later", "undated"]


def _load_country(folder: Path, *standings: tuple[str, str | None]) -> Country:
    rows = [
        {"status": status, "cites": [DOCUMENT_ID], **({"date": date} if date else {})}
        for status, date in standings
    ]
    handbook = load_sound(folder, {"countries/az.yaml": make_country(ots_status=rows)})
    return handbook.list_records(Country)[0]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ([("founding-member", "2009-10-03/..")], OtsStatus.FOUNDING_MEMBER),
        ([("founding-member", "2009-10-03"), ("chair", "2025-10-07/..")], "founding-member"),
        ([("chair", "2019/2021"), ("member", None)], OtsStatus.MEMBER),
        ([("observer", "2018/2022"), ("member", "2022/..")], OtsStatus.MEMBER),
        ([("observer", "2018/..")], OtsStatus.OBSERVER),
        ([("observer", "2018/")], OtsStatus.OBSERVER),
        ([("member", "2009/2019")], OtsStatus.NONE),
        ([("chair", "2025/..")], OtsStatus.NONE),
        ([("none", None)], OtsStatus.NONE),
    ],
)
def test_the_present_standing_passes_over_chairs_and_what_has_ended(
    tmp_path: Path, standings: list[tuple[str, str | None]], expected: OtsStatus
) -> None:
    assert find_standing(_load_country(tmp_path, *standings)) == expected


def test_members_are_found_by_their_present_standing_and_listed_by_name(tmp_path: Path) -> None:
    def country(name: str, status: str, date: str) -> Any:
        standing = {"status": status, "date": date, "cites": [DOCUMENT_ID]}
        return make_country(name=name, ots_status=[standing])

    handbook = load_sound(
        tmp_path,
        {
            "countries/uz.yaml": country("Uzbekistan", "member", "2019/.."),
            "countries/az.yaml": country("Azerbaijan", "founding-member", "2009/.."),
            "countries/hu.yaml": country("Hungary", "observer", "2018/.."),
            "countries/tm.yaml": country("Turkmenistan", "member", "2009/2010"),
        },
    )
    members = list_members(handbook, OtsStatus.FOUNDING_MEMBER, OtsStatus.MEMBER)
    assert [country.id for country in members] == ["az", "uz"]
