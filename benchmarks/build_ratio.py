"""Measure the build of 1,000 exercise pages against plain MkDocs on the same finished Markdown.

Both build the same pages with the same theme, navigation and Markdown extensions. Plain MkDocs is
given the Markdown that our macros have made, and has neither the macros plugin nor our hook; it
reads no record and makes no citation, no linked data, no content security policy.

The bound holds for the pages: starting, reading and checking the records, bodies, Markdown, frame,
citation, linked data, policy. What plain MkDocs has no counterpart for, the published data, the
search index and the pictures for links, is counted apart; the ratio with them is given too.

Plain MkDocs has none of our code: nor our Markdown extensions, one of which passes finished HTML on
as it is (`macros.pages.html_blocks`). That is a part of how we build: what makes it faster makes
our build faster, and a bound against a MkDocs that has it would then be broken by a gain. The
ratio against that MkDocs, the stricter one, is given without a bound.

    python -m benchmarks.build_ratio --runs 3
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.measuring import Result, find_program, make_data, report, run, run_aloud
from benchmarks.small_project import make_project

RATIO_MAX = 1.2
TIMES = 8
EXTRAS = ("published data", "preview pictures", "search index")
# The moment of a build would otherwise be read from git, and the notice of the theme printed.
_QUIET = {"NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1780315200"}


def measure(runs: int, times: int = TIMES) -> list[Result]:
    """Build by turns, and compare the medians."""
    with TemporaryDirectory(prefix="handbook-build-") as name:
        data = make_data(Path(name), times, "exercises")
        folder = make_project(_make_folder(Path(name) / "project"), data)
        _build_own(folder, {"FINISHED_MARKDOWN": str(folder / "finished")})
        pages = sum(1 for _ in (folder / "finished").rglob("*.md"))
        own: list[dict[str, float]] = []
        plain: list[float] = []
        plainer: list[float] = []
        for _ in range(runs):
            own.append(_build_own(folder))
            plain.append(_build_plain(folder, "plain.yml"))
            plainer.append(_build_plain(folder, "plainer.yml"))
    whole = median(parts["whole"] for parts in own)
    ours = median(parts["whole"] - sum(parts[e] for e in EXTRAS) for parts in own)
    _print_parts(own)
    base = median(plain)
    typer.echo(
        f"{pages} pages: {whole:.1f} s of CPU, {ours:.1f} s of it for the pages; "
        f"plain MkDocs {median(plainer):.1f} s, with our Markdown extensions {base:.1f} s"
    )
    of_pages = f"plain MkDocs on the same Markdown, {pages:,} pages"
    with_all = "Build: pages, data, search, pictures for links"
    return [
        Result("Build: pages", of_pages, ours / median(plainer), RATIO_MAX),
        Result("Build: pages", f"{of_pages}, with our Markdown extensions", ours / base),
        Result(with_all, of_pages, whole / median(plainer)),
    ]


def _make_folder(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _build_own(folder: Path, environment: dict[str, str] | None = None) -> dict[str, float]:
    """Build with our engine room into an empty folder; give the CPU seconds of its parts."""
    shutil.rmtree(folder / "site-own", ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.stopwatch", "mkdocs.yml", "site-own"]
    path = {"PYTHONPATH": str(Path(__file__).parent.parent)}
    words = run_aloud(command, {**_QUIET, **path, **(environment or {})}, folder)
    parts: dict[str, float] = json.loads(words.splitlines()[-1])
    return parts


def _build_plain(folder: Path, settings: str) -> float:
    shutil.rmtree(folder / "site-plain", ignore_errors=True)
    command = [find_program("mkdocs"), "build", "--quiet", "--config-file", settings]
    return run([*command, "--site-dir", "site-plain"], _QUIET, folder=folder).cpu_seconds


def _print_parts(own: list[dict[str, float]]) -> None:
    for part in own[0]:
        typer.echo(f"  {part:<26} {median(parts.get(part, 0) for parts in own):6.2f} s")


def main(
    runs: Annotated[int, typer.Option(help="How often each is built.")] = 3,
    times: Annotated[int, typer.Option(help="How many times the exercises.")] = TIMES,
) -> None:
    """Print the ratios; fail when the pages take more than they may."""
    report(measure(runs, times))


if __name__ == "__main__":
    typer.run(main)
