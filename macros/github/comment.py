"""The one comment under a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from macros.github.inert import as_code, count
from macros.github.report import RecordWords, Report
from macros.problems import Problem

MARKER = "<!-- handbook-review -->"
RECORDS_MAX = 40
TEXTS_MAX = 12
PAGES_MAX = 60
PROBLEMS_MAX = 25
# GitHub takes 65,536 characters.
COMMENT_CHARACTERS_MAX = 60_000


def render_comment(report: Report, run_url: str, commit: str) -> str:
    """Give the comment for a report.

    Args:
        report: what the pull request's own job said; shown as text, not believed.
        run_url: the page of the run that made it, from GitHub.
        commit: the full name of the commit, from GitHub.
    """
    lines = [
        MARKER,
        "### What this changes",
        "",
        as_code(report.summary),
        "",
        *_tell_changes(report.changes),
        *_tell_pages(report.pages),
        *_tell_problems(report.problems),
        _name_origin(run_url, commit),
    ]
    text = "\n".join(lines)
    if len(text) <= COMMENT_CHARACTERS_MAX:
        return text
    return render_fault("There is more to say than a comment holds.", run_url, commit)


def render_fault(sentence: str, run_url: str, commit: str) -> str:
    """Give the comment when there is no report that can be shown; the sentence is our own."""
    return f"{MARKER}\n### What this changes\n\n{sentence}\n\n{_name_origin(run_url, commit)}"


def _name_origin(run_url: str, commit: str) -> str:
    return (
        f"The built site and all messages are in [the run]({run_url}) for commit `{commit[:10]}`. "
        "It ran the code of this pull request: trust the changed files before these words. "
        "This comment is kept up to date."
    )


def _tell_changes(changes: tuple[RecordWords, ...]) -> Iterator[str]:
    for change in changes[:RECORDS_MAX]:
        yield f"- {as_code(change.record, 120)}"
        yield from (f"  - {as_code(text)}" for text in change.texts[:TEXTS_MAX])
        yield from _tell_rest(len(change.texts) - TEXTS_MAX, "change", "  - ")
    yield from _tell_rest(len(changes) - RECORDS_MAX, "record", "- ")
    if changes:
        yield ""


def _tell_pages(pages: tuple[str, ...]) -> Iterator[str]:
    if not pages:
        return
    shown = ", ".join(as_code(page, 120) for page in pages[:PAGES_MAX])
    rest = len(pages) - PAGES_MAX
    yield f"**Pages touched:** {shown}{f' and {rest} more' if rest > 0 else ''}"
    yield ""


def _tell_problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    if not problems:
        yield "**Checks:** no problems in the records."
        yield ""
        return
    yield f"**Checks:** {count(len(problems), 'problem')} in the records."
    yield ""
    for problem in problems[:PROBLEMS_MAX]:
        yield f"- {as_code(str(problem), 600)}"
    yield from _tell_rest(len(problems) - PROBLEMS_MAX, "problem", "- ")
    yield ""


def _tell_rest(rest: int, noun: str, bullet: str) -> Iterator[str]:
    if rest > 0:
        yield f"{bullet}and {count(rest, f'more {noun}')}"
