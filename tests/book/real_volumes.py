"""The book, the briefs and the EPUB of the real records, and what it takes to make them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.builders import REAL_DATA, ROOT

SITE_URL = "https://handbook.example/"


@dataclass(frozen=True, slots=True)
class Volumes:
    """A folder of volumes, and what one run that made them took."""

    folder: Path
    cpu_seconds: float
    wall_seconds: float
    memory_mib: float

    @property
    def book(self) -> Path:
        """The book on A4."""
        return self.folder / "book.pdf"

    @property
    def briefs(self) -> Path:
        """The folder of the briefs."""
        return self.folder / "briefs"

    @property
    def epub(self) -> Path:
        """The EPUB."""
        return self.folder / "book.epub"


def build_volumes(folder: Path) -> tuple[float, float, float]:
    """Run `handbook book` as `make pdf` does, and measure it with all the processes that it starts.

    Args:
        folder: where the volumes go.

    Returns:
        Seconds of CPU time, seconds, and MiB of memory at the most.
    """
    folder.mkdir()
    made = Volumes(folder, 0, 0, 0)
    environment = {**os.environ, "SITE_URL": SITE_URL, "HANDBOOK_DATA": str(REAL_DATA)}
    environment.setdefault("SOURCE_DATE_EPOCH", "1780315200")
    command = [
        str(Path(sys.executable).with_name("handbook")), "book", "--out", str(made.book),
        *("--epub", str(made.epub), "--briefs", str(made.briefs)),
    ]  # fmt: skip
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    wall = time.monotonic() - start
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024
