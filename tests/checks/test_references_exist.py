"""References: whatever a record names is there."""

from __future__ import annotations

import pytest

from tests.builders import (
    find_problems,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_organization,
    make_place,
    make_publisher,
    make_series,
    make_sound_data,
)

EXERCISE = "exercises/tarlan-2025.yaml"
SERIES = {"series/tarlan.yaml": make_series()}
OTS = {"organizations/ots.yaml": make_organization()}
PLACE = {"places/aktau.yaml": make_place()}


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({EXERCISE: make_exercise(series="tarlan"), **SERIES}, id="series"),
        pytest.param({EXERCISE: make_exercise(places=["aktau"]), **PLACE}, id="place"),
        pytest.param({EXERCISE: make_exercise(organizations=["ots"]), **OTS}, id="organization"),
        pytest.param({EXERCISE: make_exercise(related=["ots"]), **OTS}, id="record of any kind"),
        pytest.param({EXERCISE: make_exercise(host="AZ")}, id="party without a profile"),
        pytest.param({EXERCISE: make_exercise(related=["qazinform-tarlan"])}, id="document"),
        pytest.param(
            {"sources/qazinform.yaml": make_publisher(speaks_for=["KZ", "ots"]), **OTS}, id="voice"
        ),
        pytest.param(
            {"sources/qazinform.yaml": make_publisher(documents=[make_document(relays="mod-kz")]),
             "sources/mod-kz.yaml": make_publisher(name="Ministry", documents=[])},
            id="publisher whose word is repeated",
        ),
    ],
)  # fmt: skip
def test_what_is_there_may_be_named(tmp_path, files):
    assert find_problems(tmp_path, make_sound_data(**files)) == []


@pytest.mark.parametrize(
    ("files", "line"),
    [
        pytest.param(
            {EXERCISE: make_exercise(series="tarlam"), **SERIES},
            "exercises/tarlan-2025.yaml:7:9: series: "
            '"tarlam" is no series that the handbook has. Did you mean "tarlan"? '
            "Otherwise add data/series/tarlam.yaml.",
            id="a series that nearly exists",
        ),
        pytest.param(
            {EXERCISE: make_exercise(places=["aktau"])},
            "exercises/tarlan-2025.yaml:8:3: places[0]: "
            '"aktau" is no place that the handbook has. Add data/places/aktau.yaml.',
            id="a place",
        ),
        pytest.param(
            {EXERCISE: make_exercise(places=["ots"]), **OTS},
            "exercises/tarlan-2025.yaml:8:3: places[0]: "
            '"ots" is in the handbook, but it is no place. Name a place here.',
            id="an organization where a place is due",
        ),
        pytest.param(
            {EXERCISE: make_exercise(cites={"status": ["qazinform-tarlan", "nobody"]})},
            "exercises/tarlan-2025.yaml:10:5: cites.status[1]: "
            '"nobody" is no document that the handbook has. '
            "Add the document to its publisher in data/sources/.",
            id="a document",
        ),
        pytest.param(
            {EXERCISE: make_exercise(cites={
                "status": ["qazinform-tarlan", {"source": "nobody", "at": "para. 3"}]
            })},
            "exercises/tarlan-2025.yaml:10:13: cites.status[1].source: "
            '"nobody" is no document that the handbook has. '
            "Add the document to its publisher in data/sources/.",
            id="a document with a place in it",
        ),
        pytest.param(
            {EXERCISE: make_exercise(cites={"status": ["qazinform-tarlan", "qazinform"]})},
            "exercises/tarlan-2025.yaml:10:5: cites.status[1]: "
            '"qazinform" is in the handbook, but it is no document. Name a document here.',
            id="a publisher where a document is due",
        ),
        pytest.param(
            {EXERCISE: make_exercise(related=["birlestik"])},
            "exercises/tarlan-2025.yaml:8:3: related[0]: "
            '"birlestik" is no record that the handbook has. '
            "Name the id of a record, as its file is called.",
            id="a record of any kind",
        ),
        pytest.param(
            {"sources/qazinform.yaml": make_publisher(speaks_for=["KZ", "otz"]), **OTS},
            'sources/qazinform.yaml:12:3: speaks_for[1]: "otz" is neither a party code nor the id '
            'of an organization. Did you mean "ots"? Allowed: ots.',
            id="a voice",
        ),
        pytest.param(
            {"countries/az.yaml": make_country(
                ots_status=[{"status": "member", "cites": ["qazinform-tarlan", "nobody"]}]
            )},
            "countries/az.yaml:6:5: ots_status[0].cites[1]: "
            '"nobody" is no document that the handbook has. '
            "Add the document to its publisher in data/sources/.",
            id="a document deep inside",
        ),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest_id_and_the_file_to_add(tmp_path, files, line):
    problems = find_problems(tmp_path, make_sound_data(**files))
    assert [str(problem) for problem in problems] == [f"data/{line} [references-exist]"]


def test_a_gone_id_is_told_with_its_successors(tmp_path):
    tombstone = {
        "name": "Old name",
        "became": "moved",
        "kind": "exercises",
        "successors": ["tarlan-2025"],
        "reason": "It got its name.",
        "date": "2026-01-01",
    }
    files = {
        "tombstones/drill-2025.yaml": tombstone,
        "events/gabala.yaml": make_event(related=["drill-2025"]),
    }
    problems = find_problems(tmp_path, make_sound_data(**files))
    assert [str(problem) for problem in problems] == [
        (
            'data/events/gabala.yaml:5:3: related[0]: "drill-2025" is gone '
            '(data/tombstones/drill-2025.yaml). Name "tarlan-2025" instead. [references-exist]'
        )
    ]
