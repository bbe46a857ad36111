"""`handbook review`: a report for reviewers."""

from __future__ import annotations

import json

import pytest

from tests.builders import make_exercise, make_sound_data, make_tombstone, render
from tests.commands import run
from tests.repository import git, make_history
from tests.test_cli_diff import NEW, OLD


@pytest.fixture
def project(tmp_path, monkeypatch):
    make_history(tmp_path, OLD, NEW)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def review(*arguments):
    return run("review", *arguments, "--today", "2026-06-01", "--out", "out/review.json")


def read(project):
    return json.loads((project / "out" / "review.json").read_text(encoding="utf-8"))


def test_changes_pages_and_problems_are_written(project):
    result = review("v1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "out/review.json: Records: 1 changed, 1 removed. Problems: 0.\n"
    report = read(project)
    assert report["format"] == "handbook-review/1"
    assert [change["record"] for change in report["changes"]] == [
        "exercises/falcon-2025",
        "exercises/tarlan-2025",
    ]
    assert report["pages"] == ["exercises/", "exercises/tarlan-2025/"]


def test_a_change_of_a_term_touches_the_glossary(project):
    text = render({"name": "X", "vocabulary": "form", "code": "x", "definition": "An x."})
    (project / "data" / "vocabulary").mkdir()
    (project / "data" / "vocabulary" / "form-x.yaml").write_bytes(text)
    review("v2")
    assert read(project)["pages"] == ["glossary/"]


def test_edited_chapters_are_named(project):
    (project / "docs" / "guide").mkdir(parents=True)
    for name in ("index.md", "guide/index.md", "guide/x.md", "old.md", "picture.svg"):
        (project / "docs" / name).write_text("old", encoding="utf-8")
    git(project, "add", "docs")
    git(project, "commit", "--quiet", "--message", "Chapters")
    for name in ("index.md", "guide/index.md", "guide/x.md", "picture.svg"):
        (project / "docs" / name).write_text("new", encoding="utf-8")
    (project / "docs" / "old.md").unlink()
    review("HEAD")
    assert read(project)["pages"] == ["/", "guide/", "guide/x/", "old/"]


def test_problems_are_in_the_report_and_do_not_stop_it(project):
    path = project / "data" / "exercises" / "tarlan-2025.yaml"
    path.write_bytes(render(make_exercise(status="begun")))
    result = review("v2")
    assert result.exit_code == 0
    assert [problem["field"] for problem in read(project)["problems"]] == ["status"]


def test_a_tombstone_does_not_hide_the_page_of_what_took_its_place(project):
    assert make_tombstone()["successors"] == ["tarlan-2025"]
    review("v1")
    assert "exercises/tarlan-2025/" in read(project)["pages"]


def test_an_unknown_revision_is_told_in_one_line(project):
    result = review("nope")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert not (project / "out").exists()


def test_a_place_that_cannot_be_written_is_told_in_one_line(project):
    (project / "out").write_text("a file", encoding="utf-8")
    result = review("v1")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("handbook: out/review.json cannot be written: ")


def test_the_smallest_handbook_can_be_reviewed(tmp_path, monkeypatch):
    make_history(tmp_path, make_sound_data(), make_sound_data())
    monkeypatch.chdir(tmp_path)
    assert review("v1").stdout == "out/review.json: No changes. Problems: 0.\n"
