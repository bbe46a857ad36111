"""When each file was last changed, by the history of the repository."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

_SEPARATOR = "\x1e"
GIT_SECONDS_MAX = 60


def read_last_changes(root: Path) -> Mapping[Path, date]:
    """Give the day of the last commit that touched each file below a folder.

    The history is read once for each folder and last commit.

    Returns:
        Resolved paths and days; nothing where there is no git or no history, so that pages
        say that the day is not known.
    """
    git = shutil.which("git")
    if git is None or not root.is_dir():
        return {}
    place = _run(git, root, "rev-parse", "--show-toplevel", "HEAD")
    if place is None:
        return {}
    top, head = place.splitlines()
    return _read_history(git, root, Path(top), head)


@lru_cache(maxsize=8)
def _read_history(git: str, root: Path, top: Path, _head: str) -> Mapping[Path, date]:
    listing = _run(
        git, root, "-c", "core.quotePath=false", "log", "--no-renames", "--name-only",
        f"--format={_SEPARATOR}%cs", "--", ".",
    )  # fmt: skip
    changes: dict[Path, date] = {}
    for commit in (listing or "").split(_SEPARATOR)[1:]:
        day, *names = [line for line in commit.splitlines() if line]
        for name in names:
            changes.setdefault(Path(top, name).resolve(), date.fromisoformat(day))
    return changes


def _run(git: str, folder: Path, *arguments: str) -> str | None:
    """Run git in a folder; give what it prints, or None when it refuses."""
    done = subprocess.run(  # noqa: S603 a fixed program with fixed arguments
        [git, "-C", str(folder), *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=GIT_SECONDS_MAX,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
