"""Ctrl-C while Python imports what a command uses: answered at once, in one line.

Raised as an exception there, it would end in a traceback, or be lost in a library's own import.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """Let Ctrl-C end the process inside a block, where it would raise KeyboardInterrupt."""
    # A shell that starts a command in the background has it ignore Ctrl-C; that holds here, too.
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not listens or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def stop(number: int, _frame: FrameType | None = None) -> NoReturn:
    """Say in one line that the command stops; end at once with the status that shells expect."""
    os.write(2, b"\nhandbook: stopped.\n")
    os._exit(128 + number)
