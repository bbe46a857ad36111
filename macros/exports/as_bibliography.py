"""Bibliographies: the whole list of sources, and for each record its page and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports import as_bibtex, as_csl, as_ris
from macros.exports.bibliography import (
    BibliographyEntry,
    make_document_entry,
    make_page_entry,
)
from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.identity import record_path
from macros.exports.json_text import render_json
from macros.exports.tables.record_tables import list_living
from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.term import Term
from macros.views.source_use import list_documents_cited

SUFFIXES = (".bib", ".ris", ".csl.json")


def export_bibliography(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the list of sources, and one list for each record that has a page."""
    handbook = export_input.handbook
    documents = [make_document_entry(handbook, document_id) for document_id in handbook.documents]
    yield from _make_files("sources", "All documents", documents)
    for record in list_living(handbook):
        if not isinstance(record, Term):
            entries = list_entries(export_input, record)
            yield from _make_files(record_path(record), f"{record.name}: how to cite", entries)


def list_entries(export_input: ExportInput, record: Record) -> list[BibliographyEntry]:
    """Give the entry of a record's page, and after it those of the documents that it cites.

    For a publisher: its own documents.
    """
    cited = (
        [document.id for document in record.documents]
        if isinstance(record, Publisher)
        else list_documents_cited(export_input.handbook, record)
    )
    page = make_page_entry(
        key=f"handbook-{record.folder}-{record.id}",
        title=record.name,
        url=export_input.page_address(record),
        version=export_input.version,
        last_change=export_input.last_change(record),
    )
    return [page, *(make_document_entry(export_input.handbook, d) for d in cited)]


def _make_files(path: str, title: str, entries: list[BibliographyEntry]) -> Iterator[ExportFile]:
    """Write the same entries in each of the three formats."""
    bibtex, ris, csl = SUFFIXES
    rows = len(entries)
    bibtex_text = as_bibtex.render_bibtex(entries).encode()
    yield ExportFile(
        f"{path}{bibtex}", bibtex_text, as_bibtex.MEDIA_TYPE, f"{title} (BibTeX)", rows
    )
    ris_text = as_ris.render_ris(entries).encode()
    yield ExportFile(f"{path}{ris}", ris_text, as_ris.MEDIA_TYPE, f"{title} (RIS)", rows)
    csl_text = render_json(as_csl.list_csl_items(entries))
    yield ExportFile(f"{path}{csl}", csl_text, as_csl.MEDIA_TYPE, f"{title} (CSL-JSON)", rows)
