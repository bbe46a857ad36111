"""Which citations carry which part of a record, and how well they attest it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.loading.handbook import FieldPath, Handbook
from macros.records.base import Citation, Record, SourcedRecord
from macros.records.term import Term
from macros.views.evidence import Attestation, find_evidence, weigh_citations


@dataclass(frozen=True, slots=True)
class Carried:
    """A part of a record and the citations that carry it.

    `path` leads to that part: `("date",)`, `("facts", 0)`, `("disputes", 0, "values", 1)`.
    """

    path: FieldPath
    cites: tuple[Citation, ...]

    @property
    def pointer(self) -> str:
        """The path as a JSON Pointer into the authored part of the record's JSON.

        Source: RFC 6901; no key of a record holds `/` or `~`.
        """
        return write_pointer(self.path)

    @property
    def field(self) -> str:
        """The field of the record in which the part lies."""
        return str(self.path[0])


def write_pointer(path: FieldPath) -> str:
    """Write a path of keys and positions as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{step}" for step in path)


def list_carried(record: Record) -> tuple[Carried, ...]:
    """Give every cited part of a record, in the order of the model."""
    found: dict[FieldPath, list[Citation]] = {}
    for path, citation in record.list_cites():
        found.setdefault(_find_carried(record, path), []).append(citation)
    return tuple(Carried(path, tuple(cites)) for path, cites in found.items())


def list_attestations(handbook: Handbook, record: Record) -> Iterator[tuple[Carried, Attestation]]:
    """Give the evidence for every cited part of a record but the sides of its disputes."""
    if not isinstance(record, SourcedRecord):
        return
    for carried in list_carried(record):
        if carried.field == "disputes":
            continue
        is_field = len(carried.path) == 1 and carried.field in record.cites
        found = (
            find_evidence(handbook, record, carried.field)
            if is_field
            else weigh_citations(handbook, record, carried.cites)
        )
        if found is not None:
            yield carried, found


def _find_carried(record: Record, path: FieldPath) -> FieldPath:
    """Give the part that a citation carries by the place of the citation itself."""
    if path[0] != "cites":
        return path[:-2]  # the list of cites and the position in it
    return ("definition",) if isinstance(record, Term) else (path[1],)
