"""The notes of a release: the changelog's words, then every change to the records."""

from __future__ import annotations

import re
from pathlib import Path

from macros.changes.as_markdown import render_markdown
from macros.changes.compare import compare_versions
from macros.history import list_commits
from macros.loading.versions import load_version
from macros.releasing.agreement import read_changes

_VERSION = re.compile(r"20\d\d\.\d{1,2}\.\d+")
# GitHub takes 125,000 characters.
CHARACTERS_MAX = 100_000


def find_last_release(data: Path, version: str) -> str | None:
    """Give the newest tag before this version that names a release, or None."""
    for commit in reversed(list_commits(data)):
        for tag in commit.tags:
            if _VERSION.fullmatch(tag) and tag != version:
                return tag
    return None


def render_notes(root: Path, data: Path, version: str) -> str:
    """Give the notes as Markdown.

    Raises:
        RevisionFault: when the last release cannot be read.
    """
    _heading, words = read_changes(root, version)
    last = find_last_release(data, version)
    if last is None:
        return f"{words}\n\nThis is the first release: every record is new.\n"
    before, after = load_version(data, last), load_version(data)
    told = render_markdown(compare_versions(before, after), after.map_records())
    head = f"{words}\n\n## Every change to the records since {last}\n\n"
    if len(head) + len(told) <= CHARACTERS_MAX:
        return head + told
    cut = told[: CHARACTERS_MAX - len(head)].rpartition("\n")[0]
    return f"{head}{cut}\n\nThe rest: `handbook diff {last} {version}`.\n"
