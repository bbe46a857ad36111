"""GitHub's issue forms: their questions follow from the record models and the vocabularies.

Source: GitHub Docs, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from macros.contributing.choices import Choice, list_choices
from macros.contributing.shapes import Shape, find_shape
from macros.loading.handbook import Handbook
from macros.records.base import Part, SourcedRecord
from macros.records.exercise import Exercise
from macros.records.publisher import Document, Publisher
from macros.records.registry import RECORD_KINDS


class FormKind(StrEnum):
    """The forms, by the names of their files."""

    NEW_EXERCISE = "new-exercise"
    CORRECTION = "correction"
    NEW_SOURCE = "new-source"
    DISPUTE = "dispute"


class Control(StrEnum):
    """How a question is answered."""

    LINE = "input"
    PASSAGE = "textarea"
    ONE_OF = "dropdown"
    SOME_OF = "some-of"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `key` says where the answer goes; labels differ within a form."""

    key: str
    label: str
    help: str
    control: Control
    is_required: bool = False
    options: tuple[str, ...] = ()
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what it is for, and its questions in order."""

    kind: FormKind
    name: str
    description: str
    title: str
    intro: str
    questions: tuple[Question, ...]


_EXERCISE_KEYS = (
    "name", "names", "summary", "status", "date", "host", "participants", "places", "series",
    "organizations", "forms", "forms_basis", "domains", "focus", "framework", "purpose", "gaps",
)  # fmt: skip
_BY_LINE = "One a line."
_HELP = {
    "names": "One a line: the language code, a colon, the name.",
    "participants": "One a line: the state, a colon, its role (host, participant, observer, …).",
    "host": "The state on whose territory it takes place, by name or code.",
    "places": f"Names or ids of places in the gazetteer. {_BY_LINE}",
    "series": "The series that it belongs to, by name or id.",
    "organizations": f"International organizations that organise it or take part. {_BY_LINE}",
    "gaps": f"What no source that you saw says, in a few words each. {_BY_LINE}",
}
_PLACEHOLDERS = {
    "names": "ru: Тарлан-2025",
    "participants": "Azerbaijan: host\nKazakhstan: participant",
    "host": "Azerbaijan",
    "places": "Aktau",
    "gaps": "site\nnumber of personnel",
}
_RECORD = Question(
    "record",
    "Record",
    "The address of the page in the handbook, or the id at its foot.",
    Control.LINE,
    is_required=True,
    placeholder="tarlan-2025",
)
_INTRO = (
    "Thank you. Each answer is checked as the handbook's files are; you are told what is missing. "
    "Every statement needs a source that anybody can read. Please use your own words."
)


def make_forms(handbook: Handbook) -> tuple[Form, ...]:
    """Make all forms; the words of the choices come from the handbook's vocabulary."""
    return (
        Form(
            FormKind.NEW_EXERCISE,
            "New exercise",
            "Tell of an exercise that the handbook does not have.",
            "New exercise: ",
            _INTRO,
            (
                *(_ask_field(handbook, Exercise, key) for key in _EXERCISE_KEYS),
                *_ask_source(handbook, is_required=False),
            ),
        ),
        Form(
            FormKind.CORRECTION,
            "Correction",
            "Say what is wrong on a page and what is right.",
            "Correction: ",
            f"{_INTRO} Where your source disagrees with another one, use the form for disputes.",
            (
                _RECORD,
                _ask_which_field(),
                Question(
                    "value",
                    "What is right",
                    "The new content of that field, in English. Of a list all entries, one a line.",
                    Control.PASSAGE,
                    is_required=True,
                    placeholder="2025-07-08/2025-07-11",
                ),
                *_ask_source(handbook, is_required=False),
            ),
        ),
        Form(
            FormKind.NEW_SOURCE,
            "New source",
            "Add a document that carries facts which the handbook has.",
            "New source: ",
            _INTRO,
            (
                *_ask_source(handbook, is_required=True),
                Question(
                    "supports",
                    "What it carries",
                    "One record a line: its id or the address of its page, a colon, the fields.",
                    Control.PASSAGE,
                    is_required=True,
                    placeholder="tarlan-2025: date, participants",
                ),
            ),
        ),
        Form(
            FormKind.DISPUTE,
            "Dispute",
            "Show where sources disagree. The handbook keeps all sides.",
            "Dispute: ",
            f"{_INTRO} Neither side is called right.",
            (
                _RECORD,
                _ask_which_field(),
                Question(
                    "text",
                    "What differs",
                    "The disagreement in one or two sentences.",
                    Control.PASSAGE,
                    is_required=True,
                    placeholder="One source starts it on 8 July, another on 9 July.",
                ),
                *_ask_side("one", "First side"),
                *_ask_side("two", "Second side"),
                *_ask_source(handbook, is_required=False),
            ),
        ),
    )


