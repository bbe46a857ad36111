"""What all records share: figures, citations, claims, read-only mappings."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.records.base import Citation, Figure, SourcedRecord, is_empty
from macros.records.exercise import Exercise
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from tests.builders import DOCUMENT_ID, make_document, make_exercise, make_publisher

NO_NUMBER = 'has no clear number. Write either "value", or both "low" and "high".'


def make_figure(**numbers):
    return {
        "unit": "personnel",
        "scope": "all participants",
        "basis": "official",
        "cites": [DOCUMENT_ID],
        **numbers,
    }


def build(**changes):
    return Exercise.model_validate({"id": "tarlan-2025", **make_exercise(**changes)})


@pytest.mark.parametrize(
    "numbers", [{"value": "4000"}, {"low": "10", "high": "15"}, {"low": "10", "high": "10"}]
)
def test_a_figure_has_one_number_or_a_range(numbers):
    assert Figure.model_validate(make_figure(**numbers)).unit == "personnel"


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({}, NO_NUMBER),
        ({"low": "10"}, NO_NUMBER),
        ({"high": "10"}, NO_NUMBER),
        ({"value": "10", "low": "10"}, NO_NUMBER),
        ({"value": "10", "low": "10", "high": "15"}, NO_NUMBER),
        (
            {"low": "15", "high": "10"},
            'has a "low" above its "high". Put the smaller number into "low".',
        ),
    ],
)
def test_any_other_figure_is_refused(numbers, message):
    with pytest.raises(ValidationError) as caught:
        Figure.model_validate(make_figure(**numbers))
    assert [error["msg"] for error in caught.value.errors()] == [message]


def test_a_citation_is_a_bare_id_or_an_id_with_a_place_in_the_document():
    cites = {"status": ["a", {"source": "b", "at": "para. 16"}]}
    assert build(cites=cites).cites_of("status") == (
        Citation(source="a"),
        Citation(source="b", at="para. 16"),
    )


def test_a_field_without_citations_gives_an_empty_list():
    assert build().cites_of("date") == ()


def test_citations_are_found_wherever_they_stand():
    exercise = build(
        participants=[{"party": "AZ", "role": "host", "cites": ["b"]}],
        personnel=[make_figure(value="4000", cites=["c"])],
        facts=[{"text": "It rained.", "cites": ["d"]}],
        disputes=[
            {
                "field": "date",
                "text": "They differ.",
                "values": [{"value": "1", "cites": ["e"]}, {"value": "2", "cites": ["f"]}],
            }
        ],
        cites={"status": ["a"]},
    )
    assert [(path, citation.source) for path, citation in exercise.list_cites()] == [
        (("facts", 0, "cites", 0), "d"),
        (("disputes", 0, "values", 0, "cites", 0), "e"),
        (("disputes", 0, "values", 1, "cites", 0), "f"),
        (("cites", "status", 0), "a"),
        (("participants", 0, "cites", 0), "b"),
        (("personnel", 0, "cites", 0), "c"),
    ]


def test_only_claims_that_are_filled_must_be_cited():
    assert build(host="AZ", date="2025").list_claims() == ("status", "date", "host")


def test_the_form_of_an_exercise_must_be_cited_only_where_a_source_states_it():
    assert "forms" not in build(forms_basis="inferred").list_claims()
    assert "forms" in build(forms_basis="stated").list_claims()


@pytest.mark.parametrize(
    ("value", "is_left_out"), [(None, True), ((), True), ({}, True), ("", False)]
)
def test_a_field_is_empty_when_it_was_left_out(value, is_left_out):
    assert is_empty(value) is is_left_out


@pytest.mark.parametrize("change", [{}, {"names": {"ru": "Тарлан"}}])
def test_the_mappings_of_a_record_are_read_only(change):
    exercise = build(**change)
    with pytest.raises(TypeError):
        exercise.names["az"] = "Tərlan"
    with pytest.raises(TypeError):
        exercise.cites["date"] = ()


def test_the_fields_of_a_record_are_read_only():
    with pytest.raises(ValidationError, match="frozen"):
        build().name = "Other"


def test_a_record_can_be_written_out_again_without_its_id():
    written = build(names={"ru": "Тарлан"}).model_dump(mode="json", exclude_defaults=True)
    assert written["names"] == {"ru": "Тарлан"}
    assert written["cites"] == {"status": [{"source": DOCUMENT_ID}]}
    assert "id" not in written


def test_the_parties_of_an_exercise_come_once_each_with_the_host_first():
    participants = [{"party": "KZ", "role": "participant"}, {"party": "AZ", "role": "host"}]
    assert build(host="AZ", participants=participants).list_parties() == ("AZ", "KZ")


def test_a_title_in_square_brackets_is_our_own():
    documents = [make_document(), make_document(id="other", title="Drills open")]
    publisher = Publisher.model_validate({"id": "q", **make_publisher(documents=documents)})
    assert [d.has_own_title for d in publisher.documents] == [False, True]
    assert list(publisher.map_documents()) == [DOCUMENT_ID, "other"]


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_every_kind_of_record_names_its_folder_and_itself(folder):
    model = RECORD_KINDS[folder]
    assert model.folder == folder
    assert model.noun


@pytest.mark.parametrize(
    "model",
    [model for model in RECORD_KINDS.values() if issubclass(model, SourcedRecord)],
    ids=lambda model: model.folder,
)
def test_claims_are_fields_that_exist(model):
    assert set(model.claim_fields()) <= set(model.model_fields)
    assert "summary" in model.claim_fields()
