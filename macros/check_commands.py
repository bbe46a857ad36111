"""The commands `handbook check` and `diff`: what is wrong in the records, and what changed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from macros.changes.as_markdown import render_markdown
from macros.changes.change_set import render_json
from macros.changes.compare import compare_versions
from macros.changes.words import ChangeFormat, count_changes, tell_changes
from macros.checks import check_handbook
from macros.checks.ids_kept import check_ids_kept
from macros.command_line import (
    DATA_DEFAULT,
    EXIT_CLEAN,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    DataOption,
    complain,
    find_today,
    require_folder,
)
from macros.history import RevisionFault
from macros.loading.garbage import seldom_searched
from macros.loading.handbook import load_handbook
from macros.loading.versions import Version, load_version
from macros.problem_formats import RENDERERS, ProblemFormat
from macros.problems import Problem

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    data: DataOption = DATA_DEFAULT,
    output: Annotated[
        ProblemFormat,
        typer.Option("--format", help="How problems are written."),
    ] = ProblemFormat.TEXT,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day that counts as today."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(metavar="REV", help="A tag, branch or commit whose ids must all be kept."),
    ] = None,
) -> None:
    """Check every record and say what is wrong, where, and what to write instead.

    Exits with 0 when all is well, with 1 when there are problems, with 2 on wrong usage.
    """
    require_folder(data)
    problems = _find_problems(data, find_today(today), against)
    text = RENDERERS[output](problems)
    if text:
        typer.echo(text)
    raise typer.Exit(EXIT_PROBLEMS if problems else EXIT_CLEAN)


@seldom_searched()
def _find_problems(data: Path, today: date, against: str | None) -> list[Problem]:
    loaded = load_handbook(data)
    problems = [*loaded.problems, *check_handbook(loaded.handbook, today)]
    if against is not None:
        problems += check_ids_kept(loaded.handbook, _load_revision(data, against))
    return sorted(problems)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="REV", help="The older tag, branch or commit.")],
    new: Annotated[
        str | None,
        typer.Argument(metavar="REV", help="The newer one; the files as they are when left out."),
    ] = None,
    data: DataOption = DATA_DEFAULT,
    output: Annotated[
        ChangeFormat, typer.Option("--format", help="How changes are written.")
    ] = ChangeFormat.TEXT,
) -> None:
    """Tell what changed in the records between two versions, field by field.

    Exits with 0, with 1 when a file cannot be read as YAML, with 2 on wrong usage.
    """
    require_folder(data)
    before = _load_revision(data, old)
    after = load_version(data) if new is None else _load_revision(data, new)
    for version in (before, after):
        for path in version.list_unread():
            where = f"in {version.revision}" if version.revision else "as it is now"
            complain(f"{path} {where} cannot be read. Run `handbook check` on it.")
            raise typer.Exit(EXIT_PROBLEMS)
    changes = compare_versions(before, after)
    if output is ChangeFormat.JSON:
        typer.echo(render_json(changes), nl=False)
    elif output is ChangeFormat.MARKDOWN:
        typer.echo(render_markdown(changes, after.map_records()), nl=False)
    else:
        lines = [*tell_changes(changes, after.map_records()), count_changes(changes)]
        typer.echo("\n".join(lines))


def _load_revision(data: Path, revision: str) -> Version:
    """Read an older version; stop with one plain line when that cannot be done."""
    try:
        return load_version(data, revision)
    except RevisionFault as fault:
        complain(str(fault))
        raise typer.Exit(EXIT_USAGE) from None
