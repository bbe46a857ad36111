"""Copies of this project with records of their own, and builds of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.builders import ROOT, write_data
from tests.html_tree import Html, read_html

SITE_URL = "https://handbook.example/sub/"
REPO_URL = "https://git.example/handbook/handbook"
# 1 June 2026, 12:00 UTC.
EPOCH = "1780315200"
BUILD_SECONDS_MAX = 300
# Pages that name records of the real data by id keep only their headings in a copy.
_NAMES_RECORDS = re.compile(
    r"\{\{ *(ref|cite|country_profile|exercise|series|event|organization|programme|place"
    r"|statement|publisher|tombstone)\("
)
_KEPT = re.compile(r"^(#+ .*|---|title:.*|description:.*|hide:.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Build:
    """What one run of `mkdocs build --strict` came to."""

    status: int
    output: str
    site: Path

    def read(self, page: str) -> Html:
        """Parse a built page by its address from the root of the site."""
        return read_html(
            self.site / page / "index.html" if not page.endswith("html") else self.site / page
        )

    def list_pages(self) -> list[str]:
        """Name every built page by its address from the root of the site."""
        found = self.site.rglob("index.html")
        return sorted(path.parent.relative_to(self.site).as_posix() for path in found)

    def list_files(self) -> dict[str, bytes]:
        """Give every file of the site with what it holds."""
        files = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}


def make_project(
    folder: Path, records: Mapping[str, Any], pages: Container[str] | None = None
) -> Path:
    """Make a copy of this project around other records; give its folder.

    Args:
        folder: where the copy goes.
        records: its records, by their path in the data folder.
        pages: the hand-written pages that keep their text, by their path in `docs/`; the others
            keep only their headings. When left out: those that name no record of the real data.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(ROOT.iterdir()):
        # In a worktree, `.git` is a file: with it, the copy would be part of this repository.
        if path.is_file() and path.name != ".git":
            shutil.copy(path, folder)
    (folder / "macros").symlink_to(ROOT / "macros")
    docs = folder / "docs"
    for source in sorted((ROOT / "docs").rglob("*.md")):
        name = source.relative_to(ROOT / "docs")
        text = source.read_text(encoding="utf-8")
        is_kept = not _NAMES_RECORDS.search(text) if pages is None else name.as_posix() in pages
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text if is_kept else _outline(text), encoding="utf-8")
    (docs / "assets").symlink_to(ROOT / "docs" / "assets")
    write_data(folder, records)
    return folder


def _outline(text: str) -> str:
    return re.sub(r"\n(?=#)", "\n\n", "\n".join(_KEPT.findall(text))) + "\n"


def build(project: Path, site: Path, engine: str = "mkdocs", **environment: str) -> Build:
    """Build a project strictly, as `make site` does, and keep what it prints.

    Args:
        project: the folder with mkdocs.yml.
        site: where the site goes.
        engine: what builds it; `zensical` needs its environment (see `find_zensical`).
        environment: variables that are set beside the usual ones; an empty one is left out.
    """
    ours = {
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONWARNINGS": "ignore",
        "PYTHONUTF8": "1",
        "HANDBOOK_DATA": "",
        "REPO_URL": "",
        **environment,
    }
    merged = {**os.environ, **ours}
    arguments = [engine, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir"]
    if engine == "zensical":
        arguments = ["macros", "zensical", "--program", str(find_zensical()), "--out"]
    command = [sys.executable, "-m", *arguments, str(site)]
    done = subprocess.run(
        command,
        cwd=project,
        env={name: value for name, value in merged.items() if value},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=BUILD_SECONDS_MAX,
        check=False,
    )
    return Build(done.returncode, done.stdout, site)


@cache
def find_zensical() -> Path:
    """Give the command of Zensical; its environment is made where it is missing."""
    ready = ".venv-zensical/ready"
    subprocess.run(["make", "--no-print-directory", ready], cwd=ROOT, check=True)
    return ROOT / ".venv-zensical" / "bin" / "zensical"


def commit_all(project: Path, moment: str) -> None:
    """Give a project a history of one commit, made at a moment in ISO 8601."""
    identity = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    names = ["-c", "user.name=Test", "-c", "user.email=test@handbook.example"]
    for arguments in (["init", "-q"], ["add", "."], [*names, "commit", "-q", "-m", "All"]):
        subprocess.run(["git", *arguments], cwd=project, env={**os.environ, **identity}, check=True)
