"""Sources: publishers and the documents that they put out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from macros.records.base import Part, Record, described
from macros.values.dates import EdtfDate
from macros.values.ids import LanguageCode, OriginRef, RecordId
from macros.values.links import Url
from macros.values.parties import Party
from macros.values.terms import DocumentKind, Ownership, PublisherKind
from macros.values.text import Line, Prose

_WEAK_MEANING = "Why it never raises the level of evidence; left out for ordinary sources."


class Document(Part):
    """One text of a publisher."""

    id: RecordId = described(
        "Id", "The name by which records cite it.", good="qazinform-tarlan", bad="Qazinform"
    )
    url: Url = described(
        "Address", "Where it can be read.", good="https://example.org/page", bad="example.org"
    )
    title: Line = described(
        "Title",
        "The headline, or our description in square brackets where it is not known.",
        good="[Report on the opening]",
        bad="",
    )
    authors: tuple[Line, ...] = described(
        "Authors", "Who wrote it.", good=["Tural Heybatov"], bad="Tural Heybatov", default=()
    )
    date: EdtfDate | None = described(
        "Published", "When it was published.", good="2025-07-09", bad="9 July", default=None
    )
    language: LanguageCode = described(
        "Language", "Its language by ISO 639-1 code.", good="en", bad="English"
    )
    kind: DocumentKind = described("Kind", "What sort of text it is.", good="newspaper", bad="blog")
    relays: OriginRef | None = described(
        "Repeats",
        "Id of the publisher or document whose statement it repeats.",
        good="mod-kz",
        bad="Ministry",
        default=None,
    )
    archive: Url | None = described(
        "Archived copy",
        "Address of an archived copy.",
        good="https://web.archive.org/web/2025/https://example.org/page",
        bad="archive.org",
        default=None,
    )
    found_gone: EdtfDate | None = described(
        "Original found gone",
        "The day on which the original was found to be gone; pages then lead to the archived copy.",
        good="2026-11-01",
        bad="yes",
        default=None,
    )
    weak: Prose | None = described(
        "Weak because", _WEAK_MEANING, good="Copy of another page.", bad="", default=None
    )
    note: Prose | None = described(
        "Note",
        "What a reader must know about it.",
        good="Read in an excerpt.",
        bad="",
        default=None,
    )

    @property
    def has_own_title(self) -> bool:
        """Whether the title is the headline and not our description in square brackets."""
        return not self.title.startswith("[")

    @property
    def readable_url(self) -> str:
        """Where it can be read: at its address, or in the archived copy when that is gone."""
        return self.archive if self.found_gone and self.archive else self.url


class Publisher(Record):
    """A body that publishes documents, or whose word others relay."""

    folder: ClassVar[str] = "sources"
    noun: ClassVar[str] = "publisher"

    country: Party | None = described(
        "Country", "Where it is based.", good="KZ", bad="Kazakhstan", default=None
    )
    kind: PublisherKind = described(
        "Kind", "What sort of body it is.", good="news-agency", bad="website"
    )
    owner: Ownership = described("Owner", "Who owns it, as far as is known.", good="state", bad="?")
    speaks_for: tuple[Line, ...] = described(
        "Speaks for",
        "Party codes or organization ids whose own word this publisher is.",
        good=["KZ"],
        bad="KZ",
        default=(),
    )
    languages: tuple[LanguageCode, ...] = described(
        "Languages", "Languages of its documents.", good=["en"], bad="English", default=()
    )
    weak: Prose | None = described(
        "Weak because", _WEAK_MEANING, good="It copies other sites.", bad="", default=None
    )
    note: Prose | None = described(
        "Note", "What a reader must know about it.", good="Ceased in 2026.", bad="", default=None
    )
    documents: tuple[Document, ...] = described(
        "Documents",
        "Its documents that the handbook cites.",
        good=[
            {
                "id": "qazinform-tarlan",
                "url": "https://example.org/page",
                "title": "[Report]",
                "language": "en",
                "kind": "news-agency",
            }
        ],
        bad="https://example.org",
        default=(),
    )

    def map_documents(self) -> Mapping[str, Document]:
        """Give the documents by id."""
        return {document.id: document for document in self.documents}
