"""The commands `handbook new`, `cite` and `freshness`: what to add, and what has aged."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

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
from macros.contributing.addresses import find_document
from macros.contributing.dialogue import Dialogue
from macros.contributing.entries import Entry
from macros.contributing.given_files import Given, read_given
from macros.contributing.proposal import Proposal
from macros.contributing.session import open_session
from macros.contributing.supports import SupportFault, add_supports, parse_support
from macros.freshness_report import RENDERERS, ReportFormat
from macros.loading.files import SIZE_MAX_BYTES
from macros.loading.handbook import load_handbook
from macros.records.base import Record
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.values.links import find_url_fault
from macros.values.terms import DocumentKind
from macros.views.freshness import find_freshness

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class NewKind(StrEnum):
    """What can be added by answering questions."""

    EXERCISE = "exercise"
    EVENT = "event"
    ORGANIZATION = "organization"
    PROGRAMME = "programme"
    SOURCE = "source"


_MODELS: dict[NewKind, type[Record]] = {
    NewKind.EXERCISE: Exercise,
    NewKind.EVENT: Event,
    NewKind.ORGANIZATION: Organization,
    NewKind.PROGRAMME: Programme,
    NewKind.SOURCE: Publisher,
}


@app.command()
def new(
    kind: Annotated[NewKind, typer.Argument(help="What is to be added.")],
    given: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE", help="A JSON or YAML file with the answers; - reads them."
        ),
    ] = None,
    record_id: Annotated[
        str, typer.Option("--id", help="The id; proposed from the name when left out.")
    ] = "",
    data: DataOption = DATA_DEFAULT,
    today: TodayOption = None,
) -> None:
    """Add a record by answering questions, or from a file: checked, formatted, written whole.

    Exits with 0, with 1 when nothing was written, with 2 on wrong usage, with 130 after Ctrl-C.
    """
    session = open_session(data, find_today(today), f"handbook new {kind}")
    model = _MODELS[kind]
    if given is not None:
        session.add_given(model, _read(given), record_id)
    elif kind is NewKind.SOURCE:
        session.run_dialogue(Entry(model, {}), lambda d, entry: _ask_source(d, entry, {}))
    else:
        session.run_dialogue(Entry(model, {}, id=record_id), Dialogue.ask_record)


@app.command()
def cite(  # noqa: PLR0913, PLR0917 one option for each part of a document
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of the document.")],
    title: Annotated[
        str, typer.Option(help="The headline, or [our description] in square brackets.")
    ] = "",
    publisher: Annotated[
        str, typer.Option(help="Id or name of the publisher; found by the address if it can be.")
    ] = "",
    published: Annotated[
        str, typer.Option("--date", help="When it was published, such as 2025-07-09.")
    ] = "",
    language: Annotated[str, typer.Option(help="Its language, such as en.")] = "",
    kind: Annotated[DocumentKind | None, typer.Option(help="What sort of text it is.")] = None,
    relays: Annotated[
        str, typer.Option(help="Id of the publisher or document whose statement it repeats.")
    ] = "",
    archive: Annotated[str, typer.Option(help="The address of an archived copy.")] = "",
    supports: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            metavar="RECORD:FIELD",
            help="What it carries, such as tarlan-2025:date; may come several times.",
        ),
    ] = None,
    data: DataOption = DATA_DEFAULT,
) -> None:
    """Add a document to its publisher's file, or say that the handbook has it; nothing is fetched.

    What no option tells is asked for. Exits with 0, with 1 when nothing was written, with 2 on
    wrong usage, with 130 after Ctrl-C.
    """
    fault = find_url_fault(url)
    if fault is not None:
        complain(f"{url!r} {fault}. Write the whole address as the browser shows it.")
        raise typer.Exit(EXIT_USAGE)

    def support(proposal: Proposal, document_id: str) -> None:
        add_supports(proposal, document_id, wanted)

    session = open_session(
        data, find_today(None), "handbook new source", support if supports else None
    )
    try:
        wanted = [parse_support(session.judge.handbook, text) for text in supports or ()]
    except SupportFault as wrong:
        complain(str(wrong))
        raise typer.Exit(EXIT_USAGE) from None
    known = find_document(session.judge.handbook, url)
    if known is not None:
        session.use_known(known)
    answers: dict[str, Any] = {
        "title": title,
        "date": published,
        "language": language,
        "kind": str(kind or ""),
        "relays": relays,
        "archive": archive,
        "publisher": publisher,
    }
    answers = {"url": url, **{key: value for key, value in answers.items() if value}}
    session.run_dialogue(Entry(Publisher, {}), lambda d, entry: _ask_source(d, entry, answers))


@app.command()
def freshness(
    data: DataOption = DATA_DEFAULT,
    today: TodayOption = None,
    output: Annotated[
        ReportFormat, typer.Option("--format", help="How the report is written.")
    ] = ReportFormat.TEXT,
) -> None:
    """Report what has aged: plans whose date has passed, old figures, documents without a copy.

    Exits with 0 whatever it finds, with 1 when the records have problems, with 2 on wrong usage.
    """
    require_folder(data)
    loaded = load_handbook(data)
    if loaded.problems:
        complain("the records have problems. Run `handbook check` first.")
        raise typer.Exit(EXIT_PROBLEMS)
    typer.echo(RENDERERS[output](find_freshness(loaded.handbook, find_today(today))), nl=False)


def _ask_source(dialogue: Dialogue, entry: Entry, answers: dict[str, Any]) -> None:
    """Ask for a document by its address, and for its publisher where that is not known."""
    known = dialogue.ask_new_source(entry, answers)
    if known is not None:
        typer.echo(f"The handbook has this page already. Cite it as {known}.")
        raise typer.Exit(EXIT_CLEAN)


def _read(name: str) -> Given:
    """Read the file with the answers; stop with one plain line when that cannot be done."""
    shown = "standard input" if name == "-" else name
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(SIZE_MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as stream:
                raw = stream.read(SIZE_MAX_BYTES + 1)
        return read_given(shown, raw)
    except OSError as error:
        complain(f"{shown} cannot be read: {error.strerror}.")
    except ValueError as error:
        complain(str(error))
    raise typer.Exit(EXIT_USAGE)
