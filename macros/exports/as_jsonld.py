"""Linked data: JSON-LD in the terms of schema.org and W3C PROV-O.

A page carries what search engines read; the file of a record says as well which document each
part of it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.identity import HANDBOOK, LANGUAGE, LICENCE_URL, record_path
from macros.exports.json_text import render_json, render_json_for_html
from macros.exports.linked_data import (
    CONTEXT,
    Node,
    find_dataset_iri,
    find_document_iri,
    one_or_many,
    prune,
)
from macros.exports.linked_dataset import make_dataset_document
from macros.exports.linked_provenance import list_documents, list_parts
from macros.exports.linked_records import make_thing
from macros.exports.tables.record_tables import list_living
from macros.pages.addresses import INDEX_PAGES, Address
from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.term import Term
from macros.views.source_use import list_documents_cited

MEDIA_TYPE = "application/ld+json"
DATASET = "dataset.jsonld"


def linked_data_file(record: Record) -> str:
    """Give the path of the file with the linked data of a record."""
    return f"{record_path(record)}.jsonld"


def export_jsonld(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the handbook as a set of data, and one file for each record."""
    yield ExportFile(
        DATASET,
        render_json(make_dataset_document(export_input)),
        MEDIA_TYPE,
        "The handbook as a set of data, in linked form",
    )
    for record in list_living(export_input.handbook):
        yield ExportFile(
            linked_data_file(record),
            render_json(make_record_document(export_input, record)),
            MEDIA_TYPE,
            f"{record.name}: linked data with the source of each part",
        )


def make_record_document(export_input: ExportInput, record: Record) -> Node:
    """Make the whole document about a record: page, thing, parts, documents."""
    documents = (
        [document.id for document in record.documents]
        if isinstance(record, Publisher)
        else list_documents_cited(export_input.handbook, record)
    )
    graph = [
        _make_subject(export_input, record),
        *list_parts(export_input, record),
        *list_documents(export_input, documents),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _make_subject(export_input: ExportInput, record: Record) -> Node:
    """Make the page of a record with what it is about; a term has no page of its own."""
    if isinstance(record, Term):
        return make_thing(export_input, record)
    return make_page(export_input, record)


def make_page(export_input: ExportInput, record: Record) -> Node:
    """Make the page of a record: what it is about, its way home, the documents it rests on."""
    address = export_input.page_address(record)
    changed = export_input.last_change(record)
    cited = list_documents_cited(export_input.handbook, record)
    return prune(
        {
            "@id": address,
            "@type": "WebPage",
            "url": address,
            "name": record.name,
            "inLanguage": LANGUAGE,
            "isPartOf": {"@id": find_dataset_iri(export_input)},
            "version": export_input.version,
            "dateModified": changed.isoformat() if changed else None,
            "license": LICENCE_URL,
            "breadcrumb": _make_breadcrumbs(export_input, record),
            "mainEntity": make_thing(export_input, record),
            "prov:wasDerivedFrom": one_or_many(
                {"@id": find_document_iri(export_input, d)} for d in cited
            ),
        }
    )


def _make_breadcrumbs(export_input: ExportInput, record: Record) -> Node:
    page, title = INDEX_PAGES[record.folder]
    steps = [
        (HANDBOOK, export_input.absolute(Address("index.md"))),
        (title, export_input.absolute(Address(page))),
        (record.name, export_input.page_address(record)),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def render_page_script(export_input: ExportInput, record: Record) -> str:
    """Give what stands in the script element of a record's page."""
    return render_json_for_html({"@context": CONTEXT, **make_page(export_input, record)})


def render_dataset_script(export_input: ExportInput) -> str:
    """Give what stands in the script element of the pages about the handbook's data."""
    return render_json_for_html(make_dataset_document(export_input))
