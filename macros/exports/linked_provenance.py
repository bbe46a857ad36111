"""Where each part of a record comes from, in the terms of W3C PROV-O, and the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from macros.exports.attested import Carried, list_carried
from macros.exports.export_file import ExportInput
from macros.exports.identity import record_path
from macros.exports.linked_data import (
    Node,
    find_document_iri,
    find_iri,
    iso_date,
    one_or_many,
    prune,
)
from macros.pages.markup import plain_prose
from macros.records.base import Citation, Fact, Position, Record
from macros.records.publisher import Publisher
from macros.values.dates import EdtfDate
from macros.values.terms import DocumentKind

_DOCUMENT_TYPES = {
    DocumentKind.NEWS_AGENCY: "NewsArticle",
    DocumentKind.NEWSPAPER: "NewsArticle",
    DocumentKind.OPINION: "OpinionNewsArticle",
    DocumentKind.ACADEMIC: "ScholarlyArticle",
    DocumentKind.THINK_TANK: "Report",
    DocumentKind.ENCYCLOPEDIA: "Article",
    DocumentKind.OFFICIAL: "CreativeWork",
}


def list_parts(export_input: ExportInput, record: Record) -> Iterator[Node]:
    """Give a node for each cited part of a record, derived from the documents that carry it.

    Its name is a JSON Pointer into the record's JSON file, so that any exported value leads here.
    """
    file = export_input.file_address(f"{record_path(record)}.json")
    for carried in list_carried(record):
        yield prune(
            {
                "@id": f"{file}#/authored{carried.pointer}",
                "@type": "prov:Entity",
                "name": carried.pointer.removeprefix("/"),
                "prov:value": _find_value(record, carried),
                "prov:wasDerivedFrom": one_or_many(
                    _make_origin(export_input, citation) for citation in carried.cites
                ),
            }
        )


def _make_origin(export_input: ExportInput, citation: Citation) -> Node:
    """Name a document, or the place in it where a statement stands.

    Source: PROV-O, 3.2 (prov:specializationOf, prov:atLocation).
    """
    document = {"@id": find_document_iri(export_input, citation.source)}
    if citation.at is None:
        return document
    return {
        "@type": "prov:Entity",
        "prov:specializationOf": document,
        "prov:atLocation": {"@type": "prov:Location", "name": citation.at},
    }


def _find_value(record: Record, carried: Carried) -> str | None:
    """Give the words of a part: a single value, a fact, a side of a dispute; else None."""
    value: Any = record
    for step in carried.path:
        if isinstance(step, int) or isinstance(value, Mapping):
            value = value[step]
        else:
            value = getattr(value, step)
    if isinstance(value, Fact):
        return plain_prose(value.text)
    if isinstance(value, Position):
        return value.value
    return str(value) if isinstance(value, str | StrEnum | EdtfDate) else None


def list_documents(export_input: ExportInput, document_ids: Iterable[str]) -> Iterator[Node]:
    """Give a node for each document, with the one whose statement it repeats."""
    for document_id in document_ids:
        source = export_input.handbook.documents[document_id]
        document = source.document
        yield prune(
            {
                "@id": find_document_iri(export_input, document_id),
                "@type": [_DOCUMENT_TYPES[document.kind], "prov:Entity"],
                "identifier": document.id,
                "name": document.title,
                "headline": document.title if document.has_own_title else None,
                "creditText": "; ".join(document.authors),
                "url": document.url,
                "archivedAt": document.archive,
                "inLanguage": document.language,
                "datePublished": iso_date(document.date.start)
                if document.date and not document.date.is_interval
                else None,
                "publisher": _make_publisher(export_input, source.publisher),
                **_map_relayed(export_input, document.relays),
            }
        )


def _make_publisher(export_input: ExportInput, publisher: Publisher) -> Node:
    iri = find_iri(export_input, publisher)
    return {"@id": iri, "@type": "Organization", "name": publisher.name}


def _map_relayed(export_input: ExportInput, relayed: str | None) -> Node:
    """Say whose statement a document repeats: a document, or the word of a publisher.

    Source: PROV-O, 3.1 (prov:wasAttributedTo), 3.3 (prov:hadPrimarySource).
    """
    if relayed is None:
        return {}
    if relayed in export_input.handbook.documents:
        document = {"@id": find_document_iri(export_input, relayed)}
        return {"prov:hadPrimarySource": document, "isBasedOn": document}
    publisher = export_input.handbook.find_record(Publisher, relayed)
    if publisher is None:
        return {}
    return {"prov:wasAttributedTo": {"@id": find_iri(export_input, publisher)}}
