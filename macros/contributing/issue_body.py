"""Read the body of an issue that was made with a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from macros.contributing.answers import clean_answer
from macros.contributing.issue_forms import Form, Question

# GitHub takes 65,536 characters; a longer text did not come from a form.
BODY_LENGTH_MAX = 65_536
_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
_NO_ANSWER = frozenset({"", "_no response_", "none"})
_FENCE = re.compile(r"\A```[a-z]*\n(.*)\n```\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Body:
    """The answers of a form by the key of their question, and headings that stand twice."""

    answers: Mapping[str, str] = field(default_factory=dict)
    repeated: tuple[Question, ...] = ()


def find_form(text: str, forms: Iterable[Form]) -> Form | None:
    """Find the form that a body was made with: the one whose headings it has, all required ones."""
    plain = text[:BODY_LENGTH_MAX].replace("\r\n", "\n")
    found = {heading.strip() for heading in _HEADING.findall(plain)}
    fitting = [
        form for form in forms if {q.label for q in form.questions if q.is_required} <= found
    ]
    return max(fitting, key=lambda f: len(found & {q.label for q in f.questions}), default=None)


def parse_body(text: str, form: Form) -> Body:
    """Split a body at the headings of its form.

    Only the labels of the form are headings, so that others may stand inside an answer. Where one
    stands twice, nobody can know which is meant: it is reported, and the first one counts.

    Source: GitHub Docs, "Syntax for issue forms": answers become Markdown, each below its label.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    questions = {question.label: question for question in form.questions}
    headings = [match for match in _HEADING.finditer(plain) if match[1].strip() in questions]
    answers: dict[str, str] = {}
    repeated: dict[str, Question] = {}
    ends = [*(heading.start() for heading in headings[1:]), len(plain)]
    for heading, end in zip(headings, ends, strict=False):
        question = questions[heading[1].strip()]
        if question.key in answers:
            repeated[question.key] = question
            continue
        answers[question.key] = _clean(plain[heading.end() : end])
    return Body({k: v for k, v in answers.items() if v}, tuple(repeated.values()))


def _clean(text: str) -> str:
    answer = clean_answer(text)
    fenced = _FENCE.match(answer)
    answer = fenced[1].strip() if fenced else answer
    return "" if answer.casefold() in _NO_ANSWER else answer
