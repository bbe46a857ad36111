"""Lighthouse's scores of pages of a served site, on the phone that it emulates by default."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median_high
from typing import Any

from tests.builders import ROOT
from tests.chromium import FLAGS, find_chromium

# Lighthouse's least score for each category, of 100.
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
_PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
_SECONDS_MAX = 120


@dataclass(frozen=True)
class Scores:
    """What Lighthouse makes of a page: scores of 100, and the audits that were not passed."""

    scores: dict[str, int]
    failed: tuple[str, ...]

    def list_short(self) -> list[str]:
        """Name the categories below their least score, with the audits that cost points."""
        short = [f"{n}: {s} of {LEAST[n]}" for n, s in self.scores.items() if s < LEAST[n]]
        return [*short, *self.failed] if short else []


def measure(url: str, folder: Path) -> Scores:
    """Measure a page; where performance falls short, take the median of three runs.

    Lighthouse advises the median, because one run varies with what else the machine does.

    Args:
        url: the address of the page.
        folder: where the reports are written.
    """
    runs = [_run(url, folder / "1.json")]
    if runs[0].scores["performance"] < LEAST["performance"]:
        runs += [_run(url, folder / f"{number}.json") for number in range(2, RUNS + 1)]
    middle = median_high(run.scores["performance"] for run in runs)
    return next(run for run in runs if run.scores["performance"] == middle)


def _run(url: str, report: Path) -> Scores:
    """Run Lighthouse once.

    Raises:
        AssertionError: when it fails, with what it says.
    """
    node = Path(sys.executable).parent / "node"
    flags = " ".join(["--headless=new", *FLAGS])
    command = [str(node), str(_PROGRAM), url, "--quiet", "--output=json", f"--output-path={report}"]
    done = subprocess.run(
        [*command, f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": find_chromium(os.environ), "CI": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS_MAX,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    assert result.get("runtimeError") is None, result["runtimeError"]
    scores = {name: _percent(result["categories"][name]["score"]) for name in LEAST}
    return Scores(scores, tuple(_list_failed(result)))


def _percent(score: float | None) -> int:
    return 0 if score is None else int(score * 100 + 0.5)


def _list_failed(result: dict[str, Any]) -> Iterator[str]:
    for name in LEAST:
        for reference in result["categories"][name]["auditRefs"]:
            audit = result["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip()
