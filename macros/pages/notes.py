"""Source notes: numbered references in the text, one list at the end of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.records.base import Citation


@dataclass(slots=True)
class Note:
    """One entry of the list: a document, perhaps with a place in it, and who refers to it."""

    number: int
    document_id: str
    at: str | None
    references: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The anchor of the entry."""
        return f"note-{self.number}"


class PageNotes:
    """The source notes of one page, numbered in the order of their first mention, and its terms."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str | None], Note] = {}
        self._terms: dict[str, None] = {}

    def refer(self, citation: Citation) -> tuple[Note, str]:
        """Count a mention; give its note and the anchor of this very mention."""
        key = (citation.source, citation.at)
        note = self._notes.get(key)
        if note is None:
            note = self._notes[key] = Note(len(self._notes) + 1, citation.source, citation.at)
        anchor = f"ref-{note.number}-{len(note.references) + 1}"
        note.references.append(anchor)
        return note, anchor

    def refer_all(self, citations: Iterable[Citation]) -> list[tuple[Note, str]]:
        """Count several mentions at one place in the text."""
        return [self.refer(citation) for citation in citations]

    def list_notes(self) -> tuple[Note, ...]:
        """Give the notes so far, by number."""
        return tuple(self._notes.values())

    def refer_term(self, term_id: str) -> None:
        """Note that the page links to a term, so that its end holds the definition."""
        self._terms[term_id] = None

    def list_terms(self) -> tuple[str, ...]:
        """Give the ids of the terms so far, in the order of their first mention."""
        return tuple(self._terms)
