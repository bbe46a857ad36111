"""Which other records, documents and parties a record names, read off its fields' types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.records.base import Record
from macros.records.finding import Finder
from macros.values.ids import Refers


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of something else: where in the record, what, and where it may lie."""

    path: tuple[str | int, ...]
    target: str
    folders: tuple[str, ...]


def list_references(record: Record) -> Iterator[Reference]:
    """Give every reference of a record, in the order of its fields."""
    for path, target, refers in _REFERENCES.find(record):
        yield Reference(path, target, refers.folders)


def _find_refers(_plain: Any, metadata: tuple[Any, ...]) -> Refers | None:
    return next((entry for entry in metadata if isinstance(entry, Refers)), None)


_REFERENCES = Finder(_find_refers)
