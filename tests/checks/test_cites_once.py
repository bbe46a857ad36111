"""Citations: no document twice for one thing."""

from __future__ import annotations

from tests.builders import DOCUMENT_ID, find_problems, make_exercise, make_sound_data


def check(tmp_path, sources):
    files = {"exercises/tarlan-2025.yaml": make_exercise(cites={"status": sources})}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_two_places_in_one_document_may_be_cited(tmp_path):
    places = [{"source": DOCUMENT_ID, "at": "para. 1"}, {"source": DOCUMENT_ID, "at": "para. 2"}]
    assert check(tmp_path, [DOCUMENT_ID, *places]) == []


def test_one_document_twice_in_one_list_is_told(tmp_path):
    assert check(tmp_path, [DOCUMENT_ID, DOCUMENT_ID]) == [
        (
            'data/exercises/tarlan-2025.yaml:10:5: cites.status[1]: "qazinform-tarlan" stands '
            "twice in this list. Delete one. [cites-once]"
        )
    ]


def test_one_place_twice_in_one_list_is_told(tmp_path):
    place = {"source": DOCUMENT_ID, "at": "para. 1"}
    assert len(check(tmp_path, [place, place])) == 1
