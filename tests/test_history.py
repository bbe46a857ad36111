"""The history of files: days of change from git, and nothing where there is no git."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from macros.history import read_first_changes, read_last_changes, read_last_commit


class Repository:
    """A repository of its own, apart from all settings of the machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run("init", "--quiet")

    def run(self, *arguments: str, day: str = "2026-01-01") -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
        }
        names = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
        command = ["git", "-C", str(self.folder), *names, *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True)

    def commit(self, name: str, text: str, day: str) -> None:
        """Write a file and commit it on a day."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.run("add", "--all")
        self.run("commit", "--quiet", "--message", f"Change {name}", day=day)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder)
    made.commit("data/series/a.yaml", "1", "2026-01-01")
    made.commit("data/series/b.yaml", "1", "2026-02-02")
    made.commit("data/series/a.yaml", "2", "2026-03-03")
    made.commit("docs/page.md", "1", "2026-04-04")
    return made


def by_name(changes):
    return {path.name: day.isoformat() for path, day in changes.items()}


def test_each_file_has_the_day_of_its_last_and_its_first_commit(repository):
    data = repository.folder / "data"
    assert by_name(read_last_changes(data)) == {"a.yaml": "2026-03-03", "b.yaml": "2026-02-02"}
    assert by_name(read_first_changes(data)) == {"a.yaml": "2026-01-01", "b.yaml": "2026-02-02"}


def test_files_are_named_by_their_whole_paths(repository):
    path = (repository.folder / "data" / "series" / "a.yaml").resolve()
    assert read_last_changes(repository.folder)[path] == date(2026, 3, 3)


def test_a_name_in_other_letters_is_found(repository):
    repository.commit("data/series/Шуша ö.yaml", "1", "2026-05-05")
    changes = by_name(read_last_changes(repository.folder / "data"))
    assert changes["Шуша ö.yaml"] == "2026-05-05"


def test_a_new_commit_is_seen_at_once(repository):
    data = repository.folder / "data"
    read_last_changes(data)
    repository.commit("data/series/b.yaml", "2", "2026-06-06")
    assert by_name(read_last_changes(data))["b.yaml"] == "2026-06-06"


def test_a_file_that_was_never_committed_has_no_day(repository):
    (repository.folder / "data" / "new.yaml").touch()
    assert "new.yaml" not in by_name(read_last_changes(repository.folder / "data"))


def test_the_moment_of_the_last_commit_is_known(repository):
    assert read_last_commit(repository.folder) == datetime(2026, 4, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", [".", "nothing"])
def test_a_folder_without_history_gives_nothing(tmp_path, monkeypatch, name):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert read_last_changes(tmp_path / name) == {}
    assert read_first_changes(tmp_path / name) == {}
    assert read_last_commit(tmp_path / name) is None


def test_a_repository_without_commits_gives_nothing(tmp_path):
    Repository(tmp_path)
    assert read_last_changes(tmp_path) == {}
    assert read_last_commit(tmp_path) is None


def test_a_machine_without_git_gives_nothing(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_last_changes(repository.folder) == {}
    assert read_last_commit(repository.folder) is None
