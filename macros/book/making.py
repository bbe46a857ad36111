"""Making the book: manuscript, attachments, setting, finishing; then the file, whole or not."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.book.edition import Attachment, Edition, add_checksums, find_checksum
from macros.book.faults import BookFault
from macros.book.finishing import finish_pdf
from macros.book.letters import require_letters
from macros.book.manuscript import PART_TITLES, write_manuscript
from macros.book.runs import read_words
from macros.book.setting import Progress, set_book
from macros.exports.as_datapackage import export_tables
from macros.exports.as_json import export_json
from macros.exports.as_openapi import export_openapi
from macros.exports.as_schema import map_schemas
from macros.exports.export_file import ExportInput

_SOURCES = Path(__file__).parent / "typst"
# Typst takes no media type with a plus or a parameter in it.
_MEDIA_TYPES = {".json": "application/json", ".csv": "text/csv"}
_PICTURES = ("logo.svg", "lattice.svg")


def make_book(
    export_input: ExportInput, edition: Edition, progress: Progress = lambda _words: None
) -> bytes:
    """Give the book as a PDF: the same bytes for the same records, version and time.

    Raises:
        BookFault: when a chapter, a letter or a page number stands in the way.
    """
    progress("collecting the data package")
    attachments = add_checksums(_list_attachments(export_input))
    progress("writing the manuscript")
    checksum = find_checksum(attachments)
    manuscript = write_manuscript(export_input.handbook, edition, checksum)
    require_letters(manuscript)
    with TemporaryDirectory(prefix="handbook-book-") as folder:
        root = Path(folder)
        _fill_folder(root, edition.project_root, manuscript, attachments)
        timestamp = int(edition.moment.timestamp())
        pdf = set_book(root, dict(_list_titles(manuscript)), timestamp, progress)
    progress("finishing the file")
    return finish_pdf(pdf)


def _list_attachments(export_input: ExportInput) -> Iterator[Attachment]:
    """Give the data package: all records as JSON, the tables as CSV, and what describes both."""
    # The first JSON file holds all records; the others say the same again, each a part of it.
    whole = next(export_json(export_input))
    for file in (whole, *export_openapi(export_input), *export_tables(export_input)):
        yield Attachment(file.path, file.content, _MEDIA_TYPES[Path(file.path).suffix], file.title)
    for name, text in map_schemas().items():
        title = f"JSON Schema: {name.partition('.')[0]}"
        yield Attachment(f"schema/{name}", text.encode(), "application/json", title)


def _fill_folder(
    root: Path,
    project_root: Path,
    manuscript: Mapping[str, Any],
    attachments: Sequence[Attachment],
) -> None:
    """Put all that Typst reads into one folder, which is its whole world."""
    for source in sorted(_SOURCES.glob("*.typ")):
        shutil.copyfile(source, root / source.name)
    for name in _PICTURES:
        shutil.copyfile(project_root / "docs" / "assets" / "images" / name, root / name)
    for attachment in attachments:
        path = root / attachment.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(attachment.content)
    listing = [{"path": a.path, "media_type": a.media_type, "title": a.title} for a in attachments]
    for name, content in (("attachments.json", listing), ("book.json", manuscript)):
        (root / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _list_titles(manuscript: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the words of each heading of level 1 and 2, by label, for the running heads."""
    yield from PART_TITLES.items()
    for name in ("guide", "method", "countries"):
        for item in manuscript[name]:
            title = item["title"]
            yield item["label"], title if isinstance(title, str) else read_words(title)
    for name in (
        "register", "chronology", "organizations", "statements", "disputes", "places",
        "vocabulary", "bibliography", "index",
    ):  # fmt: skip
        for group in manuscript[name]:
            yield group["label"], group["title"]


def write_book(pdf: bytes, out: Path) -> None:
    """Write the file in place of the one before, which stays if anything goes wrong.

    Raises:
        BookFault: when the file cannot be written.
    """
    beside = out.with_name(f".{out.name}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(pdf)
        os.replace(beside, out)  # noqa: PTH105 the word for what it does
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise BookFault(
            f'"{out}" cannot be written: {error.strerror}. The book that was there is unchanged.'
        ) from None
