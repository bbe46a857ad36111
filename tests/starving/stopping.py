"""Commands that are killed at random moments, and what is on the disk afterwards."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.builders import ROOT, make_sound_data
from tests.exports.full_data import make_full_data
from tests.site.project import EPOCH, make_project

SECONDS_MAX = 120
SIGNALS = (signal.SIGKILL, signal.SIGTERM)


@dataclass(frozen=True)
class Command:
    """A command of this project, run in a process group of its own."""

    words: Sequence[str]
    cwd: Path
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> subprocess.Popen[str]:
        dropped = {"HANDBOOK_DATA", "SITE_URL", "REPO_URL", "MAKEFLAGS", "MAKELEVEL"}
        usual = {name: value for name, value in os.environ.items() if name not in dropped}
        return subprocess.Popen(
            self.words,
            cwd=self.cwd,
            env={**usual, "SOURCE_DATE_EPOCH": EPOCH, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self) -> tuple[int, str, float]:
        """Let it end by itself; give its status, what it says and the seconds that it took."""
        started = time.monotonic()
        process = self.start()
        said, _ = process.communicate(timeout=SECONDS_MAX)
        return process.returncode, said, time.monotonic() - started

    def stop_after(self, seconds: float, number: signal.Signals) -> tuple[int, str]:
        """Send a signal to it and to all that it has started; give its status and its words."""
        process = self.start()
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, number)
            said, _ = process.communicate(timeout=SECONDS_MAX)
        return process.returncode, said


def handbook(*words: object, cwd: Path = ROOT, **environment: str) -> Command:
    """Give the command `handbook` with words."""
    return Command([sys.executable, "-m", "macros", *map(str, words)], cwd, environment)


def list_moments(count: int, seconds: float, seed: int) -> list[float]:
    """Give moments at random within a span, the last of them after its end."""
    random = Random(seed)  # noqa: S311 a choice of moments, not a secret
    return [random.uniform(0.0, seconds * 1.05) for _ in range(count)]


def take_digest(path: Path) -> dict[str, str]:
    """Give the checksum of a file, or of each file below a folder."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {
        file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def make_ready_project(folder: Path) -> Path:
    """Copy the project around a small handbook, with an environment that is ready."""
    project = make_project(folder, make_sound_data(**make_full_data()))
    environment = project / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(Path(sys.executable).parent)
    for name in ("made-in", "site-ready", "dev-ready"):
        (environment / name).write_text(f"{project}\n", encoding="utf-8")
    return project
