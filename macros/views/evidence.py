"""How well a field is attested: counted from its citations, never typed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.base import Citation, SourcedRecord
from macros.records.publisher import Publisher
from macros.values.terms import Evidence


@dataclass(frozen=True, slots=True)
class Attestation:
    """The evidence for one field, and what it rests on.

    `origins` are ids of publishers: who first said so, each counted once.
    """

    level: Evidence
    origins: tuple[str, ...]
    documents: tuple[str, ...]


def find_evidence(handbook: Handbook, record: SourcedRecord, field: str) -> Attestation | None:
    """Give the evidence for a field of a record, or None when nothing is cited for it."""
    is_disputed = any(d.field == field and d.settled is None for d in record.disputes)
    return weigh_citations(handbook, record, record.cites_of(field), is_disputed=is_disputed)


def find_record_evidence(handbook: Handbook, record: SourcedRecord) -> Attestation | None:
    """Give the evidence for a record as a whole.

    It is contested when any dispute stands; otherwise it is that of its status, or of the
    first claim where the record has no status.
    """
    claims = record.list_claims()
    field = "status" if "status" in claims else next(iter(claims), "")
    is_disputed = any(d.settled is None for d in record.disputes)
    return weigh_citations(handbook, record, record.cites_of(field), is_disputed=is_disputed)


def weigh_citations(
    handbook: Handbook,
    record: SourcedRecord,
    cites: Iterable[Citation],
    *,
    is_disputed: bool = False,
) -> Attestation | None:
    """Give the evidence that a list of citations makes up, or None when it is empty.

    Rules: documents that relay one statement have one origin; documents of one publisher have
    one origin; weak documents count only when nothing else is cited.
    """
    documents = tuple(dict.fromkeys(c.source for c in cites if c.source in handbook.documents))
    if not documents:
        return None
    strong = [d for d in documents if not is_weak(handbook, d)]
    origins = tuple(dict.fromkeys(find_origin(handbook, d) for d in strong or documents))
    if is_disputed:
        level = Evidence.CONTESTED
    elif strong and any(_is_own_word(handbook, record, origin) for origin in origins):
        level = Evidence.OFFICIAL
    elif strong and len(origins) > 1:
        level = Evidence.CORROBORATED
    else:
        level = Evidence.SINGLE_SOURCE
    return Attestation(level, origins, documents)


def find_origin(handbook: Handbook, document_id: str) -> str:
    """Give the id of the publisher that first made the statement of a document."""
    seen: set[str] = set()
    while document_id not in seen:
        seen.add(document_id)
        source = handbook.documents[document_id]
        relayed = source.document.relays
        if relayed is None:
            return source.publisher.id
        if relayed not in handbook.documents:
            return relayed
        document_id = relayed
    return handbook.documents[document_id].publisher.id


def is_weak(handbook: Handbook, document_id: str) -> bool:
    """Tell whether a document or its publisher is marked as one that never raises evidence."""
    source = handbook.documents[document_id]
    return source.document.weak is not None or source.publisher.weak is not None


def _is_own_word(handbook: Handbook, record: SourcedRecord, origin: str) -> bool:
    """Tell whether a publisher speaks for a party or organization that takes part."""
    publisher = handbook.find_record(Publisher, origin)
    if publisher is None:
        return False
    concerned = {*record.list_parties(), *record.list_organizations()}
    return not concerned.isdisjoint(publisher.speaks_for)
