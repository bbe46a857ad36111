"""Every kind of record, by the folder of `data/` in which its files lie."""

from __future__ import annotations

from macros.records.base import Record
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.records.tombstone import Tombstone

RECORD_KINDS: dict[str, type[Record]] = {
    model.folder: model
    for model in (
        Country,
        Exercise,
        Series,
        Event,
        Organization,
        Programme,
        Place,
        Statement,
        Publisher,
        Term,
        Tombstone,
    )
}


def name_kind(kind: str) -> str:
    """Say what an id of a kind names: the noun of a folder's records, or "document"."""
    return RECORD_KINDS[kind].noun if kind in RECORD_KINDS else "document"
