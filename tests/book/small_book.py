"""A small book with a record of every kind, in a project of its own."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from macros.book.edition import Edition
from macros.book.labels import CHAPTERS
from macros.exports.export_file import ExportInput
from tests.builders import ROOT

MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def make_project(folder: Path) -> Path:
    """Put short chapters and the pictures of the cover into a folder; give it."""
    images = Path("docs", "assets", "images")
    (folder / images).mkdir(parents=True)
    for name in ("logo.svg", "lattice.svg"):
        shutil.copyfile(ROOT / images / name, folder / images / name)
    for page in CHAPTERS:
        path = folder / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Chapter {page}\n\nWords.\n", encoding="utf-8")
    return folder


def make_edition(project: Path, export_input: ExportInput) -> Edition:
    """Give an edition of a fixed day."""
    return Edition("2026.11.0", "c0ffee", MOMENT, export_input.site_url, project)
