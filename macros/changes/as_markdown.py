"""Tell a change set as a Markdown list, for release notes and reviewers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.changes.change_set import ChangeSet
from macros.changes.words import count_changes, tell_records
from macros.github.inert import as_code

# An arrow, or a text in quotation marks, in which an arrow is left as it is.
_ARROW = re.compile(r'"[^"]*"| -> ')
_SPAN_STEP = re.compile(r"(\S*\bdate) ([^\s/]+)/([^\s/]+) -> ([^\s/]+)/([^\s/]+)")


def render_markdown(change_set: ChangeSet, new: Mapping[str, Mapping[str, Any]]) -> str:
    """Give one list entry a record and the numbers at the end; words of the data stay text.

    Args:
        change_set: the changes.
        new: what each record of the newer version says, by folder and id.
    """
    told = ((change.record, texts) for change, texts in tell_records(change_set, new))
    lines = list(render_records(told))
    return "\n".join([*lines, *([""] if lines else []), count_changes(change_set)]) + "\n"


def render_records(told: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """Give the list entry of each record, by its folder and id."""
    for record, texts in told:
        folder, _, record_id = record.partition("/")
        words = "; ".join(as_code(word_plainly(text)) for text in texts)
        yield f"- **{as_code(record_id)}** ({folder}): {words}"


def word_plainly(text: str) -> str:
    """Word one change for people: an arrow, and of a span of days only the end that moved."""
    span = _SPAN_STEP.fullmatch(text)
    if span:
        name, start, end, new_start, new_end = span.groups()
        if start == new_start:
            return f"end {name} {end} → {new_end}"
        if end == new_end:
            return f"start {name} {start} → {new_start}"
    return _ARROW.sub(lambda found: " → " if found[0] == " -> " else found[0], text)
