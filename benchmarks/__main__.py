"""Run the benchmarks one after the other, each in a process of its own, and tell what came out.

python -m benchmarks                    # all
python -m benchmarks check_speed        # some
python -m benchmarks --write            # and put the figures into benchmarks/README.md
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.measuring import RESULTS_FILE, Result

ROOT = Path(__file__).parent.parent
# What a benchmark ends with; the other modules here are used by several.
_RUNS = "typer.run(main)"
README = Path(__file__).with_name("README.md")
BENCHMARKS = tuple(
    sorted(p.stem for p in Path(__file__).parent.glob("[a-z]*.py") if _RUNS in p.read_text("utf-8"))
)
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown", "pydantic", "typst")
_BEGIN, _END = "<!-- figures: python -m benchmarks --write -->", "<!-- end of figures -->"


def run_benchmark(name: str) -> list[Result] | None:
    """Run a benchmark; give its results, which may be none, or None when it failed without any."""
    with TemporaryDirectory(prefix="handbook-results-") as folder:
        path = Path(folder) / "results.json"
        done = subprocess.run(  # noqa: S603 this project's own modules
            [sys.executable, "-m", f"benchmarks.{name}"],
            cwd=ROOT,
            env={**os.environ, RESULTS_FILE: str(path)},
            check=False,
        )
        if not path.is_file():
            typer.echo(f"{name} ended with {done.returncode} and gave no figures to compare.")
            return [] if done.returncode == 0 else None
        found = json.loads(path.read_text(encoding="utf-8"))
    return [Result(**values) for values in found]


def describe_machine() -> str:
    """Name the day, the machine and the versions of what was measured, in one sentence."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"Measured on {datetime.now(UTC):%-d %B %Y}: {os.cpu_count()} cores, {_name_processor()}, "
        f"{platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, {packages}."
    )


def _name_processor() -> str:
    """Give the processor as Linux names it, elsewhere its kind."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def render_table(results: list[Result]) -> str:
    """Give the results as a Markdown table, with the machine above it."""
    rows = [("Measured", "Against", "Figure", "Bound", ""), ("---",) * 5]
    rows += [result.list_cells() for result in results]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
    return f"{describe_machine()}\n\n{table}"


def write_table(table: str, readme: Path = README) -> None:
    """Put a table in place of the one between the marks.

    Raises:
        ValueError: when the marks are missing.
    """
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _old, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"{readme} has no place for the figures.")
    readme.write_text(f"{before}{begin}\n\n{table}\n\n{end}{after}", encoding="utf-8")


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Only these.")] = None,
    write: Annotated[  # noqa: FBT002 typer makes a flag of it
        bool, typer.Option("--write", help="Write the figures into benchmarks/README.md.")
    ] = False,
) -> None:
    """Run the benchmarks; exit with 1 when a bound is broken or a benchmark gave no figures."""
    unknown = sorted(set(names or ()) - set(BENCHMARKS))
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(BENCHMARKS)}.")
    results: list[Result] = []
    failed: list[str] = []
    for name in names or BENCHMARKS:
        typer.echo(f"== {name}")
        found = run_benchmark(name)
        results += found or []
        if found is None or not all(result.is_kept for result in found):
            failed.append(name)
    table = render_table(results)
    typer.echo(f"\n{table}\n")
    if write:
        write_table(table)
    typer.echo(f"Failed: {', '.join(failed)}." if failed else "Every bound is kept.")
    raise typer.Exit(1 if failed else 0)


if __name__ == "__main__":
    typer.run(main)
