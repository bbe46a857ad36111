"""The command `handbook book`: what it does once it is called."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from macros.book.edition import Edition
from macros.book.epub import make_epub
from macros.book.making import (
    Prepared,
    make_book,
    make_briefs,
    prepare_book,
    require_briefs,
    require_place,
    write_book,
)
from macros.book.paper import Paper
from macros.exports.offline_copy import write_offline_copy
from macros.history import read_commit_name, read_last_commit
from macros.hooks import find_moment, make_export_input, open_data
from macros.progress_line import make_progress_line
from macros.version import PROJECT, read_version


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """Where a volume was written and how large it is, in bytes."""

    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written.

    `book` and `epub` are files, or None when not wanted; `briefs` is a folder, or None; `only`
    names the wanted briefs, all when empty. `paper` is that of the book; briefs are A4.
    """

    book: Path | None = None
    briefs: Path | None = None
    epub: Path | None = None
    only: Sequence[str] = ()
    paper: Paper = Paper.A4


def find_default_book(paper: Paper) -> Path:
    """Give the file of the book when none is named."""
    ending = "" if paper is Paper.A4 else f"-{paper}"
    return Path("dist") / f"{PROJECT}-{read_version()}{ending}.pdf"


def write_volumes(data: Path, wanted: Wanted, site_url: str) -> list[WrittenBook]:
    """Make the book, its briefs and the EPUB of a data folder, and write them.

    Args:
        data: the data folder; chapters and pictures come from `docs` in the working folder.
        wanted: what to write, and where.
        site_url: the address of the site, for the imprint and for links to what is not here.

    Raises:
        DataFault: when `handbook check` would complain.
        BookFault: when a volume cannot be made or written; those that were there stay.
    """
    for path in (wanted.book, wanted.epub, wanted.briefs and wanted.briefs / "az.pdf"):
        if path:
            require_place(path)
    with make_progress_line() as progress:
        task = progress.add_task("reading and checking the records")
        export_input = make_export_input(open_data(data.resolve()), site_url)
        require_briefs(export_input.handbook, wanted.only)
        edition = Edition(
            version=export_input.version,
            commit=read_commit_name(export_input.data_root),
            moment=export_input.moment,
            site_url=export_input.site_url,
            project_root=Path.cwd(),
        )
        prepared = prepare_book(
            export_input, edition, lambda words: progress.update(task, description=words)
        )
        # The briefs are set beside the book: each waits for Typst in a process of its own.
        with ThreadPoolExecutor(max_workers=1) as pool:
            briefs = pool.submit(_make_briefs, prepared, wanted)
            written = []
            if wanted.epub:
                written.append(_write(wanted.epub, make_epub(prepared)))
            if wanted.book:
                pdf = make_book(
                    prepared,
                    lambda words: progress.update(task, description=words),
                    wanted.paper,
                )
                written.append(_write(wanted.book, pdf))
            progress.update(task, description="setting the briefs")
            written += [
                _write(Path(wanted.briefs or "", f"{name}.pdf"), pdf)
                for name, pdf in briefs.result().items()
            ]
    return written


def _make_briefs(prepared: Prepared, wanted: Wanted) -> dict[str, bytes]:
    return dict(make_briefs(prepared, wanted.only)) if wanted.briefs else {}


def _write(path: Path, content: bytes) -> WrittenBook:
    write_book(content, path)
    return WrittenBook(path, len(content))


def write_offline_site(data: Path, site: Path, out: Path | None, site_url: str) -> WrittenBook:
    """Pack a built site into the archive that opens from disk.

    Raises:
        ExportFault: when the site is not there, or the archive cannot be written.
    """
    version = read_version()
    path = out or Path("dist") / f"{PROJECT}-{version}-offline.zip"
    moment = find_moment(read_last_commit(data.resolve()))
    size = write_offline_copy(site, path, version=version, moment=moment, site_url=site_url)
    return WrittenBook(path, size)
