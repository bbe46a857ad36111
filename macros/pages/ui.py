"""What templates may print: words, notes and evidence marks, escaped and ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from markupsafe import Markup

from macros.pages.languages import name_language
from macros.pages.markup import escape, fill, render_prose
from macros.pages.notes import PageNotes
from macros.pages.page_links import PageLinks
from macros.pages.time_words import word_distance
from macros.records.base import Citation, Figure, SourcedRecord
from macros.records.place import Coordinates
from macros.records.term import Term
from macros.values.dates import EdtfDate
from macros.values.terms import Evidence, Qualifier
from macros.views.evidence import (
    Attestation,
    find_evidence,
    find_record_evidence,
    weigh_citations,
)
from macros.views.neighbours import NearRow

_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
    Qualifier.MORE_THAN: "more than ",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True)
class PageUi(PageLinks):
    """Everything a template of one page needs from outside its rows."""

    notes_of_page: PageNotes

    # Words

    def prose(self, text: str) -> Markup:
        """Render a passage with inline emphasis and links."""
        return render_prose(text)

    def when(self, value: EdtfDate | None) -> Markup:
        """Word a date and mark it up for machines; "not known" where there is none."""
        if value is None:
            return Markup('<span class="unknown">not known</span>')
        machine = "" if value.is_interval or not value.earliest else _machine_date(value)
        if machine:
            return fill('<time datetime="%s">%s</time>', machine, escape(value.display()))
        # HTML knows no span of time as a `datetime`, so such a date is words only.
        return fill('<span class="date">%s</span>', escape(value.display()))

    def distance(self, near: NearRow) -> str:
        """Say how far from the record of the page another one lies in time."""
        return word_distance(near.distance, is_disputed=near.is_disputed)

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

    def position(self, coordinates: Coordinates) -> str:
        """Word a position to a hundredth of a degree: `43.65° N, 51.16° E`."""
        lat, lon = coordinates.lat, coordinates.lon
        return (
            f"{abs(lat):.2f}° {'S' if lat < 0 else 'N'}, {abs(lon):.2f}° {'W' if lon < 0 else 'E'}"
        )

    def native_names(self, names: Mapping[str, str]) -> Markup:
        """Give native names, each marked with its language."""
        return Markup("; ").join(
            fill(
                '<span lang="%s">%s</span> <span class="language">(%s)</span>',
                code,
                escape(name),
                escape(name_language(code)),
            )
            for code, name in names.items()
        )

    def language(self, code: str) -> str:
        """Name a language in English."""
        return name_language(code)

    def languages(self, codes: Iterable[str]) -> str:
        """Name several languages in English."""
        return ", ".join(name_language(code) for code in codes)

    def term_link(self, term: Term, text: str | None = None) -> Markup:
        """Link to the definition of a term; the end of the page holds that as well."""
        self.notes_of_page.refer_term(term.id)
        return super().term_link(term, text)

    # Sources and evidence

    def sides(self, citations: Iterable[Citation]) -> str:
        """Name the publishers that take one side of a dispute."""
        documents = (self.handbook.documents[c.source] for c in citations)
        return ", ".join(dict.fromkeys(source.publisher.name for source in documents))

    def notes(self, citations: Iterable[Citation]) -> Markup:
        """Print the numbers of the source notes for some citations."""
        links = [
            fill('<a class="note-ref" id="%s" href="#%s">%s</a>', anchor, note.anchor, note.number)
            for note, anchor in self.notes_of_page.refer_all(citations)
        ]
        return Markup("").join(links)

    def field_notes(self, record: SourcedRecord, field: str) -> Markup:
        """Print the notes for one field of a record."""
        return self.notes(record.cites_of(field))

    def badge(self, attestation: Attestation | None) -> Markup:
        """Print the evidence mark: a word, explained when pointed at."""
        if attestation is None:
            return Markup("")
        term = self.find_term(attestation.level)
        label = term.name if term else str(attestation.level).replace("-", " ")
        return fill(
            '<span class="evidence evidence--%s" title="%s">%s</span>',
            attestation.level,
            escape(self._explain(attestation)),
            escape(label),
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
        return fill('<span class="status status--%s">%s</span>', status, escape(self.label(status)))


def _machine_date(value: EdtfDate) -> str:
    """Give a date as HTML takes it: a day, month or year; nothing for coarser ones.

    Source: HTML Living Standard, 4.5.14 (the time element).
    """
    length = {"day": 10, "month": 7, "year": 4}.get(value.precision)
    return value.text[:length] if length else ""
