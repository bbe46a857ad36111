"""The shell steps of the workflows, run here as GitHub runs them, in a small project."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from macros.github.report import parse_report
from tests.builders import ROOT, Content, make_exercise, make_sound_data, render, write_data
from tests.github.test_comment import REPORT
from tests.github.test_forms import EVENT as FORM_EVENT
from tests.github.test_forms import PATH as FORM_PATH
from tests.github.test_forms import READY, TEXT
from tests.github.test_forms import set_up as set_up_form
from tests.github.test_post_review import RUN, pack
from tests.github.test_post_review import set_up as set_up_review
from tests.repository import git
from tests.workflows.parsing import find_script, list_steps

OLD = make_sound_data(**{"exercises/tarlan-2025.yaml": make_exercise(date="2025-07-08/2025-07-10")})
NEW = make_sound_data(**{"exercises/tarlan-2025.yaml": make_exercise(date="2025-07-08/2025-07-11")})
# These only call make: that each of their targets can be made is tested below.
MAKE_STEPS = {
    "ci.yml: make test",
    "forms.yml: Set up",
    "pages.yml: make site",
    "release.yml: Test and build",
    "review.yml: Build the site",
    "review.yml: Set up",
    "upkeep.yml: Build with each engine",
    "upkeep.yml: See that the lock files hold on every system",
    "upkeep.yml: Set up",
}
RUN_HERE = {
    "forms.yml: Comment",
    "forms.yml: Convert",
    "forms.yml: Propose",
    "release.yml: Check the files",
    "release.yml: Publish",
    "release.yml: Start the deployment",
    "review-comment.yml: Comment",
    "review.yml: Mark problems on the changed lines",
    "review.yml: Tell the change in words",
    "upkeep.yml: Fail when a suppression has ended",
    "upkeep.yml: Find the links to pass over",
    "upkeep.yml: Look for known weaknesses in packages",
    "upkeep.yml: Look for what has aged",
    "upkeep.yml: Put it together",
    "upkeep.yml: Tell",
}


def test_every_shell_step_is_tried_here():
    keys = {step.key for step in list_steps() if "run" in step.content}
    assert keys == MAKE_STEPS | RUN_HERE


@pytest.mark.parametrize("key", sorted(MAKE_STEPS))
def test_a_step_that_calls_make_names_targets_that_there_are(key):
    command = find_script(key).strip()
    assert command.startswith("make ")
    script = command.replace("make ", "make --dry-run --no-builtin-rules ", 1)
    done = run_shell(script, ROOT, GITHUB_REF_NAME="2026.11.0")
    assert done.returncode == 0, done.stderr


def run_shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the runner does: with `bash -e`, and its own variables only."""
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture
def project(tmp_path):
    """A small project with an environment that is ready, and no history yet."""
    folder = tmp_path / "project"
    folder.mkdir()
    write_data(folder, OLD)
    (folder / "docs").mkdir()
    (folder / "docs" / "guide.md").write_text("# Guide\n", encoding="utf-8")
    (folder / ".github").mkdir()
    (folder / ".github" / "link-suppressions.yaml").write_text("links: []\n", encoding="utf-8")
    (folder / "macros").symlink_to(ROOT / "macros")
    tools = folder / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name in ("handbook", "python"):
        make_program(tools / name, f'exec "{Path(sys.executable).parent / name}" "$@"')
    return folder


