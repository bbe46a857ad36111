"""What templates may print: links, notes, badges and words, escaped and ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from markupsafe import Markup

from macros.loading.handbook import Handbook
from macros.pages.addresses import (
    Address,
    find_address,
    find_document_address,
    relative_href,
)
from macros.pages.languages import name_language
from macros.pages.markup import escape, render_prose
from macros.pages.notes import PageNotes
from macros.records.base import Citation, Figure, Record, SourcedRecord
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.term import Term
from macros.values.dates import EdtfDate
from macros.values.parties import list_party_names, name_party
from macros.values.terms import VOCABULARY_OF, EventKind, Evidence, Qualifier, Role
from macros.views.disputed import DisputeRow
from macros.views.evidence import (
    Attestation,
    find_evidence,
    find_record_evidence,
    weigh_citations,
)

_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
    Qualifier.MORE_THAN: "more than ",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True)
class PageUi:
    """Everything a template of one page needs from outside its rows.

    `page` is the source path of that page; `today` the day of the build.
    """

    handbook: Handbook
    page: str
    notes_of_page: PageNotes
    directory_urls: bool
    today: date

    # Links

    def href(self, to: Address | Record | str) -> str:
        """Give the link from this page to a place, a record, or a page by its source path."""
        if isinstance(to, Record):
            to = find_address(to)
        elif isinstance(to, str):
            to = Address(to)
        return relative_href(self.page, to, directory_urls=self.directory_urls)

    def link(self, record: Record | None, text: str | None = None) -> Markup:
        """Link to a record by its name, or by other words."""
        if record is None:
            return escape(text or "")
        return Markup('<a href="{}">{}</a>').format(
            Markup(self.href(record)), escape(text or record.name)  # noqa: S704 own address
        )

    def link_id(self, record_id: str, text: str | None = None) -> Markup:
        """Link to the record with an id; an id without a record comes out as it is."""
        return self.link(self.handbook.find_any(record_id), text) or escape(text or record_id)

    def party(self, code: str) -> Markup:
        """Name a party, linked to its profile where there is one."""
        country = self.handbook.find_record(Country, code.lower())
        return self.link(country) if country else escape(name_party(code))

    def parties(self, codes: Iterable[str]) -> Markup:
        """Name several parties, with commas between."""
        return Markup(", ").join(self.party(code) for code in codes)

    def term(self, term: StrEnum) -> Markup:
        """Name a term of a vocabulary, linked to its definition."""
        record = self.find_term(term)
        if record is None:
            return escape(str(term).replace("-", " "))
        return Markup('<a class="term" href="{}" title="{}">{}</a>').format(
            Markup(self.href(record)), escape(record.definition), escape(record.name)  # noqa: S704
        )

    def label(self, term: StrEnum) -> str:
        """Give the words for a term of a vocabulary."""
        record = self.find_term(term)
        return record.name if record else str(term).replace("-", " ")

    def find_term(self, term: StrEnum) -> Term | None:
        """Give the record that defines a term."""
        return self.handbook.find_record(Term, f"{VOCABULARY_OF[type(term)]}-{term}")

    def links(self, ids: Iterable[str]) -> Markup:
        """Link to several records by their ids, with commas between."""
        return Markup(", ").join(self.link_id(record_id) for record_id in ids)

    def terms(self, terms: Iterable[StrEnum]) -> Markup:
        """Name several terms, each linked to its definition."""
        return Markup(", ").join(self.term(term) for term in terms)

    def labels(self, terms: Iterable[StrEnum]) -> str:
        """Give the words for several terms."""
        return ", ".join(self.label(term) for term in terms)

    def kind_label(self, kind: str) -> str:
        """Give the words for a kind of row in the chronology."""
        if kind in list(EventKind):
            return self.label(EventKind(kind))
        return kind.capitalize()

    def noun_of(self, record_id: str) -> str:
        """Say what kind of record an id names."""
        record = self.handbook.find_any(record_id)
        return record.noun if record else ""

    def field_label(self, record: Record, field: str) -> str:
        """Give the label of a field as pages print it."""
        return type(record).model_fields[field].title or field

    def field_labels(self, record: Record, fields: Iterable[str]) -> str:
        """Give the labels of several fields, small, with commas between."""
        return ", ".join(self.field_label(record, field).lower() for field in fields)

    def where(self, exercise: Exercise) -> Markup:
        """Say where an exercise takes place: its places and the host, or that it is not known."""
        host = [self.party(exercise.host)] if exercise.host else []
        places = [self.link_id(place) for place in exercise.places]
        if not places and not host:
            return Markup('<span class="unknown">not known</span>')
        return Markup(", ").join([*places, *host])

    def takes_part(self, exercise: Exercise) -> Markup:
        """Name who takes part, and after them, with the role, who does something else."""
        parties = [
            self.party(p.party)
            if p.role in {Role.HOST, Role.PARTICIPANT}
            else Markup('{} <span class="role">({})</span>').format(
                self.party(p.party), escape(self.label(p.role).lower())
            )
            for p in exercise.participants
        ]
        return Markup(", ").join(parties) or Markup('<span class="unknown">not known</span>')

    # Words

    def prose(self, text: str) -> Markup:
        """Render a passage with inline emphasis and links."""
        return render_prose(text)

    def when(self, value: EdtfDate | None) -> Markup:
        """Word a date and mark it up for machines; "not known" where there is none."""
        if value is None:
            return Markup('<span class="unknown">not known</span>')
        machine = "" if value.is_interval or not value.earliest else _machine_date(value)
        opening = Markup('<time datetime="{}">').format(machine) if machine else Markup("<time>")
        return opening + escape(value.display()) + Markup("</time>")

    def number(self, value: Decimal) -> str:
        """Write a number as readers do: 4,000; 8.7 billion."""
        for size, word in _SCALES:
            if abs(value) >= size:
                scaled = (value / size).normalize()
                return f"{scaled:,f} {word}"
        return f"{value:,f}"

    def amount(self, figure: Figure) -> str:
        """Word a figure without its unit: `about 4,000`, `10,000 to 15,000`."""
        qualifier = _QUALIFIERS[figure.qualifier]
        if figure.value is not None:
            return qualifier + self.number(figure.value)
        if figure.low is None or figure.high is None:
            raise ValueError("a figure has neither a value nor a range")
        return f"{qualifier}{self.number(figure.low)} to {self.number(figure.high)}"

    def native_names(self, names: Mapping[str, str]) -> Markup:
        """Give native names, each marked with its language."""
        return Markup("; ").join(
            Markup('<span lang="{}">{}</span> <span class="language">({})</span>').format(
                code, escape(name), escape(name_language(code))
            )
            for code, name in names.items()
        )

    def language(self, code: str) -> str:
        """Name a language in English."""
        return name_language(code)

    def languages(self, codes: Iterable[str]) -> str:
        """Name several languages in English."""
        return ", ".join(name_language(code) for code in codes)

    # Sources and evidence

    def sides(self, citations: Iterable[Citation]) -> str:
        """Name the publishers that take one side of a dispute."""
        documents = (self.handbook.documents[c.source] for c in citations)
        return ", ".join(dict.fromkeys(source.publisher.name for source in documents))

    def dispute_title(self, row: DisputeRow) -> Markup:
        """Head a dispute with its record, linked, and the field that it is about."""
        label = self.field_label(row.record, row.dispute.field).lower()
        return Markup("{}: {}").format(self.link(row.record), escape(label))

    def dispute_link(self, row: DisputeRow) -> Markup:
        """Link to a dispute on the page of its record."""
        address = Address(find_address(row.record).page, f"dispute-{row.position}")
        return Markup('<a href="{}">{}</a>').format(
            Markup(self.href(address)), escape(row.record.name)  # noqa: S704 own address
        )

    def source_link(self, source_id: str) -> Markup:
        """Link to a publisher, or to a document by its publisher and title."""
        source = self.handbook.documents.get(source_id)
        if source is None:
            return self.link_id(source_id)
        return Markup('<a href="{}">{}: {}</a>').format(
            Markup(self.document_href(source_id)),  # noqa: S704 own address
            escape(source.publisher.name),
            escape(source.document.title),
        )

    def source_links(self, ids: Iterable[str]) -> Markup:
        """Link to several publishers or documents."""
        return Markup("; ").join(self.source_link(source_id) for source_id in ids)

    def voices(self, names: Iterable[str]) -> Markup:
        """Name the parties and organizations for which a publisher speaks."""
        parties = list_party_names()
        return Markup(", ").join(
            self.party(name) if name in parties else self.link_id(name) for name in names
        )

    def notes(self, citations: Iterable[Citation]) -> Markup:
        """Print the numbers of the source notes for some citations."""
        links = [
            Markup(
                '<a class="note-ref" id="{}" href="#{}" title="{}">{}</a>'
            ).format(anchor, note.anchor, escape(self._describe(note.document_id)), note.number)
            for note, anchor in self.notes_of_page.refer_all(citations)
        ]
        return Markup("").join(links)

    def _describe(self, document_id: str) -> str:
        source = self.handbook.documents[document_id]
        when = f", {source.document.date.display()}" if source.document.date else ""
        return f"{source.publisher.name}: {source.document.title}{when}"

    def field_notes(self, record: SourcedRecord, field: str) -> Markup:
        """Print the notes for one field of a record."""
        return self.notes(record.cites_of(field))

    def badge(self, attestation: Attestation | None) -> Markup:
        """Print the evidence mark: a word, explained when pointed at."""
        if attestation is None:
            return Markup("")
        term = self.find_term(attestation.level)
        label = term.name if term else str(attestation.level).replace("-", " ")
        return Markup('<span class="evidence evidence--{}" title="{}">{}</span>').format(
            attestation.level, escape(self._explain(attestation)), escape(label)
        )

    def _explain(self, attestation: Attestation) -> str:
        documents, origins = len(attestation.documents), len(attestation.origins)
        count = (
            f"{documents} {'document' if documents == 1 else 'documents'}, "
            f"{origins} independent {'origin' if origins == 1 else 'origins'}"
        )
        reason = {
            Evidence.CONTESTED: "Sources disagree",
            Evidence.OFFICIAL: "A participant's own body says so, directly or as relayed",
            Evidence.CORROBORATED: "Independent sources agree",
            Evidence.SINGLE_SOURCE: "It rests on one origin",
        }[attestation.level]
        return f"{reason}: {count}."

    def field_badge(self, record: SourcedRecord, field: str) -> Markup:
        """Print the evidence mark of one field of a record."""
        return self.badge(find_evidence(self.handbook, record, field))

    def record_badge(self, record: SourcedRecord) -> Markup:
        """Print the evidence mark of a record as a whole."""
        return self.badge(find_record_evidence(self.handbook, record))

    def cites_badge(self, record: SourcedRecord, cites: Iterable[Citation]) -> Markup:
        """Print the evidence mark of citations that stand inside a part of a record."""
        return self.badge(weigh_citations(self.handbook, record, cites))

    def status(self, status: StrEnum) -> Markup:
        """Print a status as a word in a mark of its own."""
        return Markup('<span class="status status--{}">{}</span>').format(
            status, escape(self.label(status))
        )

    def document_href(self, document_id: str) -> str:
        """Give the link to a document in the list of sources."""
        source = self.handbook.documents[document_id]
        return self.href(find_document_address(source.publisher, document_id))


def _machine_date(value: EdtfDate) -> str:
    """Give a date as HTML takes it: a day, month or year; nothing for coarser ones.

    Source: HTML Living Standard, 4.5.14 (the time element).
    """
    length = {"day": 10, "month": 7, "year": 4}.get(value.precision)
    return value.text[:length] if length else ""
