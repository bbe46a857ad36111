"""Questions and answers in a terminal, one line at a time."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence

import typer

COMPLETIONS_MAX = 200


LINE_WIDTH_MAX = 100


def fill_lines(text: str) -> str:
    """Fold a long text into indented lines, no word broken."""
    width = min(shutil.get_terminal_size().columns, LINE_WIDTH_MAX)
    return textwrap.fill(
        text, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )


def cut_line(text: str) -> str:
    """Cut a text to one line of the terminal."""
    width = max(shutil.get_terminal_size().columns, 40)
    return text if len(text) <= width else f"{text[: width - 1]}…"


class InputEnded(Exception):
    """The input ended before the last question was answered."""


class Terminal:
    """Asks on standard input and says on standard output."""

    def __init__(self) -> None:
        self._words: Sequence[str] = ()
        _set_up_completion(self)

    def say(self, text: str = "") -> None:
        """Print one or several lines."""
        typer.echo(text)

    def head(self, text: str) -> None:
        """Print a line that stands out."""
        typer.echo(typer.style(text, bold=True))

    def complain(self, text: str) -> None:
        """Print what is wrong with an answer; another program gets it in one line."""
        line = f"✗ {text}"
        line = fill_lines(line) if sys.stdout.isatty() else f"  {line}"
        typer.echo(typer.style(line, fg=typer.colors.RED))

    def ask(self, words: Sequence[str] = (), *, prompt: str = "> ") -> str:
        """Read one line.

        Args:
            words: what the Tab key completes to.
            prompt: what stands before the answer.

        Raises:
            InputEnded: at the end of the input.
            KeyboardInterrupt: when the person presses Ctrl-C.
        """
        self._words = words
        try:
            return input(prompt).strip()
        except EOFError:
            raise InputEnded from None

    def confirm(self, question: str) -> bool:
        """Ask a question that is answered with yes unless somebody says no."""
        while True:
            answer = self.ask(prompt=f"{question} [Y/n] ").casefold()
            if answer in {"", "y", "yes"}:
                return True
            if answer in {"n", "no"}:
                return False

    def complete(self, text: str, state: int) -> str | None:
        """Give the completions of a text one after the other, as readline asks for them."""
        found = [w for w in self._words if w.casefold().startswith(text.casefold())]
        return found[state] if state < min(len(found), COMPLETIONS_MAX) else None


def _set_up_completion(terminal: Terminal) -> None:
    """Let the Tab key complete, where the system has readline."""
    try:
        import readline  # noqa: PLC0415 not on every system
    except ImportError:
        return
    readline.set_completer(terminal.complete)
    readline.set_completer_delims(" ,;:")
    readline.parse_and_bind("tab: complete")
