"""Run the command line: the command `handbook`, or `python -m macros`.

Python takes a while to import what the commands use; Ctrl-C is answered from the start.
"""

from __future__ import annotations

import os
import signal
from types import FrameType
from typing import NoReturn


def main() -> None:
    """Run the command line; Ctrl-C stops it with one line, also while it is being imported."""
    # A shell that starts a command in the background has it ignore Ctrl-C; that holds here, too.
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listens:
        signal.signal(signal.SIGINT, _stop)
    from macros.cli import main as run  # noqa: PLC0415 after Ctrl-C is taken care of

    try:
        if listens:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _stop(signal.SIGINT)


def _stop(number: int, _frame: FrameType | None = None) -> NoReturn:
    """Say in one line that the command stops; end at once with the status that shells expect."""
    os.write(2, b"\nhandbook: stopped.\n")
    os._exit(128 + number)


if __name__ == "__main__":
    main()
