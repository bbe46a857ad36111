"""The command `handbook`."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from macros.checks import check_handbook
from macros.exports.as_schema import map_schemas
from macros.formatting.files import format_data_folder, write_whole
from macros.loading.files import SCHEMA_FOLDER
from macros.loading.handbook import load_handbook
from macros.problem_formats import RENDERERS, ProblemFormat

EXIT_CLEAN = 0
EXIT_PROBLEMS = 1
EXIT_USAGE = 2

app = typer.Typer(
    name="handbook",
    help="Check, format and describe the records of the handbook.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

DataOption = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="HANDBOOK_DATA",
        help="The folder with the records.",
        show_default=True,
    ),
]
DATA_DEFAULT = Path("data")


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter shows its code instead of a traceback.
            stream.reconfigure(errors="backslashreplace")
    app()


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
) -> None:
    """Check every record and say what is wrong, where, and what to write instead.

    Exits with 0 when all is well, with 1 when there are problems, with 2 on wrong usage.
    """
    _require_folder(data)
    loaded = load_handbook(data)
    day = today.date() if today else date.today()  # noqa: DTZ011 the contributor's own day
    problems = sorted([*loaded.problems, *check_handbook(loaded.handbook, day)])
    text = RENDERERS[output](problems)
    if text:
        typer.echo(text)
    raise typer.Exit(EXIT_PROBLEMS if problems else EXIT_CLEAN)


@app.command()
def fmt(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files to format; all when left out.")
    ] = None,
    data: DataOption = DATA_DEFAULT,
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; name the files that would change.")
    ] = False,
) -> None:
    """Bring data files into the one canonical form; comments stay.

    Exits with 0, or with 1 when --check finds files that are not in that form.
    """
    _require_folder(data)
    only = frozenset(path.resolve() for path in files or ())
    changed = 0
    for formatted in format_data_folder(data, only):
        if formatted.is_canonical:
            continue
        changed += 1
        if check_only:
            typer.echo(f"{formatted.shown}: not in canonical form. Run `handbook fmt`.")
        else:
            _write(formatted.path, formatted.canonical)
            typer.echo(f"{formatted.shown}: formatted.")
    raise typer.Exit(EXIT_PROBLEMS if check_only and changed else EXIT_CLEAN)


@app.command()
def schema(data: DataOption = DATA_DEFAULT) -> None:
    """Write the JSON Schemas of all kinds of record into the data folder."""
    _require_folder(data)
    folder = data / SCHEMA_FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in map_schemas().items():
        _write(folder / name, text)
    typer.echo(f"{folder}: written.")


def _require_folder(data: Path) -> None:
    """Stop with one plain line when the data folder is not there."""
    if not data.is_dir():
        where = os.fspath(data)
        Console(stderr=True, soft_wrap=True, markup=False, highlight=False).print(
            f"handbook: there is no data folder {where!r}. Run the command in the folder that "
            "holds `data`, or name the folder with --data or HANDBOOK_DATA."
        )
        raise typer.Exit(EXIT_USAGE)


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        Console(stderr=True, soft_wrap=True, markup=False, highlight=False).print(
            f"handbook: {path} cannot be written: {error.strerror}. Nothing in it was changed."
        )
        raise typer.Exit(EXIT_PROBLEMS) from None
