"""Repeated statements: the chain ends somewhere."""

from __future__ import annotations

from tests.builders import find_problems, make_document, make_publisher, make_sound_data


def check(tmp_path, *documents):
    files = {"sources/qazinform.yaml": make_publisher(documents=list(documents))}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_a_chain_that_ends_gives_no_problem(tmp_path):
    first = make_document(relays="second")
    second = make_document(id="second", relays="third")
    assert check(tmp_path, first, second, make_document(id="third")) == []


def test_every_document_of_a_circle_is_told(tmp_path):
    first = make_document(relays="second")
    second = make_document(id="second", relays="qazinform-tarlan")
    end = "and that chain leads back here. Delete `relays` where the statement was first made."
    path = "data/sources/qazinform.yaml"
    assert check(tmp_path, first, second) == [
        (
            f'{path}:10:11: documents[0].relays: "qazinform-tarlan" repeats "second", {end} '
            "[relays-end]"
        ),
        (
            f'{path}:16:11: documents[1].relays: "second" repeats "qazinform-tarlan", {end} '
            "[relays-end]"
        ),
    ]


def test_a_document_that_leads_into_a_circle_is_not_told_itself(tmp_path):
    first = make_document(relays="second")
    second = make_document(id="second", relays="third")
    third = make_document(id="third", relays="second")
    problems = check(tmp_path, first, second, third)
    assert [line.split(": ")[1] for line in problems] == [
        "documents[1].relays",
        "documents[2].relays",
    ]


def test_a_document_that_repeats_itself_is_told(tmp_path):
    assert len(check(tmp_path, make_document(relays="qazinform-tarlan"))) == 1
