"""One run of a contributing command: asking or reading, checking, showing, writing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import typer

from macros.command_line import (
    EXIT_CLEAN,
    EXIT_INTERRUPTED,
    EXIT_PROBLEMS,
    complain,
    require_folder,
)
from macros.contributing.dialogue import Dialogue
from macros.contributing.entries import (
    Entry,
    make_proposal,
    make_source_proposal,
)
from macros.contributing.given_files import Given, keep_answers, make_entry, render_entry
from macros.contributing.judging import Judge
from macros.contributing.proposal import Proposal, ProposalFault
from macros.contributing.terminal import InputEnded, Terminal
from macros.loading.handbook import load_handbook
from macros.problem_formats import render_text
from macros.problems import dotted
from macros.records.base import Record
from macros.records.publisher import Publisher

# A new document is cited in a next step.
_CITED_LATER = frozenset({"documents-used"})
Support = Callable[[Proposal, str], None]


@dataclass(frozen=True, slots=True)
class Session:
    """What a command works with: the data folder, its handbook, and how to begin again.

    `support` names a new document as source of a record, where the command was told of one.
    """

    data: Path
    judge: Judge
    retry: str
    support: Support | None = None

    def run_dialogue(self, entry: Entry, ask: Callable[[Dialogue, Entry], None]) -> None:
        """Ask, check the whole, show it and write it. Answers are kept whatever stops this."""
        terminal = Terminal()
        try:
            dialogue = Dialogue(self.judge, terminal)
            ask(dialogue, entry)
            proposal, done = self._settle(entry, dialogue, terminal)
            terminal.say()
            for draft in proposal.drafts:
                is_new = proposal.is_new(draft)
                terminal.head(f"data/{draft.name} ({'new' if is_new else 'changed'})")
                if is_new:
                    terminal.say(draft.text.rstrip("\n"))
            if not terminal.confirm("Write it?"):
                self._stop(entry, "not written", EXIT_PROBLEMS)
            self._write(proposal, entry, done)
        except KeyboardInterrupt:
            typer.echo(err=True)
            self._stop(entry, "stopped; nothing was written", EXIT_INTERRUPTED)
        except InputEnded:
            self._stop(entry, "the input ended before all was answered", EXIT_PROBLEMS)
        except ProposalFault as fault:
            self._stop(entry, str(fault).rstrip("."), EXIT_PROBLEMS)

    def add_given(self, model: type[Record], given: Given, record_id: str) -> None:
        """Add what a file gives, or name all that is wrong with it, each where it stands."""
        problems = given.list_faults()
        entry = _make_given_entry(model, given)
        entry.id = record_id or entry.id
        proposal, done = self._propose(entry) if not problems else (self._start(), "")
        if "url" in given.value:
            entry.gaps[:] = [replace(gap, path=gap.path[2:]) for gap in entry.gaps]
        problems = problems or given.list_problems(entry.gaps)
        if problems:
            typer.echo(render_text(problems))
            raise typer.Exit(EXIT_PROBLEMS)
        try:
            self._write(proposal, entry, done)
        except ProposalFault as fault:
            complain(str(fault))
            raise typer.Exit(EXIT_PROBLEMS) from None

    def use_known(self, document_id: str) -> NoReturn:
        """Say that the handbook has a document, and cite it where the command was told to."""
        source = self.judge.handbook.documents[document_id]
        typer.echo(f"{document_id}: in data/sources/{source.publisher.id}.yaml already.")
        if self.support is None:
            typer.echo(f"Next: cite it as {document_id} below `cites` of a record.")
            raise typer.Exit(EXIT_CLEAN)
        proposal = self._start()
        self.support(proposal, document_id)
        if not proposal.drafts:
            typer.echo("It is cited there already.")
            raise typer.Exit(EXIT_CLEAN)
        try:
            for path in proposal.write(self.data):
                typer.echo(f"{path}: changed.")
        except ProposalFault as fault:
            complain(str(fault))
            raise typer.Exit(EXIT_PROBLEMS) from None
        raise typer.Exit(EXIT_CLEAN)

    def _start(self) -> Proposal:
        return Proposal(self.data, self.judge)

    def _propose(self, entry: Entry) -> tuple[Proposal, str]:
        """Put an entry into a proposal; give it with the id of what is new."""
        proposal = self._start()
        if entry.model is not Publisher:
            return proposal, make_proposal(proposal, self.judge, entry)
        passed_over = _CITED_LATER if self.support is None else frozenset()
        if entry.fields:
            return proposal, make_proposal(proposal, self.judge, entry, passed_over)
        ids = make_source_proposal(proposal, self.judge, entry, passed_over, self.support)
        return proposal, ", ".join(ids)

    def _settle(self, entry: Entry, dialogue: Dialogue, terminal: Terminal) -> tuple[Proposal, str]:
        """Check the whole entry; ask again for fields that do not go together."""
        while True:
            entry.gaps.clear()
            proposal, done = self._propose(entry)
            if not entry.gaps:
                return proposal, done
            terminal.say()
            for gap in entry.gaps:
                terminal.complain(f"{dotted(gap.path)}: {gap.message}" if gap.path else gap.message)
            if entry.model is Publisher:
                self._stop(entry, "not written", EXIT_PROBLEMS)
            dialogue.ask_again(entry)

    def _write(self, proposal: Proposal, entry: Entry, done: str) -> None:
        """Write a proposal and say what comes next."""
        new_files = {draft.name for draft in proposal.drafts if proposal.is_new(draft)}
        for path, draft in zip(proposal.write(self.data), proposal.drafts, strict=True):
            typer.echo(f"{path}: {'written' if draft.name in new_files else 'changed'}.")
        if entry.model is not Publisher:
            typer.echo("Next: open the file and add what else your sources say, then run")
        elif self.support is None:
            typer.echo(
                f"Next: name {done} below `cites` of a record whose fact it carries, then run"
            )
        else:
            typer.echo(f"{done} is cited. Next: look at the change, then run")
        typer.echo("  handbook check && make serve")
        typer.echo("and propose the change as a pull request (see CONTRIBUTING.md).")

    def _stop(self, entry: Entry, reason: str, status: int) -> NoReturn:
        """Say in one line why the command stops and where the answers so far are."""
        if not (entry.fields or entry.sources or entry.new_documents):
            complain(f"{reason}.")
            raise typer.Exit(status)
        with suppress(OSError):
            kept = keep_answers(entry)
            complain(f"{reason}. Your answers are kept: {self.retry} --from {kept}")
            raise typer.Exit(status)
        complain(f"{reason}. Your answers, for {self.retry} --from FILE:")
        typer.echo(render_entry(entry), err=True, nl=False)
        raise typer.Exit(status)


def open_session(data: Path, today: date, retry: str, support: Support | None = None) -> Session:
    """Load the handbook for a command; stop with one plain line when there is no data folder."""
    require_folder(data)
    return Session(data, Judge(load_handbook(data).handbook, today), retry, support)


def _make_given_entry(model: type[Record], given: Given) -> Entry:
    """Make the entry that a file gives; a source is a publisher, or a document by its address."""
    value = given.value
    if model is Publisher and "url" in value:
        return Entry(model, {}, new_documents=[value])
    entry = make_entry(model, value)
    if model is Publisher and not entry.fields and not entry.new_documents:
        entry.fields = {"documents": []}  # the check names what is missing
    return entry
