"""The source notes of one page."""

from __future__ import annotations

from macros.pages.notes import Note, PageNotes
from macros.records.base import Citation


def test_notes_are_numbered_in_the_order_of_their_first_mention() -> None:
    notes = PageNotes()
    mentions = notes.refer_all(
        [Citation(source="b"), Citation(source="a"), Citation(source="b"), Citation(source="c")]
    )
    assert [(note.number, anchor) for note, anchor in mentions] == [
        (1, "ref-1-1"),
        (2, "ref-2-1"),
        (1, "ref-1-2"),
        (3, "ref-3-1"),
    ]
    assert notes.list_notes() == (
        Note(1, "b", None, ["ref-1-1", "ref-1-2"]),
        Note(2, "a", None, ["ref-2-1"]),
        Note(3, "c", None, ["ref-3-1"]),
    )


def test_two_places_in_one_document_are_two_notes() -> None:
    notes = PageNotes()
    first, _ = notes.refer(Citation(source="a", at="para. 1"))
    second, _ = notes.refer(Citation(source="a", at="para. 2"))
    again, anchor = notes.refer(Citation(source="a", at="para. 1"))
    assert (first.anchor, second.anchor, again.anchor) == ("note-1", "note-2", "note-1")
    assert anchor == "ref-1-2"


def test_a_page_without_mentions_has_no_notes() -> None:
    assert PageNotes().list_notes() == ()
