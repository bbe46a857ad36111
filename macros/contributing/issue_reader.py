"""The answers of one form, read with the handbook at hand; what is wrong goes into the outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from macros.contributing.addresses import find_document
from macros.contributing.answers import BETWEEN, Value, parse_answer
from macros.contributing.entries import ID, NEW_DOCUMENTS, SOURCES, Gap
from macros.contributing.issue_body import Body
from macros.contributing.issue_forms import Form
from macros.contributing.judging import Judge
from macros.contributing.proposal import Proposal
from macros.contributing.shapes import find_shape
from macros.contributing.supports import SupportFault, find_record
from macros.records.base import Record, SourcedRecord
from macros.records.exercise import Exercise
from macros.values.wording import quoted, suggestion

# Nobody names more by hand; each one is looked up.
ENTRIES_MAX = 60


@dataclass(slots=True)
class Outcome:
    """What came of a form: a proposal without gaps, or gaps by the label of their question.

    `subject` is the id of the record or document that it is about; `title` says what it does.
    `notes` are for reviewers.
    """

    form: Form
    proposal: Proposal
    subject: str = ""
    title: str = ""
    gaps: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether the proposal can be written."""
        return not self.gaps


class Reader:
    """Reads the answers of one form into its outcome."""

    def __init__(self, judge: Judge, outcome: Outcome, body: Body) -> None:
        self.judge = judge
        self.outcome = outcome
        self.answers = body.answers
        self.labels = {question.key: question.label for question in outcome.form.questions}

    def note(self, key: str, message: str) -> None:
        """Note a gap at the question of a key; once only when it is the same as another."""
        self.outcome.gaps.append((self.labels.get(key, key), message))

    def note_all(self, gaps: Iterable[Gap], own: str = "") -> None:
        """Note the gaps of an entry at the questions that they belong to.

        A question that is not answered has been named already. `own` is the key of the question
        to which gaps of the record belong that no question asks for.
        """
        for gap in gaps:
            key = _find_key(gap.path, own)
            is_missing = "is missing" in gap.message and key not in self.answers
            if is_missing and any(label == self.labels.get(key) for label, _ in self.outcome.gaps):
                continue
            self.note(key, gap.message)

    def list_lines(self, key: str) -> list[str]:
        """Give the lines of an answer, a hyphen before each taken off; too many are a gap."""
        parts = [
            p.strip().lstrip("-*•").strip(" ,;`") for p in self.answers.get(key, "").split("\n")
        ]
        lines = [part for part in parts if part]
        if len(lines) > ENTRIES_MAX:
            self.note(key, f"has {len(lines)} lines; {ENTRIES_MAX} is the most.")
            return []
        return lines

    def parse(self, model: type[Record], key: str, answer: str) -> Value | None:
        """Turn an answer into the value of a field; None when it has too many parts."""
        question = key if key in self.answers else "value"
        if answer.count("\n") + answer.count(",") + answer.count(";") > ENTRIES_MAX:
            shape = find_shape(model, key)
            if shape.is_list or shape.is_by_language:
                self.note(question, f"has more than {ENTRIES_MAX} entries.")
                return None
        return parse_answer(self.judge.handbook, model, key, answer)

    def read_sources(self) -> tuple[list[str], list[dict[str, Any]]]:
        """Give the documents named, by id or address, and the one that is new, if any."""
        sources = self.list_lines("sources")
        url = self.answers.get("document.url", "")
        if not url:
            return sources, []
        known = find_document(self.judge.handbook, url)
        if known is not None:
            return [*sources, known], []
        document = {k: v for k, v in self._read_part("document") if k in _DOCUMENT_KEYS}
        publisher = dict(self._read_part("publisher"))
        if publisher.get("name"):
            document["publisher"] = publisher
        return [*sources, url], [document]

    def _read_part(self, part: str) -> Iterable[tuple[str, Any]]:
        for key, answer in self.answers.items():
            head, dot, name = key.partition(".")
            if dot and head == part:
                is_choice = name in {"kind", "owner"}
                plain = answer.partition(BETWEEN)[0] if is_choice else answer
                if name == "country":
                    plain = str(parse_answer(self.judge.handbook, Exercise, "host", answer))
                yield name, " ".join(plain.split())

    def find_record(self) -> SourcedRecord | None:
        """Find the record that the form is about; None when there is none."""
        answer = self.answers.get("record")
        if answer is None:
            return None
        try:
            return find_record(self.judge.handbook, answer)
        except SupportFault as fault:
            self.note("record", str(fault))
            return None

    def find_field(self, record: SourcedRecord) -> str | None:
        """Find the field that the form is about; None when the record has no such field."""
        answer = self.answers.get("field")
        if answer is None:
            return None
        name = answer.partition(BETWEEN)[0].strip()
        claims = record.claim_fields()
        if name in claims:
            return name
        message = f"{quoted(name)} is no field of {with_noun(record)}. {suggestion(name, claims)}"
        self.note("field", message.strip())
        return None


_DOCUMENT_KEYS = frozenset({"url", "title", "date", "language", "kind"})


def with_noun(record: SourcedRecord) -> str:
    """Name a record with what it is: `the exercise tarlan-2025`."""
    return f"the {record.noun} {record.id}"


def _find_key(path: tuple[str | int, ...], own: str) -> str:
    """Find the question to which a gap belongs."""
    match path:
        case (first, _, "publisher", str(key), *_) if first == NEW_DOCUMENTS:
            return f"publisher.{key}"
        case (first, _, "publisher") if first == NEW_DOCUMENTS:
            return "publisher.name"
        case (first, _, str(key), *_) if first == NEW_DOCUMENTS:
            return f"document.{key}" if key in _DOCUMENT_KEYS else "document.title"
        case (first, *_) if first in {SOURCES, "cites", NEW_DOCUMENTS}:
            return "sources"
        case (first, *_) if first == ID:
            return own or "name"
        case (str(first), *_):
            return own or first
    return own or "record"
