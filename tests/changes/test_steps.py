"""The steps from version to version: where they end, and what each one tells."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from macros.changes import steps
from macros.changes.change_set import ChangeSet
from macros.changes.compare import compare_versions
from macros.changes.step import VersionHistory
from macros.changes.step_store import CACHE_FOLDER
from macros.changes.steps import STEPS_MAX, list_marks, read_version_history
from macros.changes.words import tell_changes
from macros.history import Commit
from macros.loading.handbook import load_handbook
from macros.loading.versions import load_version
from tests.builders import DOCUMENT_ID, make_exercise, make_sound_data, make_tombstone
from tests.repository import commit_data, git

NAME = "exercises/tarlan-2025.yaml"
SIDES = [{"value": v, "cites": [DOCUMENT_ID]} for v in ("8 July 2025", "9 July 2025")]
DISPUTE = {"field": "date", "text": "The first day differs.", "values": SIDES}
FIRST = make_sound_data()


def _data(**changes: Any) -> Mapping[str, Any]:
    return make_sound_data(**{NAME: make_exercise(**changes)})


def _read(data: Path) -> VersionHistory:
    return read_version_history(data, load_handbook(data).handbook)


def _show(history: VersionHistory) -> list[tuple[str, str | None, list[str]]]:
    """Give each step by its key, the key of what it began with, and its words."""
    return [
        (
            step.key,
            step.old.revision if step.old else None,
            [f"{told.record}: {text}" for told in step.told for text in told.texts],
        )
        for step in history.steps
    ]


def _commit(name: str, day: str, *tags: str, touches: bool = True) -> Commit:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Commit(name, moment, tags, touches, is_cut_off=False)


def test_steps_end_at_releases_and_after_the_newest_at_each_day_of_change() -> None:
    commits = [
        _commit("a", "2026-05-01T10:00"),
        _commit("b", "2026-05-02T10:00", "2026.5.0", "v1", touches=False),
        _commit("c", "2026-06-01T10:00"),
        _commit("d", "2026-06-02T10:00", "2026.6.9", "2026.6.10", "2026.13.0", "latest"),
        _commit("e", "2026-06-03T10:00"),
        _commit("f", "2026-06-03T23:59"),
        _commit("g", "2026-06-04T10:00", touches=False),
        _commit("h", "2026-06-05T10:00"),
    ]
    marks = list_marks(commits)
    assert [(m.commit, m.release) for m in marks] == [
        ("b", "2026.5.0"),
        ("d", "2026.6.10"),
        ("f", None),
        ("h", None),
    ]


def test_clocks_that_go_back_give_one_step_a_day() -> None:
    days = ("2026-05-02T10:00", "2026-05-01T10:00", "2026-05-02T09:00")
    marks = list_marks([_commit(str(number), day) for number, day in enumerate(days)])
    assert [m.commit for m in marks] == ["1", "2"]


def test_each_step_tells_what_handbook_diff_tells(tmp_path: Path) -> None:
    project = tmp_path / "project"
    commit_data(project, FIRST, "2026-05-01T08:00:00Z")
    commit_data(project, _data(host="AZ"), "2026-05-02T08:00:00Z", "2026.5.0")
    commit_data(project, _data(host="KZ"), "2026-05-03T08:00:00Z")
    data = commit_data(project, _data(host="TR"), "2026-05-03T09:00:00Z")
    newest, release = _show(_read(data))
    assert newest == ("2026-05-03", "2026.5.0", ["exercises/tarlan-2025: host AZ -> TR"])
    assert release[:2] == ("2026.5.0", None)
    assert "exercises/tarlan-2025: added Tarlan-2025" in release[2]
    old, new = load_version(data, "2026.5.0"), load_version(data, "HEAD")
    assert newest[2] == list(tell_changes(compare_versions(old, new), new.map_records()))


def test_changes_that_are_not_committed_are_no_step(tmp_path: Path) -> None:
    data = commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z")
    (data / NAME).unlink()
    assert [key for key, _old, _texts in _show(_read(data))] == ["2026-05-01"]


def test_a_release_without_changes_of_records_says_nothing_of_them(tmp_path: Path) -> None:
    commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z", "2026.5.0")
    data = commit_data(tmp_path / "project", FIRST, "2026-06-01T08:00:00Z", "2026.6.0")
    assert _show(_read(data))[0] == ("2026.6.0", "2026.5.0", [])


def test_a_release_from_before_there_were_records_is_empty(tmp_path: Path) -> None:
    project = tmp_path / "project"
    commit_data(project, {}, "2026-05-01T08:00:00Z", "2026.5.0")
    data = commit_data(project, FIRST, "2026-06-01T08:00:00Z")
    newest, oldest = _show(_read(data))
    assert oldest == ("2026.5.0", None, [])
    assert "exercises/tarlan-2025: added Tarlan-2025" in newest[2]


def test_a_tombstone_is_told_with_what_it_stands_for(tmp_path: Path) -> None:
    project = tmp_path / "project"
    before = make_sound_data(**{"exercises/falcon-2025.yaml": make_exercise(name="Falcon-2025")})
    commit_data(project, before, "2026-05-01T08:00:00Z", "2026.5.0")
    after = make_sound_data(**{"tombstones/falcon-2025.yaml": make_tombstone()})
    history = _read(commit_data(project, after, "2026-05-02T08:00:00Z"))
    (told,) = history.steps[0].told
    assert (told.record, told.name, told.change) == (
        "exercises/falcon-2025",
        "Falcon-2025",
        "removed",
    )
    assert told.texts[0].startswith("moved to tarlan-2025: ")


def test_disputes_are_opened_settled_reopened_and_removed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    settled = {**DISPUTE, "settled": "The ministry corrected it."}
    versions: tuple[list[dict[str, Any]], ...] = (
        [],
        [DISPUTE],
        [settled],
        [DISPUTE],
        [],
        [settled],
    )
    data = project / "data"
    for day, disputes in enumerate(versions, start=1):
        changes = {"disputes": disputes} if disputes else {}
        moment = f"2026-05-0{day}T08:00:00Z"
        data = commit_data(project, _data(date="2025", **changes), moment)
    found = [(s.key, [(str(d.turn), d.settled) for d in s.disputes]) for s in _read(data).steps]
    assert found == [
        ("2026-05-06", [("settled", "The ministry corrected it.")]),
        ("2026-05-05", [("removed", None)]),
        ("2026-05-04", [("reopened", None)]),
        ("2026-05-03", [("settled", "The ministry corrected it.")]),
        ("2026-05-02", [("opened", None)]),
        ("2026-05-01", []),
    ]


def test_the_disputes_of_new_and_gone_records_are_told(tmp_path: Path) -> None:
    project = tmp_path / "project"
    commit_data(project, _data(date="2025", disputes=[DISPUTE]), "2026-05-01T08:00:00Z")
    without = {path: content for path, content in FIRST.items() if path != NAME}
    data = commit_data(project, without, "2026-05-02T08:00:00Z")
    newest, oldest = _read(data).steps
    assert [(d.record, d.turn, d.field) for d in oldest.disputes] == [
        ("exercises/tarlan-2025", "opened", "date")
    ]
    assert [(d.record, d.turn) for d in newest.disputes] == [("exercises/tarlan-2025", "removed")]


def test_a_record_that_cannot_be_read_is_left_out_of_both_sides(tmp_path: Path) -> None:
    project = tmp_path / "project"
    commit_data(project, FIRST, "2026-05-01T08:00:00Z")
    broken = {**FIRST, NAME: "name: [", "exercises/b.yaml": make_exercise(name="B")}
    commit_data(project, broken, "2026-05-02T08:00:00Z")
    data = commit_data(project, _data(host="AZ"), "2026-05-03T08:00:00Z")
    texts = {key: words for key, _old, words in _show(_read(data))}
    assert texts["2026-05-02"] == ["exercises/b: added B"]
    assert [t for t in texts["2026-05-03"] if "tarlan-2025" in t] == []


def test_of_a_long_history_the_newest_steps_are_told(tmp_path: Path) -> None:
    project = tmp_path / "project"
    data = project / "data"
    for day in range(1, STEPS_MAX + 3):
        data = commit_data(project, _data(name=f"Day {day}"), f"2026-05-{day:02}T08:00:00Z")
    history = _read(data)
    assert len(history.steps) == STEPS_MAX
    assert (history.is_known, history.is_whole) == (True, False)
    assert history.steps[-1].told[0].texts == ('name "Day 2" -> "Day 3"',)


def test_a_shallow_clone_never_says_that_everything_was_new(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for day, host in enumerate(("AZ", "KZ", "TR"), start=1):
        commit_data(project, _data(host=host), f"2026-05-0{day}T08:00:00Z")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{project}", "shallow")
    history = _read(tmp_path / "shallow" / "data")
    assert (history.is_known, history.is_whole) == (True, False)
    assert [s.told[0].texts for s in history.steps] == [("host KZ -> TR",)]
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", "single")
    assert _read(tmp_path / "single" / "data").steps == ()


def test_without_a_repository_the_history_is_not_known(tmp_path: Path) -> None:
    data = commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z")
    shutil.rmtree(tmp_path / "project" / ".git")
    assert _read(data) == VersionHistory(steps=(), is_known=False, is_whole=False)


def test_without_git_the_history_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z")
    monkeypatch.setenv("PATH", "")
    assert not _read(data).is_known


def test_a_repository_that_lacks_an_old_file_knows_no_history(tmp_path: Path) -> None:
    project = tmp_path / "project"
    commit_data(project, _data(host="AZ"), "2026-05-01T08:00:00Z")
    blob = git(project, "rev-parse", f"HEAD:data/{NAME}")
    data = commit_data(project, _data(host="KZ"), "2026-05-02T08:00:00Z")
    path = project / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    assert not _read(data).is_known


def _forget() -> None:
    steps._compare_marks.cache_clear()  # noqa: SLF001 as a new run begins


def test_a_second_run_compares_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    commit_data(project, FIRST, "2026-05-01T08:00:00Z", "2026.4.0")
    data = commit_data(project, _data(host="AZ"), "2026-05-02T08:00:00Z")
    first = _read(data)
    _forget()

    def fail(*_: object) -> ChangeSet:
        raise AssertionError("compared again")

    monkeypatch.setattr(steps, "compare_versions", fail)
    assert _read(data) == first
    # A release on the same commit has the same changes under another name.
    git(project, "tag", "2026.5.0")
    assert [s.key for s in _read(data).steps] == ["2026.5.0", "2026.4.0"]


def test_what_was_kept_and_is_broken_is_made_again(tmp_path: Path) -> None:
    data = commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z")
    first = _read(data)
    (kept,) = (tmp_path / "project" / CACHE_FOLDER).rglob("*.json")
    kept.write_text("{}", encoding="utf-8")
    _forget()
    assert _read(data) == first


def test_steps_of_other_code_are_deleted(tmp_path: Path) -> None:
    old = tmp_path / "project" / CACHE_FOLDER / "0123" / "a.json"
    old.parent.mkdir(parents=True)
    old.write_text("{}", encoding="utf-8")
    _read(commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z"))
    assert not old.exists()


def test_where_nothing_can_be_kept_the_steps_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".cache").write_text("no folder", encoding="utf-8")
    data = commit_data(tmp_path / "project", FIRST, "2026-05-01T08:00:00Z")
    assert [s.key for s in _read(data).steps] == ["2026-05-01"]
