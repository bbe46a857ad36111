"""The commands `handbook forms` and `handbook from-issue`: GitHub's forms, and what comes back."""

from __future__ import annotations

import sys
from enum import StrEnum
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
from macros.contributing.from_issue import read_issue
from macros.contributing.issue_answer import render_answer, render_json
from macros.contributing.issue_body import BODY_LENGTH_MAX, find_form
from macros.contributing.issue_form_files import FOLDER, map_form_files
from macros.contributing.issue_forms import FormKind, make_forms
from macros.contributing.judging import Judge
from macros.contributing.proposal import ProposalFault
from macros.formatting.files import write_whole
from macros.loading.handbook import load_handbook

app = typer.Typer(add_completion=False, rich_markup_mode=None)
# A letter takes four bytes at most.
_BYTES_READ_MAX = 4 * BODY_LENGTH_MAX + 4


class AnswerFormat(StrEnum):
    """How the answer to a form is written."""

    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def forms(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The folder of the forms.")
    ] = Path(FOLDER),
    check_only: Annotated[
        bool, typer.Option("--check", help="Change nothing; name the files that would change.")
    ] = False,
    data: DataOption = DATA_DEFAULT,
) -> None:
    """Write GitHub's issue forms again, after a change of the record models or of the vocabulary.

    Exits with 0, or with 1 when --check finds files that would change or one cannot be written.
    """
    require_folder(data)
    texts = map_form_files(load_handbook(data).handbook)
    stale = 0
    for name, text in texts.items():
        path = out / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check_only:
            typer.echo(f"{path}: not up to date. Run `handbook forms`.")
            continue
        try:
            out.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
        except OSError as error:
            complain(f"{path} cannot be written: {error.strerror}.")
            raise typer.Exit(EXIT_PROBLEMS) from None
        typer.echo(f"{path}: written.")
    raise typer.Exit(EXIT_PROBLEMS if check_only and stale else EXIT_CLEAN)


@app.command("from-issue")
def from_issue(  # noqa: PLR0913, PLR0917 one option for each decision of a workflow
    body: Annotated[str, typer.Argument(metavar="FILE", help="The text of the issue; - reads it.")],
    kind: Annotated[
        FormKind | None,
        typer.Option("--form", help="The form; told by its headings when left out."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write there, not into the data folder."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    output: Annotated[
        AnswerFormat, typer.Option("--format", help="How the answer is written.")
    ] = AnswerFormat.MARKDOWN,
    data: DataOption = DATA_DEFAULT,
    today: TodayOption = None,
) -> None:
    """Turn a filled form into a record, or tell in Markdown what is missing.

    Exits with 0 when a record was written (or would be), with 1 when something is missing, with 2
    on wrong usage.
    """
    require_folder(data)
    text = _read(body)
    judge = Judge(load_handbook(data).handbook, find_today(today))
    all_forms = make_forms(judge.handbook)
    form = next((f for f in all_forms if f.kind is kind), None) or find_form(text, all_forms)
    if form is None:
        complain("the text was made with none of the forms. Name the form with --form.")
        raise typer.Exit(EXIT_USAGE)
    outcome = read_issue(data, judge, form, text)
    if outcome.is_sound and not dry_run:
        try:
            outcome.proposal.write(out or data)
        except ProposalFault as fault:
            complain(str(fault))
            raise typer.Exit(EXIT_PROBLEMS) from None
    render = render_json if output is AnswerFormat.JSON else render_answer
    typer.echo(render(outcome), nl=False)
    raise typer.Exit(EXIT_CLEAN if outcome.is_sound else EXIT_PROBLEMS)


def _read(name: str) -> str:
    """Read the text of an issue; stop with one plain line when that cannot be done."""
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(_BYTES_READ_MAX)
        else:
            with Path(name).open("rb") as stream:
                raw = stream.read(_BYTES_READ_MAX)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no name of a file"
        complain(f"{name!r} cannot be read: {reason}.")
        raise typer.Exit(EXIT_USAGE) from None
    return raw.decode("utf-8-sig", "replace")
