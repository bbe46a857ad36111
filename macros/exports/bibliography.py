"""What bibliographies list: documents, and pages of the handbook, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.exports.identity import CONTRIBUTORS, HANDBOOK
from macros.loading.handbook import Handbook
from macros.pages.markup import plain_prose
from macros.records.publisher import Publisher
from macros.values.dates import EdtfDate, Moment, Precision, parse_date
from macros.values.terms import DocumentKind


class EntryKind(StrEnum):
    """What sort of text an entry is; each format has its own word for it."""

    NEWS = "news"
    ARTICLE = "article"
    REPORT = "report"
    ENCYCLOPEDIA = "encyclopedia"
    WEB_PAGE = "web-page"


_KINDS = {
    DocumentKind.NEWS_AGENCY: EntryKind.NEWS,
    DocumentKind.NEWSPAPER: EntryKind.NEWS,
    DocumentKind.OPINION: EntryKind.NEWS,
    DocumentKind.ACADEMIC: EntryKind.ARTICLE,
    DocumentKind.THINK_TANK: EntryKind.REPORT,
    DocumentKind.ENCYCLOPEDIA: EntryKind.ENCYCLOPEDIA,
    DocumentKind.OFFICIAL: EntryKind.WEB_PAGE,
}
_PLAIN_PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyEntry:
    """One entry.

    `corporate_author` is the body that stands as author where no person does; `container` is
    the work in which the entry stands, `version` the version of that work.
    """

    key: str
    kind: EntryKind
    title: str
    authors: tuple[str, ...] = ()
    corporate_author: str | None = None
    publisher: str | None = None
    date: EdtfDate | None = None
    language: str
    url: str
    container: str | None = None
    version: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def date_parts(self) -> tuple[int, ...]:
        """The year, month and day, as many as are known; empty for any less plain date."""
        return plain_date_parts(self.date.start) if self.date and is_plain(self.date) else ()


def is_plain(when: EdtfDate) -> bool:
    """Tell whether a date is one year, month or day that nobody doubts."""
    return not when.is_interval and bool(plain_date_parts(when.start))


def plain_date_parts(end: object) -> tuple[int, ...]:
    """Give year, month and day of one end of a date; empty where it is not so plain."""
    if not isinstance(end, Moment) or end.precision not in _PLAIN_PRECISIONS:
        return ()
    if end.is_approximate or end.is_uncertain:
        return ()
    day = end.earliest
    return (day.year, day.month, day.day)[: _PLAIN_PRECISIONS.index(end.precision) + 1]


def make_document_entry(handbook: Handbook, document_id: str) -> BibliographyEntry:
    """Make the entry of a document."""
    source = handbook.documents[document_id]
    document, publisher = source.document, source.publisher
    notes = (
        f"Repeats {_name_relayed(handbook, document.relays)}" if document.relays else None,
        None if document.has_own_title else "Title in brackets: the handbook's description",
        f"Archived copy: {document.archive}" if document.archive else None,
        f"Original gone as of {document.found_gone.display()}" if document.found_gone else None,
        plain_prose(document.note) if document.note else None,
    )
    return BibliographyEntry(
        key=document.id,
        kind=_KINDS[document.kind],
        title=document.title,
        authors=document.authors,
        publisher=publisher.name,
        date=document.date,
        language=document.language,
        url=document.url,
        notes=tuple(note.rstrip(".") for note in notes if note),
    )


def _name_relayed(handbook: Handbook, relayed: str) -> str:
    """Name whose statement a document repeats: another document, or a publisher."""
    source = handbook.documents.get(relayed)
    if source is not None:
        return f"{source.publisher.name}: {source.document.title}"
    publisher = handbook.find_record(Publisher, relayed)
    return publisher.name if publisher else relayed


def make_page_entry(
    *, key: str, title: str, url: str, version: str, last_change: date | None
) -> BibliographyEntry:
    """Make the entry of a page of the handbook; the handbook itself is in no other work."""
    return BibliographyEntry(
        key=key,
        kind=EntryKind.WEB_PAGE,
        title=title,
        corporate_author=CONTRIBUTORS,
        date=parse_date(last_change.isoformat()) if last_change else None,
        language="en",
        url=url,
        container=HANDBOOK if title != HANDBOOK else None,
        version=version,
    )
