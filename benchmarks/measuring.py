"""What a command costs: CPU seconds and the largest memory of its processes; and what came out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

# Names the file into which a benchmark writes its results, when another program asks for them.
RESULTS_FILE = "BENCHMARK_RESULTS"
# From here on a figure with a unit is written without decimals.
_WHOLE_FROM = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, of the user and of the system together, and memory in MiB."""

    cpu_seconds: float
    memory_mib: float


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of a benchmark, and the bound that it must keep.

    Attributes:
        name: what was measured.
        against: what the figure is measured against, or how.
        value: the figure.
        bound: the bound; None where there is none, and the figure is told for its own sake.
        is_least: whether the bound is the least that the figure may be, instead of the most.
        unit: what the figure is counted in; nothing for a ratio.
    """

    name: str
    against: str
    value: float
    bound: float | None = None
    is_least: bool = False
    unit: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the figure keeps its bound."""
        if self.bound is None:
            return True
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def list_cells(self) -> tuple[str, str, str, str, str]:
        """Give what a table says: name, against what, figure, bound, whether it is kept."""
        bound = "" if self.bound is None else f"{self._word_limit()} {self._word(self.bound)}"
        verdict = "" if self.bound is None else ("kept" if self.is_kept else "**broken**")
        return (self.name, self.against, self._word(self.value), bound, verdict)

    def describe(self) -> str:
        """Word the figure in one line."""
        name, against, value, bound, verdict = self.list_cells()
        limit = f"; {bound}: {verdict.strip('*')}" if bound else ""
        return f"{name} ({against}): {value}{limit}"

    def _word_limit(self) -> str:
        return "at least" if self.is_least else "at most"

    def _word(self, number: float) -> str:
        if not self.unit:
            return f"{number:.2f} ×"
        return (
            f"{number:,.0f} {self.unit}" if number >= _WHOLE_FROM else f"{number:.2f} {self.unit}"
        )


def report(results: Sequence[Result]) -> None:
    """Print results, hand them to whoever asked for them, and end.

    Raises:
        typer.Exit: always, with 1 when a bound is broken.
    """
    for result in results:
        typer.echo(result.describe())
    path = os.environ.get(RESULTS_FILE)
    if path:
        Path(path).write_text(json.dumps([asdict(r) for r in results]), encoding="utf-8")
    raise typer.Exit(0 if all(r.is_kept for r in results) else 1)


def find_program(name: str) -> str:
    """Give the program of the environment in which the benchmark runs."""
    return str(Path(sys.executable).with_name(name))


def run(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    may_fail: bool = False,
    folder: Path | None = None,
) -> Cost:
    """Run a command to its end and give its cost.

    Raises:
        SystemExit: when it fails, unless it may.
    """
    process = subprocess.Popen(  # noqa: S603 this project's own commands
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, cwd=folder
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not may_fail:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def run_aloud(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> str:
    """Run a command to its end and give what it printed.

    Raises:
        SystemExit: when it fails, with what it said.
    """
    done = subprocess.run(  # noqa: S603 this project's own commands
        command, env={**os.environ, **environment}, cwd=folder, text=True, capture_output=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


def make_data(folder: Path, times: int, *kinds: str) -> Path:
    """Write a data folder with so many times the records of the real one, or of some kinds."""
    out = folder / f"data-{times}"
    words = [word for kind in kinds for word in ("--kind", kind)]
    run([find_program("handbook"), "synth", "--out", str(out), "--times", str(times), *words])
    return out
