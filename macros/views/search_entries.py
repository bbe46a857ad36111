"""What a reader of the site's search can find: one row a record, document and term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from macros.loading.handbook import Handbook
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Document, Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.values.dates import EdtfDate
from macros.values.parties import name_party
from macros.values.terms import VOCABULARY_OF
from macros.views.search_words import list_names

# The kinds in the order in which equally good finds are shown.
_KINDS: tuple[type[Record], ...] = (
    Country, Exercise, Series, Event, Organization, Programme, Place, Statement, Term, Publisher,
)  # fmt: skip
DOCUMENT = "Document"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A record or document as the search shows and finds it.

    `kind` is the word for its kind, `names` its other names. `line` holds what a reader tells
    it apart by: date, parties, places. `summary` and `texts` are prose; the texts are searched
    and not shown. `document` is set where the row is a document of the publisher `record`.
    """

    record: Record
    kind: str
    title: str
    names: tuple[str, ...]
    line: tuple[str, ...]
    summary: str = ""
    texts: tuple[str, ...] = ()
    document: Document | None = None


def list_search_entries(handbook: Handbook) -> Iterator[SearchEntry]:
    """Give one row a record, kind by kind, the newest first; documents come last.

    Records that went away are left out.
    """
    for kind in _KINDS:
        for record in sorted(handbook.list_records(kind), key=_newest_first):
            yield _make_entry(handbook, record)
    for publisher in handbook.list_records(Publisher):
        for document in publisher.documents:
            yield _make_document_entry(publisher, document)


def _newest_first(record: Record) -> tuple[int, str]:
    dated = getattr(record, "date", None)
    return (-dated.sort_key[0].toordinal() if isinstance(dated, EdtfDate) else 0, record.id)


def _make_entry(handbook: Handbook, record: Record) -> SearchEntry:
    title, *names = dict.fromkeys(list_names(record))
    summary = record.summary or "" if isinstance(record, SourcedRecord) else ""
    if isinstance(record, Statement):
        summary = record.text
    elif isinstance(record, Term):
        summary = record.definition
    return SearchEntry(
        record=record,
        kind=record.noun[:1].upper() + record.noun[1:],
        title=title,
        names=tuple(names),
        line=tuple(word for word in _list_marks(handbook, record) if word),
        summary=summary,
        texts=tuple(text for text in _list_texts(handbook, record) if text),
    )


def _make_document_entry(publisher: Publisher, document: Document) -> SearchEntry:
    when = [document.date.display()] if document.date else []
    return SearchEntry(
        record=publisher,
        kind=DOCUMENT,
        title=document.title,
        names=document.authors,
        line=(publisher.name, *when),
        document=document,
    )


def _list_marks(handbook: Handbook, record: Record) -> Iterator[str]:
    """Give the words by which a reader tells a record from others like it."""
    if isinstance(record, Event | Organization | Place | Statement | Publisher):
        yield _label(handbook, record.kind)
    elif isinstance(record, Programme):
        yield _label(handbook, record.status)
    if isinstance(record, Exercise | Event | Programme | Statement | Series) and record.date:
        yield record.date.display()
    yield from _list_own_marks(handbook, record)
    if isinstance(record, Exercise | Event | Organization):
        yield _name_places(handbook, record.places)
    if isinstance(record, Place | Publisher) and record.country:
        yield name_party(record.country)


def _list_own_marks(handbook: Handbook, record: Record) -> Iterator[str]:
    """Give those words that a kind of record has for itself, else the parties."""
    if isinstance(record, Statement):
        yield ", ".join(filter(None, (record.by.name, record.by.office)))
        yield _name_parties(record.parties)
    elif isinstance(record, Series):
        editions = handbook.find_backlinks(record.id, Exercise, "series")
        yield _name_parties(party for edition in editions for party in edition.list_parties())
    elif isinstance(record, Programme):
        yield _name_parties(partner.party for partner in record.partners)
        yield ", ".join(record.products)
    elif isinstance(record, Country):
        yield record.official_name or ""
    elif isinstance(record, Term):
        yield record.vocabulary.replace("-", " ")
    elif isinstance(record, Place):
        yield _name_places(handbook, filter(None, [record.within]))
    elif isinstance(record, SourcedRecord):
        yield _name_parties(record.list_parties())


def _name_parties(codes: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name_party(code) for code in codes))


def _name_places(handbook: Handbook, ids: Iterable[str]) -> str:
    places = (handbook.find_record(Place, place_id) for place_id in ids)
    return ", ".join(place.name for place in places if place)


def _label(handbook: Handbook, term: StrEnum) -> str:
    """Give the words for a term of a vocabulary."""
    record = handbook.find_record(Term, f"{VOCABULARY_OF[type(term)]}-{term}")
    return record.name if record else str(term).replace("-", " ").capitalize()


def _list_texts(handbook: Handbook, record: Record) -> Iterator[str | None]:
    """Give the prose by which a record is found as well, such as names of persons in it."""
    if isinstance(record, Exercise):
        series = handbook.find_record(Series, record.series) if record.series else None
        yield from list_names(series) if series else ()
        yield from (record.host_label, record.purpose, record.equipment)
        yield from (participation.units for participation in record.participants)
    elif isinstance(record, Event):
        yield from (attendance.represented_by for attendance in record.participants)
        yield record.outcome
    elif isinstance(record, Organization):
        yield from record.products
    elif isinstance(record, Country):
        if record.ministry:
            yield from (record.ministry.name, *record.ministry.names.values())
        yield from (alignment.name for alignment in record.alignments)
    elif isinstance(record, Programme):
        yield from (partner.name for partner in record.partners)
        yield record.status_note
    elif isinstance(record, Publisher | Place):
        yield record.note
    elif isinstance(record, Term):
        yield record.code
    if isinstance(record, SourcedRecord):
        yield from (fact.text for fact in record.facts)
        yield from (dispute.text for dispute in record.disputes)
