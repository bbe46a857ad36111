"""The bibliography: every publisher and document, numbered in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.labels import label_document, label_record
from macros.book.order import first_letter, fold_name
from macros.book.runs import read_runs
from macros.loading.handbook import Handbook
from macros.pages.markup import escape
from macros.records.publisher import Document, Publisher

# Languages that are not written in Latin letters.
_OTHER_SCRIPTS = frozenset({"ar", "el", "fa", "he", "hy", "ka", "ky", "ru", "tg", "uk", "ur"})


def number_documents(handbook: Handbook) -> Mapping[str, int]:
    """Give every document its number: publishers by name, their documents by date."""
    documents = (d for p in _list_publishers(handbook) for d in _list_documents(p))
    return {document.id: number for number, document in enumerate(documents, start=1)}


def _list_publishers(handbook: Handbook) -> list[Publisher]:
    return sorted(
        handbook.list_records(Publisher),
        key=lambda p: (first_letter(p.name), fold_name(p.name), p.id),
    )


def _list_documents(publisher: Publisher) -> list[Document]:
    def order(document: Document) -> tuple[bool, object, str]:
        known = document.date is not None
        return (not known, document.date.sort_key if document.date else (), document.id)

    return sorted(publisher.documents, key=order)


def list_bibliography(ui: BookUi, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Give publishers letter by letter, each with its documents."""
    publishers = _list_publishers(ui.handbook)
    return [
        {
            "label": f"sources-of/{letter}",
            "title": "0–9" if letter == "#" else letter,
            "publishers": [_make_publisher(ui, publisher, numbers) for publisher in group],
        }
        for letter, group in groupby(publishers, key=lambda p: first_letter(p.name))
    ]


def _make_publisher(ui: BookUi, publisher: Publisher, numbers: Mapping[str, int]) -> dict[str, Any]:
    about = [ui.label(publisher.kind).lower()]
    if publisher.country:
        about.insert(0, ui.party(publisher.country).striptags())
    about.append(f"owner: {ui.label(publisher.owner).lower()}")
    words = escape("; ".join(about))
    if publisher.speaks_for:
        words += Markup("; speaks for {}").format(ui.voices(publisher.speaks_for))
    if publisher.weak:
        words += Markup(". Weak source: {}").format(ui.prose(publisher.weak))
    if publisher.note:
        words += Markup(". {}").format(ui.prose(publisher.note))
    return {
        "label": label_record(publisher),
        "id": publisher.id,
        "title": publisher.name,
        "names": read_runs(ui.native_names(publisher.names)),
        "about": read_runs(words),
        "documents": [_make_document(ui, d, numbers) for d in _list_documents(publisher)],
    }


def _describe_document(ui: BookUi, document: Document) -> str:
    """Say in which language a document is, what sort of text, and whether its page is gone."""
    words = f"{ui.language(document.language)}, {ui.label(document.kind).lower()}"
    gone = document.found_gone
    return f"{words}; original gone as of {gone.display()}" if gone else words


def _find_title_language(document: Document) -> str:
    """Give the language of a document's title: English for a description of ours.

    In brackets stands what a document says where its title was not seen, in the language of the
    document or in English. English is it for sure where all letters are Latin and those of the
    language are not.
    """
    is_latin = all(unicodedata.name(c).startswith("LATIN") for c in document.title if c.isalpha())
    other_script = document.language.partition("-")[0] in _OTHER_SCRIPTS
    return "en" if is_latin and other_script else document.language


def _make_document(ui: BookUi, document: Document, numbers: Mapping[str, int]) -> dict[str, Any]:
    relays = document.relays
    repeats = None
    if relays is not None and relays in numbers:
        repeats = {"to": label_document(relays), "title": f"no. {numbers[relays]}"}
    elif relays:
        publisher = ui.handbook.find_record(Publisher, relays)
        repeats = {"to": f"sources/{relays}", "title": publisher.name if publisher else relays}
    return {
        "label": label_document(document.id),
        "id": document.id,
        "number": numbers[document.id],
        "title": document.title,
        "language": _find_title_language(document),
        "authors": ", ".join(document.authors),
        "date": document.date.display() if document.date else "Undated in our copy",
        "kind": _describe_document(ui, document),
        "link": document.readable_url,
        "url": document.url,
        "archive": document.archive,
        "repeats": repeats,
        "weak": read_runs(ui.prose(document.weak)) if document.weak else [],
        "note": read_runs(ui.prose(document.note)) if document.note else [],
    }
