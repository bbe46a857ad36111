"""Tell on which steps `handbook check` spends its time, as CPU seconds.

python -m benchmarks.check_phases DATA
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from benchmarks.measuring import find_program, run
from macros.checks import check_handbook
from macros.loading.builder import build_record
from macros.loading.files import read_data_folder
from macros.loading.garbage import seldom_searched
from macros.loading.handbook import link_handbook
from macros.loading.yaml_text import parse_yaml


def tell_phases(data: Path) -> None:
    """Go through the steps of a check, on a data folder without problems, and print their cost."""
    files = sum(1 for _ in data.glob("*/*.yaml"))
    with TemporaryDirectory() as empty:
        cost = run([find_program("handbook"), "check", "--data", empty])
    phases = {"start": cost.cpu_seconds, **_measure(data)}
    for name, seconds in phases.items():
        typer.echo(f"{name:<28}{seconds:6.2f} s{seconds / files * 1000:9.3f} ms a file")


@seldom_searched()
def _measure(data: Path) -> dict[str, float]:
    spent: dict[str, float] = {}

    def measure(phase: str, step: Callable[[], Any]) -> Any:
        before = time.process_time()
        result = step()
        spent[phase] = time.process_time() - before
        return result

    files = measure("reading files, YAML to text", lambda: list(read_data_folder(data)))
    texts = [file.yaml.readable for file in files]
    measure("  of it, YAML", lambda: [parse_yaml(text) for text in texts])
    records = measure("building records", lambda: [build_record(file) for file in files])
    by_name = {f"{file.folder}/{file.id}": file for file in files}
    handbook = measure("linking", lambda: link_handbook(records, files=by_name))
    measure("rules across records", lambda: check_handbook(handbook, date(2026, 12, 1)))
    return spent


if __name__ == "__main__":
    typer.run(tell_phases)
