"""The commands `handbook fmt`, `schema` and `synth`: what is written into data folders."""

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
    complain,
    require_folder,
)
from macros.exports.as_schema import map_schemas
from macros.formatting.files import format_data_folder, write_whole
from macros.loading.files import SCHEMA_FOLDER
from macros.loading.handbook import load_handbook
from macros.records.registry import RECORD_KINDS
from macros.synthesis import KEPT_ONCE, write_synthesis

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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
    require_folder(data)
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
    require_folder(data)
    folder = data / SCHEMA_FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in map_schemas().items():
        _write(folder / name, text)
    typer.echo(f"{folder}: written.")


@app.command()
def synth(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="A new folder.")],
    times: Annotated[int, typer.Option(min=1, help="How many times each record comes.")] = 10,
    seed: Annotated[int, typer.Option(help="What the choices are drawn from.")] = 1,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="FOLDER", help="Only records of this kind; may be repeated."
        ),
    ] = None,
    data: DataOption = DATA_DEFAULT,
) -> None:
    """Write a larger data folder, made from the real one, for measuring speed. It is no knowledge.

    Exits with 0, with 1 when the records have problems or the folder cannot be written.
    """
    require_folder(data)
    known = sorted(set(RECORD_KINDS) - KEPT_ONCE)
    for kind in kinds or ():
        if kind not in known:
            complain(f"--kind {kind} is none of {', '.join(known)}.")
            raise typer.Exit(EXIT_USAGE)
    loaded = load_handbook(data)
    if loaded.problems:
        complain("the records have problems. Run `handbook check` first.")
        raise typer.Exit(EXIT_PROBLEMS)
    try:
        count = write_synthesis(loaded.handbook, out, times, seed, kinds or ())
    except OSError as error:
        complain(f"{out} cannot be written: {error.strerror or error}.")
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{out}: {count} files.")


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        complain(f"{path} cannot be written: {error.strerror}. Nothing in it was changed.")
        raise typer.Exit(EXIT_PROBLEMS) from None
