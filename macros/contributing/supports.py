"""Which fields of which records a document carries, as contributors say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from macros.contributing.proposal import Proposal
from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord
from macros.values.ids import is_id
from macros.values.wording import quoted, suggestion

_BETWEEN = re.compile(r"\s*:\s+|\s*:(?!//)\s*")


class SupportFault(ValueError):
    """What is wrong with what a document is said to carry, and what to say instead."""


@dataclass(frozen=True, slots=True)
class Support:
    """A record and the fields of it that a document carries."""

    record: SourcedRecord
    fields: tuple[str, ...]


def find_record(handbook: Handbook, text: str) -> SourcedRecord:
    """Find the record that a text names by id or name, or by the address of its page.

    Raises:
        SupportFault: when there is none, or it is one that states nothing.
    """
    plain = text.strip().strip("`")
    if "://" in plain:
        try:
            plain = urlsplit(plain).path
        except ValueError:
            raise SupportFault(f"{quoted(text)} is no address of a page.") from None
    name = plain.strip("/").rpartition("/")[2].removesuffix(".yaml")
    record = handbook.find_any(name) if is_id(name) else None
    if record is None:
        sought = plain.casefold()
        named = [r for r in handbook.list_all() if r.name.casefold() == sought]
        record = named[0] if len(named) == 1 else None
    if isinstance(record, SourcedRecord):
        return record
    if record is not None:
        raise SupportFault(f"{quoted(name)} is a {record.noun}, which states no facts of its own.")
    ids = [r.id for r in handbook.list_all() if isinstance(r, SourcedRecord)]
    message = f"{quoted(text)} is no record of the handbook. {suggestion(name, ids)}"
    raise SupportFault(message.strip())


def parse_support(handbook: Handbook, text: str) -> Support:
    """Read `tarlan-2025: date, host`.

    Raises:
        SupportFault: when the record or a field is not known, or the field is not filled.
    """
    head, *rest = _BETWEEN.split(text.strip().lstrip("-*• "), maxsplit=1)
    record = find_record(handbook, head)
    claims = record.list_claims()
    names = {(type(record).model_fields[c].title or c).casefold(): c for c in claims}
    fields = []
    for word in (rest[0] if rest else "").split(","):
        field = names.get(word.strip().casefold(), word.strip())
        if field and field not in claims:
            message = (
                f"{quoted(field)} is no cited field of {record.id}. {suggestion(field, claims)}"
            )
            raise SupportFault(message.strip())
        if field:
            fields.append(field)
    if not fields:
        raise SupportFault(
            f"{quoted(text)} names no field. Write the record, a colon and the fields, such as "
            f'"{record.id}: {", ".join(claims[:2])}".'
        )
    return Support(record, tuple(fields))


def add_supports(proposal: Proposal, document_id: str, supports: Iterable[Support]) -> None:
    """Cite a document for the fields that it carries."""
    for support in supports:
        cites = {
            field: [document_id]
            for field in support.fields
            if document_id not in {c.source for c in support.record.cites_of(field)}
        }
        if cites:
            proposal.add_cites(type(support.record), support.record.id, cites)