def _ask_field(handbook: Handbook, model: type[Part], key: str, prefix: str = "") -> Question:
    """Make the question for a field of a model."""
    shape = find_shape(model, key)
    has_options = shape.terms is not None
    options = tuple(map(str, list_choices(handbook, shape))) if has_options else ()
    example = shape.example if isinstance(shape.example, str) and not options else ""
    return Question(
        f"{prefix}{key}",
        shape.label,
        _HELP.get(key, shape.meaning),
        _choose_control(shape),
        is_required=shape.is_required,
        options=options,
        placeholder=_PLACEHOLDERS.get(key, example),
    )


def _choose_control(shape: Shape) -> Control:
    if shape.terms is not None:
        return Control.SOME_OF if shape.is_list else Control.ONE_OF
    if shape.is_prose or shape.is_by_language or shape.is_list:
        return Control.PASSAGE
    return Control.LINE


def _ask_source(handbook: Handbook, *, is_required: bool) -> Iterator[Question]:
    """Ask for a document, its publisher and further documents.

    Only the address is required of all who fill the form: where the handbook has the page, it
    knows the rest.
    """
    yield Question(
        "sources",
        "Sources in the handbook",
        f"Ids or addresses of documents that the handbook has already. {_BY_LINE}",
        Control.PASSAGE,
        placeholder="qazinform-tarlan",
    )
    yield Question(
        "document.url",
        "Address of a new source",
        "Where it can be read. Leave it out when all your sources are in the handbook.",
        Control.LINE,
        is_required=is_required,
        placeholder="https://example.org/page",
    )
    for key, label in (
        ("title", "Headline"),
        ("date", "Published on"),
        ("language", "Language of the source"),
        ("kind", "Kind of source"),
    ):
        question = _ask_field(handbook, Document, key, "document.")
        yield replace(question, label=label, is_required=False)
    yield Question(
        "publisher.name",
        "Publisher",
        "Needed only where the handbook has no other page of that site.",
        Control.LINE,
        placeholder="Kazinform",
    )
    for key, label in (
        ("kind", "Kind of publisher"),
        ("owner", "Owner of the publisher"),
        ("country", "Country of the publisher"),
    ):
        question = _ask_field(handbook, Publisher, key, "publisher.")
        placeholder = "Kazakhstan" if key == "country" else ""
        yield replace(question, label=label, is_required=False, placeholder=placeholder)


def _ask_which_field() -> Question:
    """Ask for a field: every one that any kind of record has and that states something."""
    labels: dict[str, set[str]] = {}
    for model in RECORD_KINDS.values():
        if issubclass(model, SourcedRecord):
            for name in model.claim_fields():
                labels.setdefault(name, set()).add(model.model_fields[name].title or name)
    options = tuple(str(Choice(k, " or ".join(sorted(w)))) for k, w in sorted(labels.items()))
    return Question(
        "field",
        "Field",
        "Which fact it is about.",
        Control.ONE_OF,
        is_required=True,
        options=options,
    )


def _ask_side(number: str, label: str) -> Iterator[Question]:
    yield Question(
        f"side.{number}",
        label,
        "What this side says.",
        Control.LINE,
        is_required=True,
        placeholder="8 July 2025" if number == "one" else "9 July 2025",
    )
    yield Question(
        f"cites.{number}",
        f"Sources of the {label.lower()}",
        f"Ids of documents in the handbook, or addresses. {_BY_LINE}",
        Control.PASSAGE,
        is_required=True,
        placeholder="qazinform-tarlan",
    )
