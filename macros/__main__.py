"""Run the command line: the command `handbook`, or `python -m macros`.

Python takes a while to import what the commands use; Ctrl-C is answered from the start.
"""

from __future__ import annotations

import signal

from macros.interrupting import stop, stopped_at_once


def main() -> None:
    """Run the command line; Ctrl-C stops it with one line, also while it is being imported."""
    with stopped_at_once():
        from macros.cli import main as run  # noqa: PLC0415 after Ctrl-C is taken care of

    try:
        run()
    except KeyboardInterrupt:
        stop(signal.SIGINT)


if __name__ == "__main__":
    main()
