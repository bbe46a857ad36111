"""Save the text of the issue that started a job into a file; no shell sees it."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.github.events import read_event


def main(path: str) -> None:
    """Write the text of the issue, exactly as it is; an issue without text gives an empty file."""
    body = read_event()["issue"]["body"] or ""
    Path(path).write_bytes(body.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main(*sys.argv[1:])
