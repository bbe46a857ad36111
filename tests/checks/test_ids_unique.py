"""Ids: one id, one thing."""

from __future__ import annotations

from tests.builders import (
    find_problems,
    make_document,
    make_event,
    make_exercise,
    make_publisher,
    make_sound_data,
)


def test_different_ids_give_no_problem(tmp_path):
    files = {"exercises/tarlan-2024.yaml": make_exercise(), "events/gabala.yaml": make_event()}
    assert find_problems(tmp_path, make_sound_data(**files)) == []


def test_the_second_record_with_an_id_is_told(tmp_path):
    files = {"events/tarlan-2025.yaml": make_event()}
    assert [str(p) for p in find_problems(tmp_path, make_sound_data(**files))] == [
        (
            'data/events/tarlan-2025.yaml:1:1: "tarlan-2025" is already the id of '
            "data/exercises/tarlan-2025.yaml. Rename this file. [ids-unique]"
        )
    ]


def test_the_second_document_with_an_id_is_told_where_it_stands(tmp_path):
    files = {"sources/azertag.yaml": make_publisher(documents=[make_document()])}
    assert [str(p) for p in find_problems(tmp_path, make_sound_data(**files))] == [
        (
            'data/sources/qazinform.yaml:5:7: documents[0].id: "qazinform-tarlan" is already the '
            "id of a document in data/sources/azertag.yaml. Choose another id here. [ids-unique]"
        )
    ]


def test_a_document_with_the_id_of_a_record_is_told(tmp_path):
    documents = [make_document(), make_document(id="tarlan-2025")]
    files = {
        "sources/qazinform.yaml": make_publisher(documents=documents),
        "events/gabala.yaml": make_event(related=["tarlan-2025"]),
    }
    assert [str(p) for p in find_problems(tmp_path, make_sound_data(**files))] == [
        (
            'data/sources/qazinform.yaml:10:7: documents[1].id: "tarlan-2025" is already the id of '
            "data/exercises/tarlan-2025.yaml. Choose another id here. [ids-unique]"
        )
    ]
