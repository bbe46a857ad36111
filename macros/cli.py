"""The command `handbook`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from io import TextIOWrapper
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
    StoppableGroup,
    find_today,
)
from macros.command_line import complain as _complain
from macros.command_line import require_folder as _require_folder
from macros.contribute_commands import app as contribute_app
from macros.export_commands import (
    SITE_URL_DEFAULT,
    ContractFault,
    export_data,
    write_contract,
)
from macros.exports.as_schema import map_schemas
from macros.exports.catalogue import Profile
from macros.exports.writer import ExportFault
from macros.formatting.files import format_data_folder, write_whole
from macros.history import RevisionFault
from macros.hooks import DataFault
from macros.import_commands import app as import_app
from macros.issue_commands import app as issue_app
from macros.loading.files import SCHEMA_FOLDER
from macros.loading.garbage import seldom_searched
from macros.loading.handbook import load_handbook
from macros.loading.versions import Version, load_version
from macros.problem_formats import RENDERERS, ProblemFormat
from macros.problems import Problem
from macros.records.registry import RECORD_KINDS
from macros.synthesis import KEPT_ONCE, write_synthesis
from macros.workflow_commands import app as workflow_app

app = typer.Typer(
    name="handbook",
    cls=StoppableGroup,
    help="Check, format and describe the records of the handbook.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(contribute_app)
app.add_typer(issue_app)
app.add_typer(workflow_app)
app.add_typer(import_app)


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
    against: Annotated[
        str | None,
        typer.Option(metavar="REV", help="A tag, branch or commit whose ids must all be kept."),
    ] = None,
) -> None:
    """Check every record and say what is wrong, where, and what to write instead.

    Exits with 0 when all is well, with 1 when there are problems, with 2 on wrong usage.
    """
    _require_folder(data)
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
    _require_folder(data)
    before = _load_revision(data, old)
    after = load_version(data) if new is None else _load_revision(data, new)
    for version in (before, after):
        for path in version.list_unread():
            where = f"in {version.revision}" if version.revision else "as it is now"
            _complain(f"{path} {where} cannot be read. Run `handbook check` on it.")
            raise typer.Exit(EXIT_PROBLEMS)
    changes = compare_versions(before, after)
    if output is ChangeFormat.JSON:
        typer.echo(render_json(changes), nl=False)
    elif output is ChangeFormat.MARKDOWN:
        typer.echo(render_markdown(changes, after.map_records()), nl=False)
    else:
        lines = [*tell_changes(changes, after.map_records()), count_changes(changes)]
        typer.echo("\n".join(lines))


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
    _require_folder(data)
    try:
        typer.echo(export_data(data, out, profile, site_url))
    except (DataFault, ExportFault) as fault:
        _complain(str(fault))
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
    there then stays.
    """
    _require_folder(data)
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
        _complain(str(fault))
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
    _require_folder(data)
    try:
        written = write_offline_site(data, site, out, site_url or SITE_URL_DEFAULT)
    except ExportFault as fault:
        _complain(str(fault))
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
        _complain(str(fault))
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{path}: written.")


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
    _require_folder(data)
    known = sorted(set(RECORD_KINDS) - KEPT_ONCE)
    for kind in kinds or ():
        if kind not in known:
            _complain(f"--kind {kind} is none of {', '.join(known)}.")
            raise typer.Exit(EXIT_USAGE)
    loaded = load_handbook(data)
    if loaded.problems:
        _complain("the records have problems. Run `handbook check` first.")
        raise typer.Exit(EXIT_PROBLEMS)
    try:
        count = write_synthesis(loaded.handbook, out, times, seed, kinds or ())
    except OSError as error:
        _complain(f"{out} cannot be written: {error.strerror or error}.")
        raise typer.Exit(EXIT_PROBLEMS) from None
    typer.echo(f"{out}: {count} files.")


def _load_revision(data: Path, revision: str) -> Version:
    """Read an older version; stop with one plain line when that cannot be done."""
    try:
        return load_version(data, revision)
    except RevisionFault as fault:
        _complain(str(fault))
        raise typer.Exit(EXIT_USAGE) from None


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        _complain(f"{path} cannot be written: {error.strerror}. Nothing in it was changed.")
        raise typer.Exit(EXIT_PROBLEMS) from None
