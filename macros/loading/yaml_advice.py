"""What a contributor should do about a text that is no YAML, in plain words."""

from __future__ import annotations

import yaml

from macros.loading.yaml_faults import Fault, Position
from macros.loading.yaml_slips import find_slip

_UNCLOSED = "A quotation mark is opened and not closed. Close it."
_SPECIAL_SIGN = 'This text begins with a special sign. Put it in "quotes".'
_BACKSLASH = "A backslash has a meaning of its own in \"double quotes\". Use 'single quotes'."
_NO_COLON = (
    "No colon follows this key. Write `key: value`, or indent the line if it goes on with the "
    "text above."
)
# What libyaml says, and what a contributor should do about it.
_BY_PROBLEM = (
    ("found unexpected end of stream", _UNCLOSED),
    ("found unexpected document indicator", _UNCLOSED),
    (
        "mapping values are not allowed",
        'A colon stands where none may. Put the text in "quotes", or mend the indentation.',
    ),
    ("mapping keys are not allowed", _SPECIAL_SIGN),
    ("could not find expected ':'", _NO_COLON),
    ("did not find expected key", "The indentation or a quotation mark is wrong just before here."),
    ("did not find expected '-' indicator", "The indentation of this list is uneven."),
    ("did not find expected ','", "Two entries stand side by side. Put a comma between them."),
    ("cannot start any token", _SPECIAL_SIGN),
    ("did not find expected alphabetic or numeric character", _SPECIAL_SIGN),
    ("did not find expected comment or line break", _SPECIAL_SIGN),
    ("found undefined tag handle", _SPECIAL_SIGN),
    ("block sequence entries are not allowed", "A list item may not begin here; use a new line."),
    ("escape c", _BACKSLASH),
    ("did not find expected hex", _BACKSLASH),
    (
        "did not find expected <document start>",
        "The record ended before this line. Write the file as lines such as `name: …`.",
    ),
    (
        "did not find expected node content",
        "A value is missing here. Write it, or delete the signs around it.",
    ),
    ("found incompatible YAML document", "Delete this line: records need no YAML version."),
)
# Where the fault lies at the beginning of what was being read, not where reading broke off.
_AT_START = ("found unexpected", "could not find expected ':'")
_SIGN_AT_START = ("while scanning an a", "while scanning a block scalar")


def word_syntax_error(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say in our words what the YAML reader stumbled over, and where the fault lies."""
    problem = error.problem or "cannot be read"
    start, mark = error.context_mark, error.problem_mark
    if problem.startswith(_AT_START) or (error.context or "").startswith(_SIGN_AT_START):
        mark = start
    mark = mark or start
    if mark is None:
        return Fault(Position(1, 1), (), f"cannot be read as YAML ({problem}).", "yaml-syntax")
    slip = find_slip(error, mark, text)
    if slip is not None:
        return slip
    advice = next((say for sign, say in _BY_PROBLEM if sign in problem), None)
    message = advice or f"cannot be read as YAML ({problem}). Compare it with a sound record."
    last = text.rstrip("\n").count("\n") + 1
    return Fault(Position(min(mark.line + 1, last), mark.column + 1), (), message, "yaml-syntax")
