"""What the author and the reviewers of a form are told: Markdown for people, JSON for a workflow.

Both may hold what the author wrote, so nothing of it may act as markup, name a user or link:
it stands in code, because GitHub looks for mentions and links in what escapes have become.
"""

from __future__ import annotations

import json
import re
from typing import Any

from macros.contributing.issue_reader import Outcome
from macros.github.inert import as_code

GAPS_SHOWN_MAX = 30
TITLE_LENGTH_MAX = 100
_NO_TITLE = re.compile(r"[^\w \-.,'()/]+")


def make_title(outcome: Outcome) -> str:
    """Give a title for a pull request: one short line of letters, digits and plain signs."""
    plain = _NO_TITLE.sub(" ", outcome.title.replace(":", " -"))
    return " ".join(plain.split())[:TITLE_LENGTH_MAX].strip()


def name_branch(outcome: Outcome) -> str:
    """Give a name for a branch, made of the name of the form and an id."""
    return f"form/{outcome.form.kind}-{outcome.subject}" if outcome.is_sound else ""


def render_answer(outcome: Outcome) -> str:
    """Tell in Markdown what came of the form."""
    return _render_sound(outcome) if outcome.is_sound else _render_gaps(outcome)


def _render_sound(outcome: Outcome) -> str:
    lines = ["The form is complete and passes every check. Thank you.", ""]
    for draft in outcome.proposal.drafts:
        state = "new" if outcome.proposal.is_new(draft) else "changed"
        lines.append(f"- `data/{draft.name}` ({state})")
    if outcome.notes:
        lines += ["", *(f"- For the reviewer: {as_code(n)}" for n in outcome.notes)]
    for draft in outcome.proposal.drafts:
        if outcome.proposal.is_new(draft):
            fence = "`" * (_find_longest_run(draft.text) + 3)
            lines += ["", f"{fence}yaml", draft.text.rstrip("\n"), fence]
    lines += ["", "A person reads the change and its sources before it is merged."]
    return "\n".join(lines) + "\n"


def _find_longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


_HOW_TO_GO_ON = (
    "Edit the text of the issue (the three dots at its upper right, then *Edit*): change the "
    "answers, leave the lines that begin with `###`. It is then read again."
)


def _render_gaps(outcome: Outcome) -> str:
    lines = [
        "Thank you. Something is still missing before this can become a record:",
        "",
        *(
            f"- {as_code(label)}: {as_code(message)}"
            for label, message in outcome.gaps[:GAPS_SHOWN_MAX]
        ),
    ]
    if len(outcome.gaps) > GAPS_SHOWN_MAX:
        lines.append(f"- … and {len(outcome.gaps) - GAPS_SHOWN_MAX} more.")
    lines += [
        "",
        _HOW_TO_GO_ON,
    ]
    return "\n".join(lines) + "\n"


def render_json(outcome: Outcome) -> str:
    """Tell a workflow what came of the form; every value is safe as a single word or line.

    `message` is Markdown for a comment.
    """
    drafts = outcome.proposal.drafts if outcome.is_sound else ()
    value: dict[str, Any] = {
        "ok": outcome.is_sound,
        "form": str(outcome.form.kind),
        "id": outcome.subject if outcome.is_sound else "",
        "title": make_title(outcome) if outcome.is_sound else "",
        "branch": name_branch(outcome),
        "files": [
            {
                "path": f"data/{draft.name}",
                "status": "new" if outcome.proposal.is_new(draft) else "changed",
            }
            for draft in drafts
        ],
        "gaps": [{"label": g[0], "message": g[1]} for g in outcome.gaps[:GAPS_SHOWN_MAX]],
        "message": render_answer(outcome),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
