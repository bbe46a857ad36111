"""The command `handbook book`: what it does once it is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from macros.book.edition import Edition
from macros.book.making import make_book, write_book
from macros.history import read_commit_name
from macros.hooks import make_export_input, open_data
from macros.version import PROJECT


@dataclass(frozen=True, slots=True)
class WrittenBook:
    """Where the book was written and how large it is, in bytes."""

    path: Path
    size_bytes: int


def write_whole_book(data: Path, out: Path | None, site_url: str) -> WrittenBook:
    """Make the book of a data folder and write it.

    Args:
        data: the data folder; chapters and pictures come from `docs` in the working folder.
        out: the file; None for `dist/turkic-security-handbook-VERSION.pdf`.
        site_url: the address of the site, for the imprint and for links to what is not here.

    Raises:
        DataFault: when `handbook check` would complain.
        BookFault: when the book cannot be made or written.
    """
    console = Console(stderr=True)
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with progress:
        task = progress.add_task("reading and checking the records")
        export_input = make_export_input(open_data(data.resolve()), site_url)
        edition = Edition(
            version=export_input.version,
            commit=read_commit_name(export_input.data_root),
            moment=export_input.moment,
            site_url=export_input.site_url,
            project_root=Path.cwd(),
        )
        path = out or Path("dist") / f"{PROJECT}-{edition.version}.pdf"
        pdf = make_book(
            export_input, edition, lambda words: progress.update(task, description=words)
        )
        write_book(pdf, path)
    return WrittenBook(path, len(pdf))
