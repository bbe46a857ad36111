"""`handbook diff`: what it prints and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.changes.apply import apply_changes
from macros.changes.change_set import parse_json
from macros.loading.versions import load_version
from tests.builders import make_exercise, make_sound_data, make_tombstone, unchanged
from tests.commands import run
from tests.repository import git, make_history, replace_data

OLD = make_sound_data(**{"exercises/falcon-2025.yaml": make_exercise(name="Falcon-2025")})
NEW = make_sound_data(
    **{
        "exercises/tarlan-2025.yaml": make_exercise(date="2025-07"),
        "tombstones/falcon-2025.yaml": make_tombstone(),
    }
)
WORDS = [
    'exercises/falcon-2025: moved to tarlan-2025: "The exercise\'s own name became known."',
    "exercises/tarlan-2025: citations of date: added qazinform-tarlan",
    "exercises/tarlan-2025: date: added 2025-07",
    "exercises/tarlan-2025: evidence of date none -> single-source",
    "Records: 1 changed, 1 removed.",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_history(tmp_path / "project", OLD, NEW)


def test_two_versions_are_compared_in_words(data: Path) -> None:
    with unchanged(data.parent):
        result = run("diff", "v1", "v2", "--data", data)
    assert (result.exit_code, result.stdout.splitlines(), result.stderr) == (0, WORDS, "")


def test_a_version_is_compared_with_the_files_as_they_are(data: Path) -> None:
    assert run("diff", "v1", "--data", data).stdout.splitlines() == WORDS
    replace_data(data.parent, OLD)
    assert run("diff", "v1", "--data", data).stdout == "No changes.\n"


def test_the_change_set_leads_from_one_version_to_the_other(data: Path) -> None:
    result = run("diff", "v1", "v2", "--data", data, "--format", "json")
    change_set = parse_json(result.stdout)
    old, new = load_version(data, "v1").map_records(), load_version(data, "v2").map_records()
    assert apply_changes(old, change_set.records) == new
    assert (change_set.old.revision, change_set.new.revision) == ("v1", "v2")
    assert change_set.old.commit == git(data, "rev-parse", "v1")


def test_without_changes_the_change_set_is_empty(data: Path) -> None:
    result = run("diff", "v2", "--data", data, "--format", "json")
    assert parse_json(result.stdout).records == ()


def test_two_runs_give_the_same_text(data: Path) -> None:
    arguments = ("diff", "v1", "v2", "--data", data, "--format", "json")
    assert run(*arguments).stdout == run(*arguments).stdout


@pytest.mark.parametrize("revisions", [("nope",), ("v1", "nope")])
def test_a_version_that_is_not_there_is_told_in_one_line(data: Path, revisions: list[str]) -> None:
    result = run("diff", *revisions, "--data", data)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("handbook: There is no revision 'nope' in this repository.")
    assert result.stderr.count("\n") == 1


def test_a_missing_data_folder_is_told_in_one_line(tmp_path: Path) -> None:
    result = run("diff", "v1", "--data", tmp_path / "nowhere")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_compared(data: Path) -> None:
    (data / "exercises" / "tarlan-2025.yaml").write_text("name: [\n", encoding="utf-8")
    result = run("diff", "v1", "--data", data)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "handbook: data/exercises/tarlan-2025.yaml as it is now cannot be read. "
        "Run `handbook check` on it.\n"
    )


def test_a_file_that_could_not_be_read_then_is_named_with_its_version(tmp_path: Path) -> None:
    data = make_history(tmp_path, {"exercises/x.yaml": "name: [\n"}, OLD)
    result = run("diff", "v1", "v2", "--data", data)
    assert result.exit_code == 1
    assert result.stderr.startswith("handbook: data/exercises/x.yaml in v1 cannot be read.")


def test_records_that_break_rules_are_compared_all_the_same(data: Path) -> None:
    fields = {**make_exercise(), "status": "begun"}
    replace_data(data.parent, make_sound_data(**{"exercises/tarlan-2025.yaml": fields}))
    result = run("diff", "v1", "--data", data)
    assert "exercises/tarlan-2025: status held -> begun" in result.stdout.splitlines()
