"""What a command costs: CPU seconds and the largest memory of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, of the user and of the system together, and memory in MiB."""

    cpu_seconds: float
    memory_mib: float


def find_program(name: str) -> str:
    """Give the program of the environment in which the benchmark runs."""
    return str(Path(sys.executable).with_name(name))


def run(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, may_fail: bool = False
) -> Cost:
    """Run a command to its end and give its cost.

    Raises:
        SystemExit: when it fails, unless it may.
    """
    process = subprocess.Popen(  # noqa: S603 this project's own commands
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not may_fail:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def make_data(folder: Path, times: int) -> Path:
    """Write a data folder with so many times the records of the real one."""
    out = folder / f"data-{times}"
    run([find_program("handbook"), "synth", "--out", str(out), "--times", str(times)])
    return out
