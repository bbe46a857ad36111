"""Making the book: manuscript, attachments, setting, finishing; then the file, whole or not."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from macros.book.attachments import (
    Attachment,
    attach_data,
    find_checksum,
    list_attachments,
)
from macros.book.briefs import list_brief_names, list_briefs
from macros.book.edition import Edition
from macros.book.faults import BookFault
from macros.book.finishing import finish_pdf
from macros.book.letters import require_letters
from macros.book.manuscript import PART_TITLES, write_manuscript
from macros.book.paper import Paper
from macros.book.runs import read_words
from macros.book.setting import Job, Progress, set_book, set_briefs
from macros.exports.export_file import ExportInput
from macros.loading.handbook import Handbook

_SOURCES = Path(__file__).parent / "typst"
_PICTURES = ("logo.svg", "lattice.svg")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the book, its briefs and the EPUB are made from."""

    export_input: ExportInput
    edition: Edition
    manuscript: Mapping[str, Any]
    attachments: Sequence[Attachment]

    @property
    def timestamp(self) -> int:
        """The time that the files carry, in seconds since 1970."""
        return int(self.edition.moment.timestamp())


def prepare_book(
    export_input: ExportInput, edition: Edition, progress: Progress = lambda _words: None
) -> Prepared:
    """Give the manuscript with the data package; all letters in it can be set.

    Raises:
        BookFault: when a chapter, a picture or a letter stands in the way.
    """
    progress("collecting the data package")
    attachments = list_attachments(export_input)
    progress("writing the manuscript")
    checksum = find_checksum(attachments)
    manuscript = write_manuscript(export_input.handbook, edition, checksum)
    require_letters(manuscript)
    return Prepared(export_input, edition, manuscript, attachments)


def make_book(
    prepared: Prepared, progress: Progress = lambda _words: None, paper: Paper = Paper.A4
) -> bytes:
    """Give the book as a PDF: the same bytes for the same records, version, time and paper.

    Raises:
        BookFault: when Typst or a page number stands in the way.
    """
    with _open_work_folder("handbook-book-") as root:
        _fill_folder(root, prepared, prepared.manuscript, paper)
        attach_data(root, prepared.attachments)
        titles = dict(_list_titles(prepared.manuscript))
        pdf = set_book(root, titles, prepared.timestamp, progress)
    progress("finishing the file")
    return finish_pdf(pdf)


def require_briefs(handbook: Handbook, names: Collection[str]) -> None:
    """See that there is a brief of each name.

    Raises:
        BookFault: when there is not; the text names those that there are.
    """
    known = list_brief_names(handbook)
    unknown = sorted(set(names).difference(known))
    if unknown:
        raise BookFault(f"There is no brief {unknown[0]!r}. There are: {', '.join(sorted(known))}.")


def make_briefs(prepared: Prepared, only: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Give the name and the PDF of each brief.

    Args:
        prepared: the manuscript of the book.
        only: the names of those that are wanted (see `require_briefs`); all, when left out.

    Raises:
        BookFault: when Typst cannot set a brief.
    """
    handbook, site_url = prepared.export_input.handbook, prepared.edition.site_url
    briefs = {b.name: b for b in list_briefs(prepared.manuscript, handbook, site_url)}
    with _open_work_folder("handbook-briefs-") as folder:
        jobs = {}
        for name in [n for n in briefs if not only or n in only]:
            root = Path(folder, name)
            root.mkdir()
            _fill_folder(root, prepared, briefs[name].manuscript, Paper.A4)
            shutil.copyfile(root / "brief.typ", root / "main.typ")
            jobs[name] = Job(root, dict(_list_brief_titles(briefs[name].manuscript)))
        for name, pdf in set_briefs(jobs, prepared.timestamp):
            yield name, finish_pdf(pdf)


@contextmanager
def _open_work_folder(prefix: str) -> Iterator[Path]:
    """Give a folder that is there for the time of the work; say so when it cannot be filled."""
    try:
        with TemporaryDirectory(prefix=prefix) as folder:
            yield Path(folder)
    except OSError as error:
        raise BookFault(
            f'The pages cannot be set in "{gettempdir()}": {error.strerror}. '
            "Free some space there, or name another folder in TMPDIR."
        ) from None


def _fill_folder(
    root: Path, prepared: Prepared, manuscript: Mapping[str, Any], paper: Paper
) -> None:
    """Put what Typst reads into one folder, which is its whole world."""
    for source in sorted(_SOURCES.glob("*.typ")):
        shutil.copyfile(source, root / source.name)
    images = prepared.edition.project_root / "docs" / "assets" / "images"
    for name in _PICTURES:
        shutil.copyfile(images / name, root / name)
    words = json.dumps(manuscript, ensure_ascii=False)
    (root / "book.json").write_text(words, encoding="utf-8")
    (root / "sheet.json").write_text(json.dumps({"paper": paper}), encoding="utf-8")


def _list_brief_titles(manuscript: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the words of the headings of a brief that its running heads repeat."""
    title = manuscript["title"]
    yield "part/register", title
    yield "part/exercises", f"{title}: exercises"
    yield "part/sources", "Sources"
    yield "part/series", "Series of exercises"
    if "profile" in manuscript:
        yield manuscript["profile"]["label"], title
    for group in manuscript["register"]:
        yield group["label"], group["title"]


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


def require_place(out: Path) -> None:
    """See that a file can be put somewhere, before anything is set.

    Raises:
        BookFault: when a folder has its name, or its folder cannot be made or written in.
    """
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if out.is_dir():
        reason = errno.EISDIR
    elif not above.is_dir():
        reason = errno.ENOTDIR
    elif not os.access(above, os.W_OK | os.X_OK):
        reason = errno.EACCES
    else:
        return
    raise _tell_unwritten(out, reason)


def _tell_unwritten(out: Path, reason: int | None) -> BookFault:
    words = os.strerror(reason or errno.EIO)
    return BookFault(f'"{out}" cannot be written: {words}. What was there is unchanged.')


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
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _tell_unwritten(out, error.errno) from None
