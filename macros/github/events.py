"""What the runner tells a job: the event that started it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.github.client import ApiFault, GitHub
from macros.github.parcel import ParcelFault


def read_event() -> dict[str, Any]:
    """Give the event as GitHub wrote it; texts in it are anybody's."""
    text = Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8")
    return dict(json.loads(text))


def run_step(act: Callable[[GitHub, Mapping[str, Any]], str]) -> int:
    """Act on the event; print what was done in one line, or why it was not.

    Returns:
        The exit code of the step: 0, or 1 when it failed.
    """
    try:
        said = act(GitHub.of(os.environ), read_event())
    except (ApiFault, ParcelFault) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0
