"""Tombstones: none for an id that is in use."""

from __future__ import annotations

from tests.builders import find_problems, make_sound_data, make_tombstone


def check(tmp_path, former_id):
    files = {f"tombstones/{former_id}.yaml": make_tombstone()}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_a_tombstone_for_an_id_that_is_gone_gives_no_problem(tmp_path):
    assert check(tmp_path, "falcon-2025") == []


def test_a_tombstone_for_a_record_that_is_there_is_told_once(tmp_path):
    assert check(tmp_path, "qazinform") == [
        (
            'data/tombstones/qazinform.yaml:1:1: "qazinform" is not gone: it is the id of '
            "data/sources/qazinform.yaml. Delete this file, or give that one another id. "
            "[tombstones-apart]"
        )
    ]


def test_a_tombstone_for_a_document_that_is_there_is_told_once(tmp_path):
    assert check(tmp_path, "qazinform-tarlan") == [
        (
            'data/tombstones/qazinform-tarlan.yaml:1:1: "qazinform-tarlan" is not gone: it is the '
            "id of a document in data/sources/qazinform.yaml. Delete this file, or give that one "
            "another id. [tombstones-apart]"
        )
    ]