def make_program(path: Path, script: str) -> None:
    """Put a shell program in a place."""
    path.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def run_step(key: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_shell(find_script(key), folder, **environment)


def merge_change(project: Path, files: Mapping[str, Content]) -> None:
    """Make what GitHub checks out for a pull request: a merge of a change into the main branch."""
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "data", "docs")
    git(project, "commit", "--quiet", "--message", "Before")
    git(project, "switch", "--quiet", "--create", "change")
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(content))
    git(project, "add", "data", "docs")
    git(project, "commit", "--quiet", "--message", "Change")
    git(project, "switch", "--quiet", "main")
    git(project, "commit", "--quiet", "--allow-empty", "--message", "Meanwhile")
    git(project, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")


TOLD = "review.yml: Tell the change in words"
MARKED = "review.yml: Mark problems on the changed lines"


def test_a_pull_request_is_told_in_words(project):
    merge_change(
        project,
        {
            "data/exercises/tarlan-2025.yaml": NEW["exercises/tarlan-2025.yaml"],
            "docs/guide.md": b"# The guide\n",
        },
    )
    done = run_step(TOLD, project)
    assert (done.returncode, done.stderr) == (0, "")
    report = parse_report((project / "dist" / "review" / "review.json").read_bytes())
    assert [(c.record, c.texts) for c in report.changes] == [
        ("exercises/tarlan-2025", ("end date 2025-07-10 → 2025-07-11",))
    ]
    assert report.pages == ("exercises/", "exercises/tarlan-2025/", "guide/")
    assert report.summary == "Records: 1 changed."
    assert report.problems == ()
    assert run_step(MARKED, project).returncode == 0


def test_a_pull_request_with_faults_is_reported_and_fails_on_their_lines(project):
    broken = make_exercise(status="begun")
    merge_change(
        project,
        {"data/exercises/tarlan-2025.yaml": broken, "data/places/x.yaml": b"name: [\n"},
    )
    assert run_step(TOLD, project).returncode == 0
    report = parse_report((project / "dist" / "review" / "review.json").read_bytes())
    assert report.changes == ()
    assert report.summary == (
        "The changes cannot be told, because data/places/x.yaml cannot be read."
    )
    assert {problem.path for problem in report.problems} == {
        "data/exercises/tarlan-2025.yaml",
        "data/places/x.yaml",
    }
    marked = run_step(MARKED, project)
    assert marked.returncode == 1
    assert "::error file=data/exercises/tarlan-2025.yaml,line=" in marked.stdout


def set_runner(project: Path, github, event: Mapping[str, object]) -> dict[str, str]:
    path = project / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    return {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "handbook/handbook",
        "GITHUB_TOKEN": "the-token",
        "GITHUB_EVENT_PATH": str(path),
    }


def test_the_report_is_written_under_the_pull_request(project, github):
    set_up_review(github, pack(REPORT))
    variables = set_runner(project, github, {"workflow_run": RUN})
    done = run_step("review-comment.yml: Comment", project, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert "issues/5/comments" in {path for _method, path, _body in github.list_writes()}


HOSTILE_BODY = "### Name\n\n$(touch pwned) `touch pwned` ${{ 7*7 }} {{ 7*7 }}\n\n### Date\n\n../x\n"


def test_a_hostile_issue_is_converted_without_being_run(project, github):
    event = {"issue": {"number": 5, "body": HOSTILE_BODY}}
    done = run_step("forms.yml: Convert", project, **set_runner(project, github, event))
    assert done.returncode == 0, done.stderr
    result = json.loads((project / "dist" / "form" / "form.json").read_text(encoding="utf-8"))
    assert result["ok"] is False
    assert result["gaps"]
    assert not list(project.rglob("pwned"))
    assert sorted((project / "dist" / "form").iterdir()) == [project / "dist/form/form.json"]


def test_the_author_of_a_form_is_answered(project, github):
    event = {"issue": {"number": 5, "body": "no form at all"}}
    variables = set_runner(project, github, event)
    assert run_step("forms.yml: Convert", project, **variables).returncode == 0
    github.answers["GET", "issues/5/comments"] = (200, [])
    github.answers["POST", "issues/5/comments"] = (201, {})
    done = run_step("forms.yml: Comment", project, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    ((_method, _path, body),) = github.list_writes()
    assert "- `The form`: `Its headings (###) are not those of a form" in body["body"]


def test_an_accepted_form_is_proposed(project, github):
    folder = project / "dist" / "form"
    (folder / FORM_PATH).parent.mkdir(parents=True)
    (folder / FORM_PATH).write_text(TEXT, encoding="utf-8")
    (folder / "form.json").write_text(json.dumps(READY), encoding="utf-8")
    set_up_form(github)
    done = run_step("forms.yml: Propose", project, **set_runner(project, github, FORM_EVENT))
    assert (done.stdout, done.stderr) == ("Issue 5: pull request 6.\n", "")


LOOK = [
    "upkeep.yml: Look for what has aged",
    "upkeep.yml: Find the links to pass over",
    "upkeep.yml: Look for known weaknesses in packages",
    "upkeep.yml: Put it together",
]
ENDED = "upkeep.yml: Fail when a suppression has ended"


def set_up_audits(project: Path) -> None:
    """Put stand-ins in the place of what asks the registries."""
    tools = project / ".venv" / "bin"
    audit = 'while [ "$1" != --output ]; do shift; done; echo \'{"dependencies": []}\' > "$2"'
    make_program(tools / "pip-audit", audit)
    make_program(tools / "npm", "echo '{\"vulnerabilities\": {}}'; exit 1")


def test_a_week_without_findings_leaves_the_issue_closed(project, github):
    set_up_audits(project)
    (project / "dist" / "upkeep").mkdir(parents=True)
    (project / "dist" / "upkeep" / "lychee.json").write_text("{}", encoding="utf-8")
    for key in LOOK:
        done = run_step(key, project)
        assert (done.returncode, done.stderr) == (0, ""), key
    assert (project / ".lycheeignore").read_bytes() == b""
    assert run_step(ENDED, project).returncode == 0
    github.answers["GET", "issues"] = (200, [])
    report = (project / "dist" / "upkeep" / "upkeep.md").read_text(encoding="utf-8")
    # The one document of this project has no archived copy.
    assert report == "" or "qazinform-tarlan" in report


def test_a_suppression_that_has_ended_fails_and_is_told(project, github):
    set_up_audits(project)
    (project / ".github" / "link-suppressions.yaml").write_text(
        "links:\n  - link: https://example.org/tarlan\n    reason: Robots are turned away.\n"
        "    expires: 2020-01-01\n",
        encoding="utf-8",
    )
    for key in LOOK:
        assert run_step(key, project).returncode == 0, key
    assert run_step(ENDED, project).returncode == 1
    github.answers["GET", "issues"] = (200, [])
    github.answers["POST", "issues"] = (201, {})
    done = run_step("upkeep.yml: Tell", project, **set_runner(project, github, {}))
    assert (done.returncode, done.stderr) == (0, "")
    ((_method, _path, body),) = github.list_writes()
    assert "The suppression of https://example.org/tarlan ended on 2020-01-01." in body["body"]


def make_release(project: Path) -> Path:
    folder = project / "dist" / "release"
    folder.mkdir(parents=True)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "y")
    name = "turkic-security-handbook-2026.11.0-data.zip"
    (folder / name).write_bytes(packed.getvalue())
    digest = hashlib.sha256(packed.getvalue()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {name}\n", encoding="utf-8")
    (folder / "NOTES.md").write_text("New.\n", encoding="utf-8")
    return folder


def test_a_release_is_checked_and_published_with_its_files(project, tmp_path):
    make_release(project)
    assert run_step("release.yml: Check the files", project).returncode == 0
    tools = tmp_path / "tools"
    tools.mkdir()
    make_program(tools / "gh", 'printf "%s\\n" "$@"')
    path = f"{tools}:{os.environ['PATH']}"
    done = run_step("release.yml: Publish", project, GITHUB_REF_NAME="2026.11.0", PATH=path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "release", "create", "2026.11.0", "--verify-tag", "--title", "2026.11.0",
        "--notes-file", "NOTES.md", "--",
        "SHA256SUMS", "turkic-security-handbook-2026.11.0-data.zip",
    ]  # fmt: skip
    done = run_step("release.yml: Start the deployment", project, PATH=path)
    assert done.stdout.splitlines() == ["workflow", "run", "pages.yml", "--ref", "main"]


def test_a_release_whose_files_were_changed_is_not_published(project):
    folder = make_release(project)
    (folder / "turkic-security-handbook-2026.11.0-data.zip").write_bytes(b"changed")
    assert run_step("release.yml: Check the files", project).returncode == 1
