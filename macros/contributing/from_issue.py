"""From the body of a filled form to a proposal, or to what is missing in it.

The body is written by anybody. It is only ever split, compared and put into records as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from macros.contributing.addresses import find_document
from macros.contributing.entries import (
    Entry,
    add_documents,
    make_proposal,
    note_problems,
)
from macros.contributing.issue_body import BODY_LENGTH_MAX, parse_body
from macros.contributing.issue_forms import Form, FormKind
from macros.contributing.issue_reader import Outcome, Reader
from macros.contributing.judging import Judge, show_path
from macros.contributing.proposal import Proposal
from macros.contributing.shapes import find_shape, list_askable
from macros.contributing.supports import (
    Support,
    SupportFault,
    add_supports,
    parse_support,
)
from macros.formatting.yaml_form import as_node
from macros.records.base import SourcedRecord
from macros.records.exercise import Exercise
from macros.values.wording import quoted


def read_issue(data: Path, judge: Judge, form: Form, text: str) -> Outcome:
    """Turn the body of a filled form into a proposal; every gap is named at once."""
    outcome = Outcome(form, Proposal(data, judge))
    if len(text) > BODY_LENGTH_MAX:
        message = f"is longer than {BODY_LENGTH_MAX} characters, the most that a form holds."
        outcome.gaps.append(("The text", message))
        return outcome
    body = parse_body(text, form)
    for question in body.repeated:
        message = f'The line "### {question.label}" stands twice. Leave one of them.'
        outcome.gaps.append((question.label, message))
    for question in form.questions:
        if question.is_required and question.key not in body.answers:
            outcome.gaps.append((question.label, "is not answered, and it is needed."))
    _READERS[form.kind](Reader(judge, outcome, body))
    outcome.gaps = list(dict.fromkeys(outcome.gaps))
    return outcome


def _read_new_exercise(reader: Reader) -> None:
    outcome = reader.outcome
    fields: dict[str, Any] = {}
    for key in (name for name in list_askable(Exercise) if name in reader.answers):
        value = reader.parse(Exercise, key, reader.answers[key])
        if value:
            fields[key] = value
    sources, documents = reader.read_sources()
    entry = Entry(Exercise, fields, sources=sources, new_documents=documents)
    outcome.subject = make_proposal(outcome.proposal, reader.judge, entry)
    if not sources:
        reader.note("sources", "No source is named. Name one here, or a new one below.")
        entry.gaps = [gap for gap in entry.gaps if gap.rule != "claims-cited"]
    reader.note_all(entry.gaps)
    outcome.title = f"Add exercise: {fields.get('name', '')}"


def _read_new_source(reader: Reader) -> None:
    outcome, handbook = reader.outcome, reader.judge.handbook
    supports: list[Support] = []
    for line in reader.list_lines("supports"):
        try:
            supports.append(parse_support(handbook, line))
        except SupportFault as fault:
            reader.note("supports", str(fault))
    named, documents = reader.read_sources()
    entry = Entry(Exercise, {}, new_documents=documents)
    ids = add_documents(outcome.proposal, reader.judge, entry)
    known = [d for text in named if (d := find_document(handbook, text)) is not None]
    for document_id in (*known, *filter(None, ids)):
        add_supports(outcome.proposal, document_id, supports)
        outcome.subject = document_id
    note_problems(outcome.proposal, entry, ids)
    reader.note_all(entry.gaps, "supports")
    if not outcome.proposal.drafts and not outcome.gaps:
        reader.note("supports", f"{outcome.subject} is named there already. Nothing would change.")
    outcome.title = f"Add source: {outcome.subject}"


def _read_correction(reader: Reader) -> None:
    record = reader.find_record()
    name = reader.find_field(record) if record else None
    answer = reader.answers.get("value")
    if record is None or name is None or answer is None:
        return
    model = type(record)
    if name not in list_askable(model):
        reader.note(
            "field", f"{quoted(name)} has several parts, which no form can hold. Edit the file."
        )
        return
    value = reader.parse(model, name, answer)

    def change(node: CommentedMap) -> None:
        kept = node.get(name)
        node[name] = as_node(_merge_parts(kept, value) if find_shape(model, name).part else value)

    if value is not None:
        _edit(reader, record, change, {name: reader.read_sources()[0]}, own="value")
    reader.outcome.title = f"Correct {name.replace('_', ' ')} of {record.id}"
    earlier = ", ".join(citation.source for citation in record.cites_of(name))
    if earlier:
        note = f"Check whether the sources named before ({earlier}) carry the new value as well."
        reader.outcome.notes.append(note)


def _merge_parts(kept: Any, value: Any) -> list[Any]:
    """Keep what else is known of a party that stays: its units, its own sources."""
    before = {str(entry.get("party")): dict(entry) for entry in kept or ()}
    return [{**before.get(entry["party"], {}), **entry} for entry in value]


def _read_dispute(reader: Reader) -> None:
    record = reader.find_record()
    name = reader.find_field(record) if record else None
    sides = {number: reader.list_lines(f"cites.{number}") for number in ("one", "two")}
    is_whole = {"text", "side.one", "side.two"} <= reader.answers.keys() and all(sides.values())
    if record is None or name is None or not is_whole:
        return

    def change(node: CommentedMap) -> None:
        values = [
            {"value": " ".join(reader.answers[f"side.{number}"].split()), "cites": named[number]}
            for number in sides
        ]
        dispute = {"field": name, "text": reader.answers["text"], "values": values}
        node.setdefault("disputes", as_node([])).append(as_node(dispute))

    named: dict[str, list[str]] = {}
    _edit(reader, record, change, sides, own="text", by_side=named)
    reader.outcome.title = f"Record a dispute on {name.replace('_', ' ')} of {record.id}"


def _edit(
    reader: Reader,
    record: SourcedRecord,
    change: Callable[[CommentedMap], None],
    cited: Mapping[str, list[str]],
    *,
    own: str,
    by_side: dict[str, list[str]] | None = None,
) -> None:
    """Change a record, with the sources that carry the change.

    Args:
        reader: the form.
        record: the record.
        change: what is done to its file.
        cited: the sources by field, or by side of a dispute, as they are written in the form.
        own: the question to which faults of the change belong.
        by_side: takes the ids of the sources by side; without it they are cited by field.
    """
    outcome, handbook = reader.outcome, reader.judge.handbook
    outcome.subject = record.id
    sources, documents = reader.read_sources()
    entry = Entry(type(record), {}, sources=sources, new_documents=documents)
    new_ids = add_documents(outcome.proposal, reader.judge, entry)
    new = {str(d["url"]): i for d, i in zip(documents, new_ids, strict=True) if i}
    found: dict[str, list[str]] = {}
    for key, texts in cited.items():
        question = f"cites.{key}" if by_side is not None else "sources"
        ids = found.setdefault(key, [])
        for text in texts:
            document_id = new.get(text) or find_document(handbook, text)
            if document_id:
                ids.append(document_id)
            elif text not in {d.get("url") for d in documents}:
                reader.note(question, f"{quoted(text)} is no document that the handbook has.")
        if not texts:
            reader.note(question, "No source is named. A correction needs one, too.")
    if by_side is not None:
        by_side.update(found)
    if outcome.gaps or entry.gaps:
        reader.note_all(entry.gaps, own)
        return
    outcome.proposal.edit_record(type(record), record.id, change)
    if by_side is None:
        outcome.proposal.add_cites(type(record), record.id, found)
    note_problems(outcome.proposal, entry, new_ids, own=show_path(outcome.proposal.drafts[-1]))
    reader.note_all(entry.gaps, own)


_READERS: Mapping[FormKind, Callable[[Reader], None]] = {
    FormKind.NEW_EXERCISE: _read_new_exercise,
    FormKind.NEW_SOURCE: _read_new_source,
    FormKind.CORRECTION: _read_correction,
    FormKind.DISPUTE: _read_dispute,
}
