"""The commands `handbook export`, `contract`, `book` and `offline`: what is published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from macros.book.faults import BookFault
from macros.book.paper import Paper
from macros.book_commands import (
    Wanted,
    find_default_book,
    write_offline_site,
    write_volumes,
)
from macros.command_line import (
    DATA_DEFAULT,
    EXIT_PROBLEMS,
    DataOption,
    complain,
    require_folder,
)
from macros.export_commands import (
    SITE_URL_DEFAULT,
    ContractFault,
    export_data,
    write_contract,
)
from macros.exports.catalogue import Profile
from macros.exports.writer import ExportFault
from macros.hooks import DataFault

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def export(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="An empty folder, or an older export.")
    ],
    data: DataOption = DATA_DEFAULT,
    profile: Annotated[
        Profile, typer.Option(help="All formats, or the columns of one academic data set.")
    ] = Profile.ALL,
    site_url: Annotated[
        str, typer.Option(envvar="SITE_URL", help="The address of the site that the files name.")
    ] = SITE_URL_DEFAULT,
) -> None:
    """Write the published data into a folder: all files, or none when something stops it.

    Exits with 0, with 1 when nothing was written, with 2 on wrong usage.
    """
    require_folder(data)
    try:
        typer.echo(export_data(data, out, profile, site_url))
    except (DataFault, ExportFault) as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None


@app.command()
def book(  # noqa: PLR0913, PLR0917 one option for each volume and each thing that it depends on
    data: DataOption = DATA_DEFAULT,
    out: Annotated[
        Path | None,
        typer.Option(help="The file; dist/turkic-security-handbook-VERSION.pdf when left out."),
    ] = None,
    paper: Annotated[
        Paper, typer.Option(help="The paper of the book; a5 ends the name of its file.")
    ] = Paper.A4,
    brief: Annotated[
        list[str] | None,
        typer.Option(help="Only the brief of a country, such as az, or of the register."),
    ] = None,
    briefs: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="All briefs beside the book; dist/briefs with --brief."),
    ] = None,
    epub: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The EPUB; alone, without the book.")
    ] = None,
    site_url: Annotated[
        str, typer.Option(envvar="SITE_URL", help="The address of the site.")
    ] = SITE_URL_DEFAULT,
) -> None:
    """Write the whole handbook as a book, its briefs, or an EPUB; each is whole or as before.

    Exits with 0, or with 1 when the records have problems or a volume cannot be made; what was
    there then stays. Exits with 2 when the options do not go together.
    """
    require_folder(data)
    if brief and out:
        message = "--out names the book, which --brief leaves out. Name a folder with --briefs."
        raise typer.BadParameter(message)
    without_book = brief or (epub and not out and not briefs)
    chosen = Wanted(
        book=None if without_book else out or find_default_book(paper),
        briefs=briefs or (Path("dist/briefs") if brief else None),
        epub=epub,
        only=brief or (),
        paper=paper,
    )
    try:
        written = write_volumes(data, chosen, site_url or SITE_URL_DEFAULT)
    except (DataFault, BookFault) as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    for volume in written:
        typer.echo(f"{volume.path}: {volume.size_bytes / 1_000_000:.1f} MB.")


@app.command()
def offline(
    site: Annotated[
        Path, typer.Option(metavar="DIR", help="The site, built with DIRECTORY_URLS=false.")
    ],
    data: DataOption = DATA_DEFAULT,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The file; dist/turkic-security-handbook-VERSION-offline.zip when left out."
        ),
    ] = None,
    site_url: Annotated[
        str, typer.Option(envvar="SITE_URL", help="The address of the site.")
    ] = SITE_URL_DEFAULT,
) -> None:
    """Pack a site that was built for reading from disk into one archive, with a note on it.

    Exits with 0, or with 1 when nothing was written; the archive that was there then stays.
    """
    require_folder(data)
    try:
        written = write_offline_site(data, site, out, site_url or SITE_URL_DEFAULT)
    except ExportFault as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{written.path}: {written.size_bytes / 1_000_000:.1f} MB.")


@app.command()
def contract() -> None:
    """Write down the shape of the published data, against which tests compare it.

    Exits with 1, and writes nothing, when the new shape lacks or changes what the old one has.
    """
    try:
        path = write_contract(Path())
    except ContractFault as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{path}: written.")
