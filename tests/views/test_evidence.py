"""How well a field is attested."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.values.terms import Evidence
from macros.views.evidence import (
    Attestation,
    find_evidence,
    find_origin,
    find_record_evidence,
    weigh_citations,
)
from tests.builders import load_sound, make_document, make_exercise, make_publisher

DISPUTE = {
    "field": "date",
    "text": "One source starts it on 8 July, another on 9 July.",
    "values": [
        {"value": "8 July", "cites": ["agency-a"]},
        {"value": "9 July", "cites": ["paper-a"]},
    ],
}


def _publisher(name: str, documents: Iterable[dict[str, Any] | str], **changes: Any) -> Any:
    rows = [{"id": d} if isinstance(d, str) else d for d in documents]
    return make_publisher(name=name, documents=[make_document(**row) for row in rows], **changes)


def _load(folder: Path, *, cites: list[Any], **changes: Any) -> tuple[Handbook, Exercise]:
    """Load one exercise of AZ and KZ, whose date is cited as given, and five publishers."""
    exercise = make_exercise(
        date="2025-07-08",
        participants=[{"party": "AZ", "role": "host"}, {"party": "KZ", "role": "participant"}],
        cites={"status": ["paper-a"], "date": cites, "participants": ["paper-a"]},
        **changes,
    )
    weak = {"weak": "It copies other pages."}
    files = {
        "exercises/tarlan-2025.yaml": exercise,
        "sources/agency.yaml": _publisher("Agency", ["agency-a", "agency-b"]),
        "sources/paper.yaml": _publisher(
            "Paper", ["paper-a", {"id": "paper-weak", **weak}, {"id": "paper-x", "relays": "chain"}]
        ),
        "sources/mod-az.yaml": _publisher("Ministry", ["mod-az-a"], speaks_for=["AZ"]),
        "sources/mod-ge.yaml": _publisher("Georgia", ["mod-ge-a"], speaks_for=["GE"]),
        "sources/copies.yaml": _publisher("Copies", ["copies-a"], speaks_for=["AZ"], **weak),
        "sources/relays.yaml": _publisher(
            "Relays",
            [
                {"id": "of-mod", "relays": "mod-az"},
                {"id": "of-mod-document", "relays": "mod-az-a"},
                {"id": "of-agency", "relays": "agency-a"},
                {"id": "chain", "relays": "of-agency"},
                {"id": "round", "relays": "round-2"},
                {"id": "round-2", "relays": "round"},
            ],
        ),
    }
    handbook = load_sound(folder, files)
    record = handbook.find_record(Exercise, "tarlan-2025")
    assert record is not None
    return handbook, record


def _weigh(folder: Path, *cites: str, **changes: Any) -> Attestation | None:
    handbook, record = _load(folder, cites=list(cites), **changes)
    return find_evidence(handbook, record, "date")


def test_one_document_is_a_single_source(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "agency-a")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a",))


def test_two_publishers_corroborate_each_other(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "agency-a", "paper-a")
    expected = Attestation(Evidence.CORROBORATED, ("agency", "paper"), ("agency-a", "paper-a"))
    assert found == expected


def test_two_documents_of_one_publisher_are_one_origin(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "agency-a", "agency-b")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a", "agency-b"))


def test_one_document_cited_at_two_places_is_one_document(tmp_path: Path) -> None:
    handbook, record = _load(
        tmp_path,
        cites=[{"source": "agency-a", "at": "para. 1"}, {"source": "agency-a", "at": "para. 2"}],
    )
    found = find_evidence(handbook, record, "date")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a",))


def test_the_word_of_a_participants_own_body_is_official(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "mod-az-a")
    assert found == Attestation(Evidence.OFFICIAL, ("mod-az",), ("mod-az-a",))


def test_the_word_of_a_body_of_a_country_that_takes_no_part_is_not_official(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "mod-ge-a")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("mod-ge",), ("mod-ge-a",))


def test_a_report_that_relays_a_participants_body_is_official(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "of-mod")
    assert found == Attestation(Evidence.OFFICIAL, ("mod-az",), ("of-mod",))


def test_a_document_and_another_that_relays_it_are_one_origin(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "agency-a", "of-agency")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a", "of-agency"))


def test_a_chain_of_relays_ends_at_its_first_publisher(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "paper-x", "agency-b")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("paper-x", "agency-b"))


def test_relays_in_a_circle_end_at_the_publisher_of_the_document(tmp_path: Path) -> None:
    handbook, _record = _load(tmp_path, cites=["agency-a"])
    assert find_origin(handbook, "round") == "relays"


def test_a_weak_document_beside_a_strong_one_does_not_corroborate_it(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "agency-a", "paper-weak")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a", "paper-weak"))


def test_two_weak_documents_of_two_publishers_remain_a_single_source(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "paper-weak", "copies-a")
    expected = Attestation(Evidence.SINGLE_SOURCE, ("paper", "copies"), ("paper-weak", "copies-a"))
    assert found == expected


def test_a_weak_publisher_is_never_official(tmp_path: Path) -> None:
    found = _weigh(tmp_path, "copies-a")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("copies",), ("copies-a",))


def test_a_standing_dispute_makes_its_field_contested_even_against_an_official_word(
    tmp_path: Path,
) -> None:
    found = _weigh(tmp_path, "mod-az-a", disputes=[DISPUTE])
    assert found == Attestation(Evidence.CONTESTED, ("mod-az",), ("mod-az-a",))


def test_a_settled_dispute_leaves_the_evidence_as_it_is(tmp_path: Path) -> None:
    settled = {**DISPUTE, "settled": "The agency corrected its report."}
    found = _weigh(tmp_path, "agency-a", disputes=[settled])
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("agency",), ("agency-a",))


def test_a_dispute_about_one_field_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    handbook, record = _load(tmp_path, cites=["agency-a"], disputes=[DISPUTE])
    found = find_evidence(handbook, record, "participants")
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("paper",), ("paper-a",))


def test_a_record_with_any_standing_dispute_is_contested(tmp_path: Path) -> None:
    handbook, record = _load(tmp_path, cites=["agency-a"], disputes=[DISPUTE])
    found = find_record_evidence(handbook, record)
    assert found == Attestation(Evidence.CONTESTED, ("paper",), ("paper-a",))


def test_a_record_has_the_evidence_of_its_status(tmp_path: Path) -> None:
    handbook, record = _load(tmp_path, cites=["mod-az-a"])
    found = find_record_evidence(handbook, record)
    assert found == Attestation(Evidence.SINGLE_SOURCE, ("paper",), ("paper-a",))


def test_a_field_without_citations_has_no_evidence(tmp_path: Path) -> None:
    handbook, record = _load(tmp_path, cites=["agency-a"])
    assert find_evidence(handbook, record, "host") is None


def test_no_citations_are_no_evidence(tmp_path: Path) -> None:
    handbook, record = _load(tmp_path, cites=["agency-a"])
    assert weigh_citations(handbook, record, []) is None
