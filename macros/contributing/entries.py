"""From given fields to a proposal: the record, its sources and the documents that are new."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.contributing.addresses import find_document
from macros.contributing.judging import Draft, Judge, show_path
from macros.contributing.proposal import NO_ID, Proposal
from macros.contributing.romanization import propose_id
from macros.contributing.shapes import find_shape
from macros.contributing.sources import SourceFault, add_source, propose_free_id
from macros.loading.yaml_text import parse_yaml
from macros.problems import Problem, dotted
from macros.records.base import Record, SourcedRecord
from macros.values.ids import is_id, parse_id
from macros.values.wording import nearest, quoted

Path = tuple[str | int, ...]
# What an entry may hold beside the fields of its record.
ID, SOURCES, NEW_DOCUMENTS = "id", "sources", "new_documents"
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Gap:
    """What is wrong with an entry: the place in what was given, and what to write instead."""

    path: Path
    message: str
    rule: str = "schema"


@dataclass(slots=True)
class Entry:
    """A record as a contributor gives it.

    `fields` are those of the record. `sources` are documents that carry every field without
    cites of its own, by id or address; `new_documents` are the fields of documents that the
    handbook does not have, each perhaps with a `publisher`.
    """

    model: type[Record]
    fields: dict[str, Any]
    id: str = ""
    sources: Sequence[str] = ()
    new_documents: Sequence[Mapping[str, Any]] = ()
    gaps: list[Gap] = field(default_factory=list)


def propose_entry_id(judge: Judge, fields: Mapping[str, Any]) -> str:
    """Propose an id from the name of a record and, where the name has none, its year."""
    name = str(fields.get("name", ""))
    year = _YEAR.match(str(fields.get("date", "")))
    if year and propose_id(name) and not _YEAR.search(name):
        name = f"{name} {year[0]}"
    return propose_free_id(judge, name)


def list_claims(model: type[Record], fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the fields that state something, so that each of them must be cited."""
    unknown = dict.fromkeys(model.model_fields)
    typed = {key: _as_term(model, key, value) for key, value in {**unknown, **fields}.items()}
    known = {key: value for key, value in typed.items() if key in model.model_fields}
    return model.model_construct(**known).list_claims()


def _as_term(model: type[Record], key: str, value: Any) -> Any:
    terms = find_shape(model, key).terms if key in model.model_fields else None
    is_known = terms is not None and isinstance(value, str) and value in list(terms)
    if terms is not None and is_known:
        return terms(value)
    return tuple(value) if isinstance(value, list) else value


def make_proposal(
    proposal: Proposal, judge: Judge, entry: Entry, passed_over: Collection[str] = ()
) -> str:
    """Add an entry to a proposal; what is wrong is noted in the entry's gaps, all of it.

    Args:
        proposal: what it is added to.
        judge: the handbook, and which ids are free.
        entry: what the contributor gives.
        passed_over: names of rules that need not hold yet.

    Returns:
        The id of the record.
    """
    documents = add_documents(proposal, judge, entry)
    record_id = _choose_id(judge, entry)
    fields = dict(entry.fields)
    if issubclass(entry.model, SourcedRecord):
        _fill_cites(judge, entry, fields, documents)
    # A source that is not found is told of as such, not as missing from every field as well.
    has_unknown_source = any(gap.path[:1] == (SOURCES,) for gap in entry.gaps)
    passed_over = {*passed_over, "claims-cited"} if has_unknown_source else passed_over
    draft = proposal.add_record(entry.model, record_id, fields)
    note_problems(proposal, entry, documents, passed_over, show_path(draft))
    return record_id


def make_source_proposal(
    proposal: Proposal,
    judge: Judge,
    entry: Entry,
    passed_over: Collection[str] = (),
    support: Callable[[Proposal, str], None] | None = None,
) -> list[str]:
    """Add only the new documents of an entry to a proposal; give their ids.

    What is wrong is noted in the entry's gaps, all of it. `support`, where given, names each
    document as a source.
    """
    documents = add_documents(proposal, judge, entry)
    for document_id in documents:
        if document_id and support is not None:
            support(proposal, document_id)
    note_problems(proposal, entry, documents, passed_over, "")
    return documents


