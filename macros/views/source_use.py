"""What each document supports: the records and fields that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.loading.handbook import Backlink, Handbook
from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.term import Term


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A record that cites a document, and the fields for which it does, in order."""

    record: Record
    fields: tuple[str, ...]


def list_uses(handbook: Handbook, document_id: str) -> tuple[SourceUse, ...]:
    """Give the records that cite a document, by name."""
    fields: dict[str, dict[str, None]] = {}
    records: dict[str, Record] = {}
    for link in handbook.backlinks.get(document_id, ()):
        if isinstance(link.record, Publisher):
            continue  # another document repeats this one; that is no use in a record
        key = f"{link.record.folder}/{link.record.id}"
        records[key] = link.record
        fields.setdefault(key, {})[_name_field(link)] = None
    uses = [SourceUse(records[key], tuple(fields[key])) for key in fields]
    return tuple(sorted(uses, key=lambda use: (use.record.name, use.record.id)))


def _name_field(link: Backlink) -> str:
    """Name the field of its record that a citation carries."""
    if isinstance(link.record, Term):
        return "definition"
    return str(link.path[1] if link.path[0] == "cites" else link.path[0])


def list_relaying(handbook: Handbook, target: str) -> tuple[str, ...]:
    """Give the ids of the documents that repeat a publisher or document."""
    found = {
        link.record.documents[int(link.path[1])].id
        for link in handbook.backlinks.get(target, ())
        if isinstance(link.record, Publisher) and link.path[-1] == "relays"
    }
    return tuple(sorted(found))


def list_documents_cited(handbook: Handbook, *records: Record) -> tuple[str, ...]:
    """Give the ids of the documents that records cite, in the order of first mention."""
    found = (c.source for r in records for _path, c in r.list_cites())
    return tuple(dict.fromkeys(d for d in found if d in handbook.documents))
