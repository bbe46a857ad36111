"""The commands that the workflows call: `handbook review`, `link-excludes` and `release`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from macros.command_line import (
    DATA_DEFAULT,
    EXIT_CLEAN,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    DataOption,
    TodayOption,
    complain,
    find_today,
    require_folder,
)
from macros.history import RevisionFault, read_last_commit
from macros.hooks import find_moment
from macros.link_suppressions import write_excludes
from macros.releasing.assembling import ReleaseParts, assemble_release
from macros.releasing.faults import ReleaseFault
from macros.reviewing import write_review
from macros.version import read_version

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def review(
    old: Annotated[str, typer.Argument(metavar="REV", help="What the change is made to.")],
    data: DataOption = DATA_DEFAULT,
    chapters: Annotated[Path, typer.Option(help="The folder of the hand-written pages.")] = (
        Path("docs")
    ),
    today: TodayOption = None,
    out: Annotated[Path, typer.Option(help="The file.")] = Path("dist/review/review.json"),
) -> None:
    """Write a report for reviewers: what changed since a version, the pages touched, the problems.

    Exits with 0 whatever the report says, with 1 when it cannot be written, with 2 on wrong usage.
    """
    require_folder(data)
    try:
        typer.echo(write_review(data, chapters, old, find_today(today), out))
    except RevisionFault as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_USAGE) from None
    except OSError as error:
        complain(f"{out} cannot be written: {error.strerror or error}.")
        raise typer.Exit(EXIT_PROBLEMS) from None


@app.command("link-excludes")
def link_excludes(
    data: DataOption = DATA_DEFAULT,
    today: TodayOption = None,
    out: Annotated[Path, typer.Option(help="The file that lychee reads.")] = Path(".lycheeignore"),
) -> None:
    """Write the links that the link check passes over, from .github/link-suppressions.yaml.

    Exits with 0, with 1 when a suppression has ended or is not sound, with 2 on wrong usage.
    """
    require_folder(data)
    try:
        problems = write_excludes(Path(), data, find_today(today), out)
    except OSError as error:
        complain(f"{error.filename} cannot be read or written: {error.strerror}.")
        raise typer.Exit(EXIT_PROBLEMS) from None
    for problem in problems:
        typer.echo(str(problem))
    raise typer.Exit(EXIT_PROBLEMS if problems else EXIT_CLEAN)


@app.command()
def release(
    tag: Annotated[
        str | None, typer.Option(help="The tag that is released; none in a dry run.")
    ] = None,
    data: DataOption = DATA_DEFAULT,
    built: Annotated[Path, typer.Option(help="The folder of what was built.")] = Path("dist"),
    site: Annotated[Path, typer.Option(help="The built site.")] = Path("site"),
    out: Annotated[Path, typer.Option(help="The folder to write.")] = Path("dist/release"),
) -> None:
    """Put the files of a release together: archives, bill of materials, notes, checksums.

    `make release-files` builds what it needs. Exits with 0, with 1 when something is missing or
    the version is not the same everywhere, with 2 on wrong usage.
    """
    require_folder(data)
    try:
        moment = find_moment(read_last_commit(data))
        parts = ReleaseParts(Path(), data, built, site, read_version(), tag, moment)
        listing = assemble_release(parts, out)
    except ReleaseFault as fault:
        for line in str(fault).splitlines():
            complain(line)
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(listing)
