"""Sources: none that carries nothing."""

from __future__ import annotations

from tests.builders import (
    find_problems,
    make_document,
    make_publisher,
    make_sound_data,
    make_tombstone,
)

SOURCE = "sources/qazinform.yaml"
NO_USE = (
    "This publisher has no document and no document repeats its word. "
    "Add a document, or delete the file. [documents-used]"
)


def check(tmp_path, **files):
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_a_document_that_nothing_cites_is_told(tmp_path):
    documents = [make_document(), make_document(id="other")]
    assert check(tmp_path, **{SOURCE: make_publisher(documents=documents)}) == [
        (
            'data/sources/qazinform.yaml:10:7: documents[1].id: Nothing cites "other". '
            "Cite it where it carries a fact, or delete it. [documents-used]"
        )
    ]


def test_a_document_that_another_one_repeats_is_used(tmp_path):
    documents = [make_document(relays="other"), make_document(id="other")]
    assert check(tmp_path, **{SOURCE: make_publisher(documents=documents)}) == []


def test_a_publisher_without_documents_and_without_use_is_told(tmp_path):
    publisher = make_publisher(documents=[])
    assert check(tmp_path, **{"sources/mod-kz.yaml": publisher}) == [
        f"data/sources/mod-kz.yaml:1:1: {NO_USE}"
    ]


def test_a_publisher_whose_word_is_repeated_is_used(tmp_path):
    files = {
        SOURCE: make_publisher(documents=[make_document(relays="mod-kz")]),
        "sources/mod-kz.yaml": make_publisher(documents=[]),
    }
    assert check(tmp_path, **files) == []


def test_a_document_that_only_a_tombstone_names_is_told(tmp_path):
    files = {
        SOURCE: make_publisher(documents=[make_document(), make_document(id="other")]),
        "tombstones/gone.yaml": make_tombstone(kind="documents", successors=["other"]),
    }
    (problem,) = check(tmp_path, **files)
    assert 'Nothing cites "other".' in problem
