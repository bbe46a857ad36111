"""Tables of what carries the claims: citations, evidence, figures, disputes."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.attested import Carried, list_attestations, list_carried
from macros.exports.export_file import ExportInput
from macros.exports.tables.column import (
    POSITION,
    RECORD_ID,
    Column,
    Row,
    Table,
    of_part,
    of_parts,
    text,
    whole,
)
from macros.exports.tables.field_types import ColumnType
from macros.exports.tables.record_tables import EVIDENCE_MEANING, LEVELS
from macros.exports.tables.rows import each_entry
from macros.records.base import Citation, Dispute, Figure, Position, SourcedRecord
from macros.views.disputed import DisputeRow
from macros.views.evidence import Attestation, find_origin, is_weak, weigh_citations

# Fields that hold figures, in whatever kind of record.
_FIGURE_FIELDS = ("personnel", "expenditure")


def _list_citations(source: ExportInput) -> Iterator[Row]:
    for record in source.handbook.list_all():
        for carried in list_carried(record):
            for position, citation in enumerate(carried.cites, start=1):
                yield Row(source, record, (carried, citation), position)


def _list_evidence(source: ExportInput) -> Iterator[Row]:
    for record in source.handbook.list_all():
        for found in list_attestations(source.handbook, record):
            yield Row(source, record, found)


def _list_figures(source: ExportInput) -> Iterator[Row]:
    for record in source.handbook.list_all():
        for field in _FIGURE_FIELDS:
            for position, figure in enumerate(getattr(record, field, ()), start=1):
                yield Row(source, record, (field, figure), position)


def _list_sides(source: ExportInput) -> Iterator[Row]:
    for record in source.handbook.list_all():
        if isinstance(record, SourcedRecord):
            for number, dispute in enumerate(record.disputes, start=1):
                for position, side in enumerate(dispute.values, start=1):
                    yield Row(source, record, (DisputeRow(record, dispute, number), side), position)


def _carried(row: Row) -> Carried:
    return row.part[0]  # type: ignore[no-any-return]


def _citation(row: Row) -> Citation:
    return row.part[1]  # type: ignore[no-any-return]


def _attestation(row: Row) -> Attestation:
    return row.part[1]  # type: ignore[no-any-return]


def _figure_level(row: Row) -> str | None:
    found = weigh_citations(row.source.handbook, row.record, row.part[1].cites)
    return found.level if found else None


def _of_second(model: type[Figure | Position], name: str) -> Column:
    """Declare the column of a field of the second of the two things that a line tells of."""
    column = of_part(model, name)
    return Column(
        name=column.name,
        type=column.type,
        title=column.title,
        meaning=column.meaning,
        read=lambda row: getattr(row.part[1], name),
        required=column.required,
        terms=column.terms,
    )


_FIELD = text(
    "field", "Field", "The field of the record.", lambda row: _carried(row).field, required=True
)
_POINTER = text(
    "pointer",
    "Part",
    "The part of the record: a JSON Pointer (RFC 6901) into the authored part of its JSON.",
    lambda row: _carried(row).pointer,
    required=True,
)

CITATIONS = Table(
    "citations",
    "Citations",
    "One line for each document that carries a part of a record.",
    ("record_id", "pointer", "position"),
    (
        RECORD_ID,
        _FIELD,
        _POINTER,
        POSITION,
        text(
            "document_id",
            "Document",
            "Id of the document that says so.",
            lambda row: _citation(row).source,
            required=True,
            refers_to="documents.id",
        ),
        text("locator", "Place", "Where in it, if noted.", lambda row: _citation(row).at),
        text(
            "origin_id",
            "Origin",
            "Id of the publisher that first made the statement which the document repeats.",
            lambda row: find_origin(row.source.handbook, _citation(row).source),
            required=True,
            refers_to="publishers.id",
        ),
        Column(
            "is_weak",
            ColumnType.BOOLEAN,
            "Weak",
            "Whether the document or its publisher never raises the level of evidence.",
            lambda row: is_weak(row.source.handbook, _citation(row).source),
            required=True,
        ),
    ),
    _list_citations,
)
EVIDENCE = Table(
    "evidence",
    "Evidence",
    "One line for each cited part of a record: how well it is attested.",
    ("record_id", "pointer"),
    (
        RECORD_ID,
        _FIELD,
        _POINTER,
        text(
            "level",
            "Evidence",
            EVIDENCE_MEANING,
            lambda row: _attestation(row).level,
            required=True,
            terms=LEVELS,
        ),
        whole(
            "origins",
            "Origins",
            "Number of independent origins.",
            lambda row: len(_attestation(row).origins),
            required=True,
            minimum=1,
        ),
        whole(
            "documents",
            "Documents",
            "Number of documents cited.",
            lambda row: len(_attestation(row).documents),
            required=True,
            minimum=1,
        ),
        Column(
            "origin_ids",
            ColumnType.LIST,
            "Ids of the origins",
            "Ids of the publishers that first said so.",
            lambda row: _attestation(row).origins,
        ),
    ),
    _list_evidence,
)
FIGURES = Table(
    "figures",
    "Figures",
    "One line for each number as one source gives it; never averaged.",
    ("record_id", "field", "position"),
    (
        RECORD_ID,
        text(
            "field",
            "Field",
            "The field of the record: what the number measures.",
            lambda row: row.part[0],
            required=True,
            terms=_FIGURE_FIELDS,
        ),
        POSITION,
        *(
            _of_second(Figure, name)
            for name in (
                "value", "low", "high", "qualifier", "unit", "as_of", "scope", "basis", "note",
            )
        ),
        text("evidence", "Evidence", EVIDENCE_MEANING, _figure_level, terms=LEVELS),
    ),
    _list_figures,
)  # fmt: skip
DISPUTES = Table(
    "disputes",
    "Disputes",
    "One line for each disagreement between sources.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        *of_parts(Dispute, "field", "text", "settled"),
        Column(
            "is_open",
            ColumnType.BOOLEAN,
            "Stands",
            "Whether the disagreement stands.",
            lambda row: row.part.settled is None,
            required=True,
        ),
    ),
    each_entry("disputes"),
)
DISPUTE_VALUES = Table(
    "dispute_values",
    "Sides of disputes",
    "One line for each side of a dispute; its sources are in the table citations.",
    ("record_id", "dispute_position", "position"),
    (
        RECORD_ID,
        whole(
            "dispute_position",
            "Dispute",
            "Place of the dispute in the record, counted from 1.",
            lambda row: row.part[0].position,
            required=True,
            minimum=1,
        ),
        POSITION,
        _of_second(Position, "value"),
    ),
    _list_sides,
)
