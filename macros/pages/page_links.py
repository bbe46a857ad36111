"""Links from one page to others, and the words for terms: what templates print by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from markupsafe import Markup

from macros.loading.handbook import Handbook
from macros.pages.addresses import (
    ENTRIES_MAX,
    REGISTER,
    Address,
    LinkStyle,
    find_address,
    find_document_address,
    relative_href,
)
from macros.pages.markup import escape, fill
from macros.pages.paged_lists import CHRONOLOGY_LIST
from macros.records.base import Record
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.term import Term
from macros.values.parties import list_party_names, name_party
from macros.values.terms import VOCABULARY_OF, EventKind, PlaceKind, Role
from macros.values.wording import decapitalize
from macros.views.disputed import DisputeRow
from macros.views.timeline import find_first_places

# So many parties stand in a cell of a profile's table; the exercise's page names all.
OTHERS_NAMED_MAX = 4


@dataclass(frozen=True)
class PageLinks:
    """The links and labels of one page.

    `page` is the source path of that page; `today` the day of the build.
    """

    handbook: Handbook
    page: str
    link_style: LinkStyle
    today: date

    # Links

    def href(self, to: Address | Record | str) -> str:
        """Give the link from this page to a place, a record, or a page by its source path."""
        if isinstance(to, Record):
            to = find_address(to)
        elif isinstance(to, str):
            to = Address(to)
        return relative_href(self.page, to, self.link_style)

    def year_href(self, year: int) -> str:
        """Give the link to a year of the chronology."""
        place = find_first_places(self.handbook).get(year, 0)
        page = CHRONOLOGY_LIST.find_page(place // ENTRIES_MAX + 1)
        return self.href(Address(page, f"y{year}"))

    def register_href(self, **filters: str) -> str:
        """Give the link to the register, filtered: `register_href(country="AZ,KZ", all="1")`."""
        return f"{self.href(REGISTER)}?{urlencode(filters, safe=',')}"

    def link(self, record: Record | None, text: str | None = None) -> Markup:
        """Link to a record by its name, or by other words."""
        if record is None:
            return escape(text or "")
        if isinstance(record, Term):
            return self.term_link(record, text)
        return fill(
            '<a href="%s">%s</a>',
            self.href(record),
            escape(text or record.name),
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
        return self.term_link(record)

    def term_link(self, term: Term, text: str | None = None) -> Markup:
        """Link to the definition of a term."""
        return fill(
            '<a class="term" href="%s">%s</a>',
            self.href(term),
            escape(text or term.name),
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
        return ", ".join(decapitalize(self.field_label(record, field)) for field in fields)

    def where(self, exercise: Exercise) -> Markup:
        """Say where an exercise takes place: its places and the host, or that it is not known."""
        found = [self.handbook.find_record(Place, place) for place in exercise.places]
        names = [self.link(place) for place in found if place is not None]
        is_named = any(p is not None and p.kind is PlaceKind.COUNTRY for p in found)
        if exercise.host and not is_named:
            names.append(self.party(exercise.host))
        if not names:
            return Markup('<span class="unknown">not known</span>')
        return Markup(", ").join(names)

    def takes_part(self, exercise: Exercise) -> Markup:
        """Name who takes part, and after them, with the role, who does something else."""
        parties = [self._party_with_role(p.party, p.role) for p in exercise.participants]
        return Markup(", ").join(parties) or Markup('<span class="unknown">not known</span>')

    def _party_with_role(self, code: str, role: Role) -> Markup:
        """Name a party, with its role unless it hosts or takes part."""
        if role in {Role.HOST, Role.PARTICIPANT}:
            return self.party(code)
        return fill(
            '%s <span class="role">(%s)</span>', self.party(code), escape(self.label(role).lower())
        )

    def role_of(self, exercise: Exercise, party: str) -> str:
        """Say what one party does in an exercise."""
        return self.label(_find_role(exercise, party))

    def others(self, exercise: Exercise, party: str) -> Markup:
        """Name the other parties of an exercise, four at the most, then how many more."""
        codes = [code for code in exercise.list_parties() if code != party]
        if not codes:
            return Markup('<span class="unknown">not known</span>')
        more = len(codes) - OTHERS_NAMED_MAX
        named = codes if more <= 1 else codes[:OTHERS_NAMED_MAX]
        names = [self._party_with_role(code, _find_role(exercise, code)) for code in named]
        return Markup(", ").join(names) + (f" and {more} more" if more > 1 else "")

    def document_href(self, document_id: str) -> str:
        """Give the link to a document in the list of sources."""
        source = self.handbook.documents[document_id]
        return self.href(find_document_address(source.publisher, document_id))

    def source_link(self, source_id: str) -> Markup:
        """Link to a publisher, or to a document by its publisher and title."""
        source = self.handbook.documents.get(source_id)
        if source is None:
            return self.link_id(source_id)
        return fill(
            '<a href="%s">%s: %s</a>',
            self.document_href(source_id),
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

    def dispute_title(self, row: DisputeRow) -> Markup:
        """Head a dispute with its record, linked, and the field that it is about."""
        label = decapitalize(self.field_label(row.record, row.dispute.field))
        return fill("%s: %s", self.link(row.record), escape(label))

    def dispute_link(self, row: DisputeRow) -> Markup:
        """Link to a dispute on the page of its record, by the field that it is about."""
        address = Address(find_address(row.record).page, f"dispute-{row.position}")
        label = decapitalize(self.field_label(row.record, row.dispute.field))
        return fill('<a href="%s">%s</a>', self.href(address), escape(label))


def _find_role(exercise: Exercise, party: str) -> Role:
    """Give the role of a party; one that is named as the host alone hosts."""
    return next((p.role for p in exercise.participants if p.party == party), Role.HOST)
