"""Killed at any moment: what was there stays whole, and the next run succeeds and tidies up."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.builders import make_sound_data, write_data
from tests.exports.full_data import make_full_data
from tests.starving.stopping import (
    SIGNALS,
    Command,
    handbook,
    list_moments,
    make_ready_project,
    take_digest,
)

EXPORTS, BOOKS, SITES = 32, 10, 8


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small data folder."""
    return write_data(tmp_path_factory.mktemp("small"), make_sound_data(**make_full_data()))


def kill_often(command: Command, out: Path, count: int, seed: int) -> list[str]:
    """Kill a command at moments of its run, and prove after each that its result is whole.

    Returns:
        What was said by the runs that were asked to stop and did.
    """
    status, said, seconds = command.run()
    assert status == 0, said
    whole = take_digest(out)
    words = []
    for number, moment in enumerate(list_moments(count, seconds, seed)):
        chosen = SIGNALS[number % len(SIGNALS)]
        status, said = command.stop_after(moment, chosen)
        found = out if out.exists() else _find_set_aside(out)
        assert take_digest(found) == whole, (number, moment, chosen, said)
        assert "Traceback" not in said, said
        if status != 0 and chosen == signal.SIGTERM:
            words.append(said)
    status, said, _seconds = command.run()
    assert status == 0, said
    assert take_digest(out) == whole
    return words


def _find_set_aside(out: Path) -> Path:
    """Give what a killed run had moved aside and the next one brings back."""
    (found,) = [p for p in out.parent.iterdir() if re.fullmatch(rf"\.{out.name}.*old", p.name)]
    return found


def test_a_killed_export_leaves_the_old_one_and_the_next_run_tidies_up(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = handbook("export", "--data", data, "--out", out, PYTHONDONTWRITEBYTECODE="1")
    words = kill_often(command, out, EXPORTS, seed=1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    for said in words:
        assert len(said.strip().splitlines()) <= 1, said


def test_a_killed_book_leaves_the_old_one(tmp_path: Path) -> None:
    project = make_ready_project(tmp_path / "project")
    out, temporary = tmp_path / "out" / "book.pdf", tmp_path / "temporary"
    temporary.mkdir()
    command = handbook("book", "--out", out, cwd=project, TMPDIR=str(temporary))
    words = kill_often(command, out, BOOKS, seed=2)
    assert [path.name for path in out.parent.iterdir()] == ["book.pdf"]
    for said in words:
        assert len(said.strip().splitlines()) <= 1, said


def test_a_killed_site_leaves_the_old_one(tmp_path: Path) -> None:
    project = make_ready_project(tmp_path / "project")
    command = Command(["make", "site"], project)
    kill_often(command, project / "site", SITES, seed=3)
    left = {path.name for path in project.iterdir()}
    assert left & {".site-new", ".site-old"} == set()


def test_a_site_that_was_set_aside_comes_back_even_when_the_records_are_wrong(
    tmp_path: Path,
) -> None:
    project = make_ready_project(tmp_path / "project")
    (project / ".site-old").mkdir()
    (project / ".site-old" / "index.html").write_text("old", encoding="utf-8")
    (project / "data" / "exercises" / "tarlan-2025.yaml").write_text("name: x\n", encoding="utf-8")
    status, _said, _seconds = Command(["make", "site"], project).run()
    assert status != 0
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_at_least_fifty_runs_are_killed() -> None:
    assert EXPORTS + BOOKS + SITES >= 50
