"""The commands `handbook pages` and `handbook zensical`: the site without MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from macros.command_line import EXIT_PROBLEMS, EXIT_USAGE, complain
from macros.exports.writer import ExportFault
from macros.hooks import DataFault
from macros.publishing.config import ConfigFault, read_config
from macros.publishing.content import SiteContent, make_site_settings
from macros.publishing.finished_pages import PagesFault, write_finished_site
from macros.zensical_site import EngineFault, build_with_zensical

app = typer.Typer()


@app.command()
def pages(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A new folder.")],
) -> None:
    """Write every page as finished Markdown, with all files of the site, for any site generator.

    Exits with 0, with 1 when nothing usable was written, with 2 when the folder is there already.
    """
    if out.exists():
        complain(f"{out} is there already. Name a new folder.")
        raise typer.Exit(EXIT_USAGE)
    try:
        root = Path.cwd()
        content = SiteContent(make_site_settings(root, read_config(root)))
        count = len(write_finished_site(content, out))
    except (ConfigFault, DataFault, ExportFault, PagesFault) as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{out}: {count} pages.")


@app.command()
def zensical(
    program: Annotated[Path, typer.Option(help="The command of Zensical.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the site goes.")],
) -> None:
    """Build the site with Zensical; the one that was there stays until the new one is whole.

    Exits with 0, or with 1 when the site was not built.
    """
    try:
        count = build_with_zensical(Path.cwd(), program.absolute(), out.resolve())
    except (ConfigFault, DataFault, EngineFault, ExportFault, PagesFault) as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    except OSError as error:
        complain(f"the site was not built: {error.strerror or error} ({error.filename or out}).")
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{out}: {count} pages, built with Zensical.")
