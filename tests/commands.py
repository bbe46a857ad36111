"""Run the command `handbook` inside the test's own process."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from macros.cli import app
from tests.builders import TODAY


def run(*arguments: object) -> Result:
    """Run `handbook` with arguments."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_check(data: Path, *arguments: object) -> Result:
    """Run `handbook check` on a data folder, on the day that tests take for today."""
    return run("check", "--data", data, "--today", TODAY, *arguments)
