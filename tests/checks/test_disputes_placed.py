"""Disputes: each says which field it is about."""

from __future__ import annotations

import pytest

from tests.builders import DOCUMENT_ID, find_problems, make_exercise, make_sound_data


def check(tmp_path, field):
    sides = [{"value": side, "cites": [DOCUMENT_ID]} for side in ("8 July", "9 July")]
    dispute = {"field": field, "text": "They differ.", "values": sides}
    files = {"exercises/tarlan-2025.yaml": make_exercise(disputes=[dispute])}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize("field", ["date", "participants", "name", "facts"])
def test_a_dispute_about_a_field_of_the_record_gives_no_problem(tmp_path, field):
    assert check(tmp_path, field) == []


@pytest.mark.parametrize(
    ("field", "remedy"),
    [
        ("dat", ' Did you mean "date"?'),
        ("participant", ' Did you mean "participants"?'),
        ("???", ""),
    ],
)
def test_a_dispute_about_anything_else_is_told(tmp_path, field, remedy):
    assert check(tmp_path, field) == [
        (
            f'data/exercises/tarlan-2025.yaml:8:10: disputes[0].field: "{field}" is no field of '
            f"exercise records.{remedy} [disputes-placed]"
        )
    ]


@pytest.mark.parametrize("field", ["id", "cites", "disputes", "gaps", "related"])
def test_what_states_nothing_cannot_be_disputed(tmp_path, field):
    assert len(check(tmp_path, field)) == 1
