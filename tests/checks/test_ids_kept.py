"""Ids: none goes away without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.ids_kept import check_ids_kept
from macros.loading.handbook import load_handbook
from macros.loading.versions import load_version
from tests.builders import (
    make_document,
    make_event,
    make_exercise,
    make_publisher,
    make_sound_data,
    make_tombstone,
)
from tests.repository import make_history, replace_data

FALCON = "exercises/falcon-2025.yaml"
OLD = make_sound_data(**{FALCON: make_exercise(name="Falcon-2025")})
GRAVE = "tombstones/falcon-2025.yaml"


def check(tmp_path, old, new):
    data = make_history(tmp_path, old)
    replace_data(tmp_path, new)
    loaded = load_handbook(data)
    return [str(p) for p in check_ids_kept(loaded.handbook, load_version(data, "v1"))]


def test_ids_that_are_still_there_give_no_problem(tmp_path):
    assert check(tmp_path, OLD, {**OLD, "events/gabala.yaml": make_event()}) == []


def test_a_record_that_is_gone_is_told_with_the_file_to_write(tmp_path):
    assert check(tmp_path, OLD, make_sound_data()) == [
        (
            'data/exercises/falcon-2025.yaml: "falcon-2025" was an exercise in v1 and is gone '
            "without a word. Put it back, or say what became of it in "
            "data/tombstones/falcon-2025.yaml: name, became (moved, merged, split or withdrawn), "
            "kind: exercises, successors, reason and date. [ids-kept]"
        )
    ]


def test_a_document_that_is_gone_is_told_with_the_file_to_write(tmp_path):
    publisher = make_publisher(documents=[make_document(), make_document(id="other")])
    old = make_sound_data(**{"sources/qazinform.yaml": publisher})
    assert check(tmp_path, old, make_sound_data()) == [
        (
            'data/sources/qazinform.yaml: "other" was a document in v1 and is gone without a word. '
            "Put it back, or say what became of it in data/tombstones/other.yaml: name, became "
            "(moved, merged, split or withdrawn), kind: documents, successors, reason and date. "
            "[ids-kept]"
        )
    ]


def test_a_renamed_record_is_told_by_its_old_id(tmp_path):
    new = make_sound_data(**{"exercises/falcon-25.yaml": make_exercise()})
    (problem,) = check(tmp_path, OLD, new)
    assert problem.startswith('data/exercises/falcon-2025.yaml: "falcon-2025" was an exercise')


@pytest.mark.parametrize(
    ("became", "successors"),
    [("moved", ["tarlan-2025"]), ("split", ["tarlan-2025", "qazinform"]), ("withdrawn", [])],
)
def test_a_record_with_a_tombstone_gives_no_problem(tmp_path, became, successors):
    tombstone = make_tombstone(became=became, successors=successors)
    assert check(tmp_path, OLD, make_sound_data(**{GRAVE: tombstone})) == []


def test_a_document_with_a_tombstone_gives_no_problem(tmp_path):
    publisher = make_publisher(documents=[make_document(), make_document(id="other")])
    old = make_sound_data(**{"sources/qazinform.yaml": publisher})
    tombstone = make_tombstone(kind="documents", successors=["qazinform-tarlan"])
    assert check(tmp_path, old, make_sound_data(**{"tombstones/other.yaml": tombstone})) == []


def test_a_document_that_changed_its_publisher_is_still_there(tmp_path):
    new = make_sound_data(**{"sources/kazinform.yaml": make_publisher()})
    del new["sources/qazinform.yaml"]
    new["tombstones/qazinform.yaml"] = make_tombstone(kind="sources", successors=["kazinform"])
    assert check(tmp_path, make_sound_data(), new) == []


def test_a_tombstone_of_another_kind_is_told(tmp_path):
    tombstone = make_tombstone(kind="events")
    assert check(tmp_path, OLD, make_sound_data(**{GRAVE: tombstone})) == [
        (
            'data/exercises/falcon-2025.yaml: "falcon-2025" was an exercise in v1. '
            "Write `kind: exercises` in data/tombstones/falcon-2025.yaml. [ids-kept]"
        )
    ]


def test_an_id_that_names_something_else_now_is_told(tmp_path):
    new = make_sound_data(**{"events/falcon-2025.yaml": make_event()})
    assert check(tmp_path, OLD, new) == [
        (
            'data/exercises/falcon-2025.yaml: "falcon-2025" was an exercise in v1 and is an event '
            "now. Give that one another id, and say what became of this one in "
            "data/tombstones/falcon-2025.yaml. [ids-kept]"
        )
    ]


def test_a_tombstone_that_is_gone_is_told(tmp_path):
    old = make_sound_data(**{GRAVE: make_tombstone()})
    assert check(tmp_path, old, make_sound_data()) == [
        (
            'data/tombstones/falcon-2025.yaml: "falcon-2025" was a former id in v1 and is gone. '
            "Put the file back. [ids-kept]"
        )
    ]


def test_a_record_that_came_back_needs_no_tombstone(tmp_path):
    assert check(tmp_path, make_sound_data(**{GRAVE: make_tombstone()}), OLD) == []


@pytest.mark.parametrize("content", ["name: [\n", "nme: Falcon\n", b"\xff", ""])
def test_a_record_whose_file_has_a_problem_is_not_gone(tmp_path, content):
    assert check(tmp_path, OLD, make_sound_data(**{FALCON: content})) == []


def test_a_document_in_a_file_with_a_problem_is_not_gone(tmp_path):
    new = make_sound_data(**{"sources/qazinform.yaml": {**make_publisher(), "nme": "x"}})
    assert check(tmp_path, make_sound_data(), new) == []


def test_ids_of_a_version_with_problems_count_as_well(tmp_path):
    old = make_sound_data(**{FALCON: "nme: Falcon\n"})
    (problem,) = check(tmp_path, old, make_sound_data())
    assert "falcon-2025" in problem


def test_the_problem_is_about_the_file_as_a_whole(tmp_path: Path):
    data = make_history(tmp_path, OLD)
    replace_data(tmp_path, make_sound_data())
    (problem,) = check_ids_kept(load_handbook(data).handbook, load_version(data, "v1"))
    assert (problem.line, problem.column, problem.field) == (0, 0, "")
