"""Tables of publishers, documents, and for whom publishers speak."""

from __future__ import annotations

from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Row,
    Table,
    of_part,
    of_parts,
    of_records,
    text,
    whole,
)
from macros.exports.tables.dates import date_columns
from macros.exports.tables.rows import each_entry, each_record
from macros.records.publisher import Document, Publisher
from macros.views.evidence import find_origin
from macros.views.source_use import list_uses

PUBLISHERS = Table(
    "publishers",
    "Publishers",
    "One line for each body that publishes documents, or whose word others relay.",
    ("id",),
    (
        OWN_ID,
        *of_records(
            Publisher, "name", "country", "kind", "owner", "speaks_for", "languages", "weak", "note"
        ),
    ),
    each_record(Publisher),
)
DOCUMENTS = Table(
    "documents",
    "Documents",
    "One line for each document that the handbook cites.",
    ("id",),
    (
        of_part(Document, "id"),
        text(
            "publisher_id",
            "Publisher",
            "Id of its publisher.",
            lambda row: row.record.id,
            required=True,
            refers_to="publishers.id",
        ),
        *of_parts(Document, "title", "authors", "url", "archive", "found_gone"),
        *date_columns(lambda row: row.part.date, "when it was published"),
        *of_parts(Document, "language", "kind", "relays"),
        text(
            "origin_id",
            "Origin",
            "Id of the publisher that first made the statement which the document repeats.",
            lambda row: find_origin(row.source.handbook, row.part.id),
            required=True,
            refers_to="publishers.id",
        ),
        *of_parts(Document, "weak", "note"),
        whole(
            "cited_by",
            "Cited by",
            "Number of records that cite it.",
            lambda row: len(list_uses(row.source.handbook, row.part.id)),
            required=True,
            minimum=0,
        ),
    ),
    lambda source: (
        Row(source, found.publisher, found.document) for found in source.handbook.documents.values()
    ),
)
PUBLISHER_VOICES = Table(
    "publisher_voices",
    "For whom publishers speak",
    "One line for each party or organization whose own word a publisher is.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "speaks_for",
            "Speaks for",
            "Party code, or id of an organization.",
            lambda row: row.part,
            required=True,
        ),
    ),
    each_entry("speaks_for"),
)
