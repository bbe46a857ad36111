"""What a question can be answered with, from the handbook's own records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.contributing.shapes import Shape
from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.term import Term
from macros.values.parties import list_party_names
from macros.values.terms import VOCABULARY_OF

SHOWN_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer and the words for it."""

    value: str
    words: str

    def __str__(self) -> str:
        """Give the answer, and the words where they say more."""
        is_same = self.words.casefold() == self.value.replace("-", " ")
        return self.value if is_same else f"{self.value} – {self.words}"


def list_choices(handbook: Handbook, shape: Shape) -> tuple[Choice, ...]:
    """Give every answer that a closed question takes; none for a question in free words.

    For parties, the countries of the handbook come first, then all others.
    """
    if shape.part is not None:
        return _list_parties(handbook)
    if shape.terms is not None:
        return tuple(
            Choice(str(term), _name_term(handbook, f"{VOCABULARY_OF[shape.terms]}-{term}", term))
            for term in shape.terms
        )
    if shape.folders is None:
        return ()
    if shape.folders == ("parties",):
        return _list_parties(handbook)
    return tuple(_list_records(handbook, shape.folders))


def find_choices(choices: tuple[Choice, ...], words: str) -> tuple[Choice, ...]:
    """Give the choices in which all of some words occur; all when there are no words."""
    sought = words.casefold().split()
    return tuple(c for c in choices if all(w in f"{c.value} {c.words}".casefold() for w in sought))


def _name_term(handbook: Handbook, record_id: str, term: str) -> str:
    record = handbook.find_record(Term, record_id)
    return record.name if record else term.replace("-", " ")


def _list_parties(handbook: Handbook) -> tuple[Choice, ...]:
    own = [country.id.upper() for country in handbook.list_records(Country)]
    names = list_party_names()
    first = [code for code in own if code in names]
    rest = sorted((code for code in names if code not in first), key=names.__getitem__)
    return tuple(Choice(code, names[code]) for code in (*first, *rest))


def _list_records(handbook: Handbook, folders: tuple[str, ...]) -> Iterator[Choice]:
    for folder in folders or tuple(handbook.by_folder):
        if folder == "documents":
            for document_id, source in handbook.documents.items():
                yield Choice(document_id, f"{source.publisher.name}: {source.document.title}")
        else:
            for record in handbook.by_folder[folder].values():
                yield Choice(record.id, record.name)
