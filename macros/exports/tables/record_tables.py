"""Tables that all kinds of record share: records, names, facts, gaps, links between them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export_file import ExportInput
from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Column,
    Row,
    Table,
    of_parts,
    of_record,
    text,
)
from macros.exports.tables.field_types import ColumnType
from macros.exports.tables.rows import each_entry
from macros.loading.handbook import Handbook
from macros.records.base import Fact, Record, SourcedRecord
from macros.records.country import CountryFact
from macros.records.registry import RECORD_KINDS
from macros.records.tombstone import Tombstone
from macros.values.ids import LANGUAGE_PATTERN
from macros.values.parties import list_party_names
from macros.values.terms import Evidence, FactTopic
from macros.views.evidence import find_record_evidence, weigh_citations

LEVELS = tuple(level.value for level in Evidence)
EVIDENCE_MEANING = "How well it is attested; computed from the citations."


def list_living(handbook: Handbook) -> Iterator[Record]:
    """Give every record but the tombstones, which only say where a former id went."""
    return (record for record in handbook.list_all() if not isinstance(record, Tombstone))


def _list_records(source: ExportInput) -> Iterator[Row]:
    return (Row(source, record) for record in list_living(source.handbook))


def _record_level(row: Row) -> Evidence | None:
    record = row.record
    if not isinstance(record, SourcedRecord):
        return None
    found = find_record_evidence(row.source.handbook, record)
    return found.level if found else None


def _list_names(source: ExportInput) -> Iterator[Row]:
    for record in list_living(source.handbook):
        names = [*record.names.items(), *(("", alias) for alias in record.aliases)]
        for position, entry in enumerate(names, start=1):
            yield Row(source, record, entry, position)


def _is_document(row: Row) -> bool:
    return row.part in row.source.handbook.documents


def _list_parties(source: ExportInput) -> Iterator[Row]:
    """Give every party that the handbook names or has a profile of, by code."""
    profiles = source.handbook.by_folder["countries"]
    named = {code.lower() for code in list_party_names()} & source.handbook.backlinks.keys()
    for code in sorted({*named, *profiles}):
        yield Row(source, profiles.get(code), code.upper())


RECORDS = Table(
    "records",
    "Records",
    "One line for each record of any kind; other tables lead to it.",
    ("id",),
    (
        text("id", "Id", OWN_ID.meaning, lambda row: row.record.id, required=True),
        text(
            "kind",
            "Kind",
            "The folder of data/ in which it lies.",
            lambda row: row.record.folder,
            required=True,
            terms=tuple(kind for kind in RECORD_KINDS if kind != Tombstone.folder),
        ),
        of_record(Record, "name"),
        text("page_url", "Page", "Address of its page.", lambda r: r.source.page_address(r.record)),
        text(
            "json_url",
            "JSON",
            "Address of the record as JSON.",
            lambda row: row.source.file_address(f"{row.record.folder}/{row.record.id}.json"),
        ),
        Column(
            "last_change",
            ColumnType.DATE,
            "Last change",
            "Day on which its file was last changed, where that is known.",
            lambda row: row.source.last_change(row.record),
        ),
        text("evidence", "Evidence", EVIDENCE_MEANING, _record_level, terms=LEVELS),
    ),
    _list_records,
)
PARTIES = Table(
    "parties",
    "Parties",
    "One line for each state (or Northern Cyprus) that any record names.",
    ("code",),
    (
        text(
            "code",
            "Code",
            "ISO 3166-1 alpha-2 code; TRNC and XK, which that standard does not have.",
            lambda row: row.part,
            required=True,
        ),
        text(
            "name",
            "Name",
            "English short name of Unicode CLDR, or of the profile.",
            lambda row: row.record.name if row.record else list_party_names()[row.part],
            required=True,
        ),
        text(
            "country_id",
            "Profile",
            "Id of its profile, where there is one.",
            lambda row: row.record.id if row.record else None,
            refers_to="countries.id",
        ),
    ),
    _list_parties,
)
NAMES = Table(
    "names",
    "Names",
    "One line for each name of a record beside its main one.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "language",
            "Language",
            f"ISO 639-1 code ({LANGUAGE_PATTERN}); empty for other spellings.",
            lambda row: row.part[0] or None,
        ),
        text("name", "Name", "The name.", lambda row: row.part[1], required=True),
    ),
    _list_names,
)
FACTS = Table(
    "facts",
    "Facts",
    "One line for each further fact of a record.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "topic",
            "Topic",
            "The part of a country's profile where it stands; empty in other records.",
            lambda row: row.part.topic if isinstance(row.part, CountryFact) else None,
            terms=tuple(topic.value for topic in FactTopic),
        ),
        *of_parts(Fact, "text"),
        text(
            "evidence",
            "Evidence",
            EVIDENCE_MEANING,
            lambda row: (
                found.level
                if (found := weigh_citations(row.source.handbook, row.record, row.part.cites))
                else None
            ),
            terms=LEVELS,
        ),
    ),
    each_entry("facts"),
)
GAPS = Table(
    "gaps",
    "Not known",
    "One line for each thing that no source seen tells about a record.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, text("gap", "Not known", "What is not known.", lambda row: row.part)),
    each_entry("gaps"),
)
RELATED = Table(
    "related",
    "See also",
    "One line for each record or document that a record points its readers to.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text(
            "related_id",
            "See also",
            "Id of the other record.",
            lambda row: None if _is_document(row) else row.part,
            refers_to="records.id",
        ),
        text(
            "document_id",
            "Document",
            "Id of the document, where it is one.",
            lambda row: row.part if _is_document(row) else None,
            refers_to="documents.id",
        ),
    ),
    each_entry("related"),
)
