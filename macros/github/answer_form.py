"""Answer a filled form: what is missing, or that a maintainer will look at it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.github.client import GitHub
from macros.github.events import run_step
from macros.github.form import Form, read_form
from macros.github.inert import as_code, count
from macros.github.kept import keep_comment

MARKER = "<!-- handbook-form -->"
ACCEPTED = "accepted"
GAPS_MAX = 40


def render_answer(form: Form) -> str:
    """Give the comment under the form; what it quotes does nothing."""
    if form.is_ready:
        paths = ", ".join(as_code(file.path) for file in form.files)
        head = (
            f"Thank you. This makes a sound record: {paths}. A maintainer reads it and its "
            f"sources; with the label `{ACCEPTED}` it becomes a pull request."
        )
    else:
        head = (
            "Thank you. Something is still missing. **Edit your first message** (the three dots "
            "at its top right, *Edit*), leave the lines with `###` as they are, and this list is "
            "made anew:"
        )
    lines = [MARKER, head, ""]
    lines += [f"- {as_code(label)}: {as_code(message)}" for label, message in form.gaps[:GAPS_MAX]]
    rest = len(form.gaps) - GAPS_MAX
    if rest > 0:
        lines.append(f"- and {count(rest, 'more gap')}")
    return "\n".join(lines).rstrip() + "\n"


def answer_form(github: GitHub, event: Mapping[str, Any], folder: Path) -> str:
    """Keep the answer under an issue up to date; say in one line what was done.

    Raises:
        ParcelFault: when the result of the form cannot be read.
        ApiFault: when GitHub refuses the comment.
    """
    form = read_form(folder)
    number = int(event["issue"]["number"])
    keep_comment(github, number, MARKER, render_answer(form))
    return f"Issue {number}: {'a sound record' if form.is_ready else 'something is missing'}."


if __name__ == "__main__":
    sys.exit(run_step(lambda github, event: answer_form(github, event, Path(sys.argv[1]))))
