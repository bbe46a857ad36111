"""What each document supports."""

from __future__ import annotations

from pathlib import Path

from macros.views.source_use import SourceUse, list_documents_cited, list_relaying, list_uses
from tests.builders import (
    load_sound,
    make_country,
    make_document,
    make_exercise,
    make_publisher,
    make_term,
)


def _documents(*ids: str, relays: str | None = None) -> list[dict[str, str]]:
    more = {"relays": relays} if relays else {}
    return [make_document(id=document_id, **more) for document_id in ids]


def test_uses_name_each_record_once_with_its_fields_in_order(tmp_path: Path) -> None:
    facts = [{"text": text, "cites": ["report"]} for text in ("It rained.", "It was cold.")]
    handbook = load_sound(
        tmp_path,
        {
            "exercises/b.yaml": make_exercise(
                name="B",
                date="2025",
                participants=[{"party": "AZ", "role": "host", "cites": ["report"]}],
                facts=facts,
                cites={"status": ["report"], "date": ["report"], "participants": ["other"]},
            ),
            "countries/az.yaml": make_country(
                name="A", ots_status=[{"status": "member", "cites": ["report"]}]
            ),
            "sources/agency.yaml": make_publisher(documents=_documents("report", "other")),
        },
    )
    by_id = {record.id: record for record in handbook.list_all()}
    assert list_uses(handbook, "report") == (
        SourceUse(by_id["az"], ("ots_status",)),
        SourceUse(by_id["b"], ("facts", "status", "date", "participants")),
    )


def test_a_document_that_carries_a_definition_supports_that_definition(tmp_path: Path) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "vocabulary/form-ftx.yaml": make_term(cites=["report"]),
            "sources/agency.yaml": make_publisher(documents=_documents("report")),
        },
    )
    term = handbook.by_folder["vocabulary"]["form-ftx"]
    assert list_uses(handbook, "report") == (SourceUse(term, ("definition",)),)


def test_a_document_that_is_only_repeated_supports_nothing_by_itself(tmp_path: Path) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "sources/agency.yaml": make_publisher(documents=_documents("report")),
            "sources/paper.yaml": make_publisher(documents=_documents("copy", relays="report")),
        },
    )
    assert list_uses(handbook, "report") == ()


def test_documents_that_repeat_a_document_or_a_publisher_are_found(tmp_path: Path) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "sources/agency.yaml": make_publisher(documents=_documents("report")),
            "sources/paper.yaml": make_publisher(
                documents=_documents("b-copy", "a-copy", relays="report")
            ),
            "sources/site.yaml": make_publisher(documents=_documents("word", relays="agency")),
        },
    )
    assert list_relaying(handbook, "report") == ("a-copy", "b-copy")
    assert list_relaying(handbook, "agency") == ("word",)
    assert list_relaying(handbook, "word") == ()


def test_documents_cited_by_records_stand_in_the_order_of_first_mention(tmp_path: Path) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "exercises/a.yaml": make_exercise(
                date="2025", cites={"status": ["second", "first"], "date": ["first", "missing"]}
            ),
            "sources/agency.yaml": make_publisher(documents=_documents("first", "second")),
        },
    )
    record = handbook.by_folder["exercises"]["a"]
    assert list_documents_cited(handbook, record) == ("second", "first")
