"""What the imprint says of this edition: version, commit, day and address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the book.

    `moment` is the time that the file carries, in UTC; `commit` is None where there is no
    history; `project_root` is the folder that holds `docs/`.
    """

    version: str
    commit: str | None
    moment: datetime
    site_url: str
    project_root: Path