def note_problems(
    proposal: Proposal,
    entry: Entry,
    documents: Sequence[str],
    passed_over: Collection[str] = (),
    own: str = "",
) -> None:
    """Note what the check says of the drafts; `own` is the path of the entry's record."""
    for problem in proposal.list_problems(passed_over):
        if problem.path == own:
            entry.gaps.append(Gap(parse_path(problem.field), problem.message, problem.rule))
        else:
            entry.gaps.append(_place_in_documents(proposal, documents, problem))


def add_documents(proposal: Proposal, judge: Judge, entry: Entry) -> list[str]:
    """Add the new documents; give the id of each, "" for one that could not be added."""
    ids = []
    for position, given in enumerate(entry.new_documents):
        try:
            ids.append(add_source(proposal, judge, given))
        except SourceFault as fault:
            ids.append("")
            entry.gaps.append(Gap((NEW_DOCUMENTS, position, fault.key), str(fault)))
    return ids


def _choose_id(judge: Judge, entry: Entry) -> str:
    """Choose the id given, or propose one; a wrong one is noted and replaced by a free one."""
    record_id = entry.id or propose_entry_id(judge, entry.fields)
    if not record_id:
        message = "The name gives no id. Write one of small letters, digits and hyphens."
        entry.gaps.append(Gap((ID,), message))
        return NO_ID
    if not is_id(record_id):
        try:
            parse_id(record_id)
        except ValueError as error:
            entry.gaps.append(Gap((ID,), str(error)))
        return NO_ID
    fault = judge.find_id_fault(record_id)
    if fault is not None:
        entry.gaps.append(Gap((ID,), fault, "ids-unique"))
        return NO_ID
    return record_id


def _fill_cites(judge: Judge, entry: Entry, fields: dict[str, Any], new_ids: Sequence[str]) -> None:
    """Cite the sources for each claim that has no cites of its own."""
    by_address = {
        str(given.get("url")): new_id
        for given, new_id in zip(entry.new_documents, new_ids, strict=True)
    }
    sources = []
    for position, text in enumerate(entry.sources):
        found = by_address.get(text, find_document(judge.handbook, text))
        if found is None:
            entry.gaps.append(Gap((SOURCES, position), _word_unknown(judge, text)))
        if found:
            sources.append(found)
    written = fields.get("cites")
    cites = dict(written) if isinstance(written, Mapping) else {}
    cited = sources or [new_id for new_id in new_ids if new_id]
    if cited and (written is None or isinstance(written, Mapping)):
        for claim in list_claims(entry.model, fields):
            cites.setdefault(claim, list(dict.fromkeys(cited)))
        fields["cites"] = cites


def _word_unknown(judge: Judge, text: str) -> str:
    if is_id(text):
        near = nearest(text, judge.handbook.documents)
        guess = f"Did you mean {quoted(near)}? " if near else ""
        return f"{quoted(text)} is no document that the handbook has. {guess}".strip()
    return (
        f"{quoted(text)} is neither the id nor the address of a document that the handbook has. "
        "Tell of the document as a new one."
    )


def _place_in_documents(proposal: Proposal, ids: Sequence[str], problem: Problem) -> Gap:
    """Place a problem of a publisher's file in the entry's new documents."""
    path = parse_path(problem.field)
    owner = next((draft for draft in proposal.drafts if show_path(draft) == problem.path), None)
    listed = list_document_ids(owner) if owner else []
    if path[:1] == ("documents",) and len(path) > 1 and isinstance(path[1], int):
        document_id = listed[path[1]] if path[1] < len(listed) else ""
        if document_id in ids:
            place = (NEW_DOCUMENTS, ids.index(document_id), *path[2:])
            return Gap(place, problem.message, problem.rule)
    for position, document_id in enumerate(ids):
        if document_id and document_id in listed:
            place = (NEW_DOCUMENTS, position, "publisher", *path)
            return Gap(place, problem.message, problem.rule)
    return Gap((), f"{problem.path}: {dotted(path)}: {problem.message}", problem.rule)


def list_document_ids(draft: Draft) -> list[str]:
    """Give the ids of the documents in a drafted file, in its order."""
    value = parse_yaml(draft.text).value
    documents = value.get("documents") if isinstance(value, dict) else None
    return [
        str(document.get("id", "")) if isinstance(document, dict) else ""
        for document in (documents if isinstance(documents, list) else ())
    ]


def parse_path(name: str) -> Path:
    """Read a place as people write it, `participants[1].party`, as keys and positions."""
    return tuple(int(number) if number else key for number, key in _STEP.findall(name))
