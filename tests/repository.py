"""Repositories with a history, made for one test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.builders import write_data

_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_MOMENT = "2026-05-01T12:00:00Z"
_IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@handbook.example")


def git(folder: Path, *arguments: str, moment: str = _MOMENT) -> str:
    """Run git in a folder, without the settings of who runs the tests; give what it prints.

    Args:
        folder: a folder in a working tree.
        arguments: the command.
        moment: the time that commits bear, in ISO 8601.
    """
    days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(
        ["git", *_IDENTITY, *arguments],
        cwd=folder,
        env={**os.environ, **_SETTINGS, **days},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def replace_data(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write a data folder in place of the one that is there; give its path."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    return write_data(folder, files)


def make_history(folder: Path, *versions: Mapping[str, Any]) -> Path:
    """Commit versions of a data folder, tagged v1, v2 and so on; give its path."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    for number, files in enumerate(versions, start=1):
        replace_data(folder, files)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--allow-empty", "--message", f"Version {number}")
        git(folder, "tag", f"v{number}")
    return folder / "data"


def commit_data(folder: Path, files: Mapping[str, Any], moment: str, *tags: str) -> Path:
    """Commit one more version of a data folder at a moment, with tags; give its path."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main")
    data = replace_data(folder, files)
    git(folder, "add", "--all", "data")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", moment, moment=moment)
    for tag in tags:
        git(folder, "tag", tag)
    return data
