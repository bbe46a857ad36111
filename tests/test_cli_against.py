"""`handbook check --against`: what it prints and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_exercise, make_sound_data, make_tombstone, unchanged
from tests.commands import run_check
from tests.repository import make_history, replace_data

OLD = make_sound_data(**{"exercises/falcon-2025.yaml": make_exercise(name="Falcon-2025")})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_history(tmp_path / "project", OLD)


def test_a_version_whose_ids_are_all_kept_is_silent(data: Path) -> None:
    with unchanged(data.parent):
        result = run_check(data, "--against", "v1")
    assert (result.exit_code, result.output) == (0, "")


def test_lost_ids_come_among_the_other_problems_and_are_counted(data: Path) -> None:
    broken = {"places/aktau.yaml": {"name": "Aktau", "kind": "city"}}
    replace_data(data.parent, make_sound_data(**broken))
    result = run_check(data, "--against", "v1")
    assert result.exit_code == 1
    first, second, count = result.stdout.splitlines()
    assert first.startswith('data/exercises/falcon-2025.yaml: "falcon-2025" was an exercise in v1')
    assert second.startswith("data/places/aktau.yaml:2:7: kind: ")
    assert count == "2 problems in 2 files."


def test_without_a_version_lost_ids_are_not_sought(data: Path) -> None:
    replace_data(data.parent, make_sound_data())
    assert run_check(data).exit_code == 0


def test_a_tombstone_makes_it_silent_again(data: Path) -> None:
    replace_data(data.parent, make_sound_data(**{"tombstones/falcon-2025.yaml": make_tombstone()}))
    assert run_check(data, "--against", "v1").exit_code == 0


@pytest.mark.parametrize("revision", ["nope", "", "-x"])
def test_a_version_that_is_not_there_is_told_in_one_line(data: Path, revision: str) -> None:
    result = run_check(data, f"--against={revision}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"handbook: There is no revision {revision!r} in this repository. Run `git fetch --tags`, "
        "or name one that `git tag` or `git log` shows.\n"
    )


def test_a_folder_without_a_history_is_told_in_one_line(tmp_path: Path) -> None:
    data = replace_data(tmp_path, make_sound_data())
    result = run_check(data, "--against", "v1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"handbook: {str(data)!r} lies in no git repository, so it has no older versions.\n"
    )
