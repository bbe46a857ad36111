"""Keep the one issue about upkeep up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.github.client import GitHub
from macros.github.events import run_step
from macros.github.kept import keep_issue
from macros.github.parcel import ParcelFault
from macros.github.upkeep import CHARACTERS_MAX, MARKER

TITLE = "Upkeep: what the weekly checks found"
NOTHING = f"{MARKER}\nNothing is to be done. This issue opens again when there is something.\n"


def post_upkeep(github: GitHub, path: Path) -> str:
    """Write the report into the issue, or close it when there is none; say what was done.

    Raises:
        ParcelFault: when the report is missing or none of ours.
        ApiFault: when GitHub refuses it.
    """
    try:
        body = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        raise ParcelFault("There is no report of the weekly checks.") from None
    if body and (not body.startswith(MARKER) or len(body) > CHARACTERS_MAX + 1000):
        raise ParcelFault("The report of the weekly checks has another form.")
    keep_issue(github, MARKER, TITLE, body or NOTHING, is_open=bool(body))
    return "The issue is up to date." if body else "Nothing is to be done."


if __name__ == "__main__":
    sys.exit(run_step(lambda github, _event: post_upkeep(github, Path(sys.argv[1]))))
