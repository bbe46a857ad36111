"""The names under which readers look for a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.views.search_words import (
    find_exercise_words,
    find_party_words,
    list_names,
    list_party_spellings,
)
from tests.builders import (
    load_sound,
    make_country,
    make_exercise,
    make_organization,
    make_place,
)


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    return load_sound(
        tmp_path,
        {
            "countries/kz.yaml": make_country(
                name="Kazakhstan", names={"kk": "Қазақстан"}, aliases=["Qazaqstan Respublikasy"]
            ),
            "places/aktau.yaml": make_place(name="Aktau", names={"kk": "Ақтау"}, aliases=["Aqtau"]),
            "organizations/ots.yaml": make_organization(aliases=["OTS"]),
            "exercises/birlestik-2024.yaml": make_exercise(
                name="Birlestik-2024",
                names={"az": "Birləşdik-2024"},
                aliases=["Unity-2024"],
                host="KZ",
                places=["aktau"],
                organizations=["ots"],
                host_label="command-staff exercise",
            ),
            "exercises/bare.yaml": make_exercise(name="Bare"),
        },
    )


def test_a_record_is_found_by_its_name_native_names_and_aliases(handbook: Handbook) -> None:
    exercise = handbook.find_record(Exercise, "birlestik-2024")
    assert exercise is not None
    assert list(list_names(exercise)) == ["Birlestik-2024", "Birləşdik-2024", "Unity-2024"]


def test_a_state_is_found_by_its_names_in_the_languages_of_the_region(handbook: Handbook) -> None:
    country = handbook.find_record(Country, "kz")
    assert country is not None
    names = list(list_names(country))
    assert names[:3] == ["Kazakhstan", "Қазақстан", "Qazaqstan Respublikasy"]
    assert {"Qazaxıstan", "Kazakistan", "Казахстан", "Kazahsztán", "KZ"} <= {*names}


def test_native_names_of_several_words_are_no_spellings_of_a_state() -> None:
    assert list_party_spellings("GB") == ("United Kingdom", "Ұлыбритания", "Великобритания", "GB")


def test_a_party_without_a_profile_is_found_by_the_names_of_cldr(handbook: Handbook) -> None:
    assert find_party_words(handbook, "HU").split()[:2] == ["hungary", "macaristan"]
    assert "qazaqstan" in find_party_words(handbook, "KZ").split()


def test_an_exercise_is_found_by_its_places_organizations_and_label(handbook: Handbook) -> None:
    exercise = handbook.find_record(Exercise, "birlestik-2024")
    assert exercise is not None
    assert find_exercise_words(handbook, exercise) == (
        "birlestik 2024 birlesdik unity aktau актау aqtau organization of turkic states ots"
        " command staff exercise"
    )


def test_an_exercise_without_place_or_label_is_found_by_its_name(handbook: Handbook) -> None:
    exercise = handbook.find_record(Exercise, "bare")
    assert exercise is not None
    assert find_exercise_words(handbook, exercise) == "bare"
