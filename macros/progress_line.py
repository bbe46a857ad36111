"""One line on the terminal that tells how far long work is."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn


def make_progress_line() -> Progress:
    """Give a line that tells how far long work is; in a terminal only, and gone at its end."""
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
