"""What all commands share: exit codes, the data folder, and one plain line when they stop."""

from __future__ import annotations

import os
import signal
import threading
from datetime import date, datetime
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

EXIT_CLEAN = 0
EXIT_PROBLEMS = 1
EXIT_USAGE = 2
# 128 and the number of SIGINT, as shells tell it.
EXIT_INTERRUPTED = 130

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
TodayOption = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day that counts as today."),
]


class StoppableGroup(TyperGroup):
    """Commands that Ctrl-C stops with one line; typer itself says nothing then."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was called; a polite request to end counts as Ctrl-C."""
        before = signal.getsignal(signal.SIGTERM)
        try:
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGTERM, _interrupt)
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo(err=True)
            complain("stopped.")
            raise typer.Exit(EXIT_INTERRUPTED) from None
        finally:
            if threading.current_thread() is threading.main_thread():
                signal.signal(signal.SIGTERM, before)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def find_today(given: datetime | None) -> date:
    """Give the day that counts as today: the one given, or the contributor's own."""
    return given.date() if given else date.today()  # noqa: DTZ011


def complain(message: str) -> None:
    """Say in one line why the command stops."""
    from rich.console import Console  # noqa: PLC0415 slow to load, and most runs complain of nothing

    console = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)
    console.print(f"handbook: {message}")


def require_folder(data: Path) -> None:
    """Stop with one plain line when the data folder is not there."""
    if not data.is_dir():
        where = os.fspath(data)
        complain(
            f"there is no data folder {where!r}. Run the command in the folder that "
            "holds `data`, or name the folder with --data or HANDBOOK_DATA."
        )
        raise typer.Exit(EXIT_USAGE)
