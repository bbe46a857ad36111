"""What holds for every workflow: pinned actions, least permissions, no token near foreign code."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.workflows.parsing import FOLDER, list_jobs, list_steps, read_text, read_workflows

JOBS = [pytest.param(w, job, id=f"{w}: {name}") for w, name, job in list_jobs()]
STEPS = [pytest.param(s, id=f"{n}, {s.job}, {s.key}") for n, s in enumerate(list_steps())]
PIN = re.compile(
    r"^\s*(?:- )?uses: (?P<action>[\w./-]+)@(?P<hash>[0-9a-f]{40}) # (?P<tag>v[\d.]+)$"
)
# What a job may write, and why it is allowed to.
MAY_WRITE = {
    "pages.yml": {"pages", "id-token"},
    "review-comment.yml": {"pull-requests", "security-events"},
    "forms.yml": {"contents", "issues", "pull-requests"},
    "upkeep.yml": {"issues"},
    "release.yml": {"attestations", "contents", "id-token", "actions"},
}
TRIGGERS = {
    "ci.yml": {"pull_request", "push"},
    "pages.yml": {"push", "workflow_dispatch"},
    "review.yml": {"pull_request"},
    "review-comment.yml": {"workflow_run"},
    "forms.yml": {"issues"},
    "upkeep.yml": {"schedule", "workflow_dispatch"},
    "release.yml": {"push"},
}


def list_written(job):
    return {scope for scope, level in job["permissions"].items() if level == "write"}


def test_each_workflow_is_started_by_what_is_meant():
    assert {name: set(content["on"]) for name, content in read_workflows().items()} == TRIGGERS


def test_no_workflow_has_a_permission_that_its_jobs_do_not_name():
    assert {name: content["permissions"] for name, content in read_workflows().items()} == {
        name: {} for name in TRIGGERS
    }


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_a_job_names_its_permissions_and_writes_only_what_it_must(workflow, job):
    assert set(job["permissions"].values()) <= {"read", "write"}
    assert list_written(job) <= MAY_WRITE.get(workflow, set())


@pytest.mark.parametrize(("_workflow", "job"), JOBS)
def test_a_job_ends_by_itself(_workflow, job):
    assert 1 <= int(job["timeout-minutes"]) <= 90


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_a_job_that_may_write_runs_no_code_of_others(workflow, job):
    """It checks out the default branch or nothing, installs nothing and builds nothing."""
    if not list_written(job):
        return
    for step in job["steps"]:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"].get("ref", "") in {
                "",
                "${{ github.event.repository.default_branch }}",
            }
            # Without a name, these events give the default branch.
            assert set(read_workflows()[workflow]["on"]) <= {
                "workflow_run", "issues", "schedule", "workflow_dispatch",
            }  # fmt: skip
        script = step.get("run", "")
        assert not re.search(r"\b(make|pip|npm|npx|bash|sh|curl|git)\b", script), script


def test_pull_requests_meet_no_secret():
    for workflow, job, parts in list_jobs():
        if "pull_request" in TRIGGERS[workflow]:
            assert parts["permissions"] == {"contents": "read"}, job
            assert "secrets" not in str(parts)
            assert "token" not in str(parts)


@pytest.mark.parametrize("step", STEPS)
def test_no_word_of_an_event_reaches_a_shell(step):
    assert "${{" not in step.content.get("run", "")


@pytest.mark.parametrize("step", STEPS)
def test_a_checkout_leaves_no_token_behind(step):
    if step.content.get("uses", "").startswith("actions/checkout@"):
        assert step.content["with"]["persist-credentials"] == "false"


def list_uses():
    for path in sorted(FOLDER.glob("*.yml")):
        for line in read_text(path).splitlines():
            if "uses:" in line:
                yield path.name, line


def test_every_action_is_pinned_by_its_hash_and_named_by_its_version():
    assert [line for _name, line in list_uses() if not PIN.match(line)] == []


def test_one_version_of_an_action_is_in_use():
    pins: dict[str, set[tuple[str, str]]] = {}
    for _name, line in list_uses():
        found = PIN.match(line)
        assert found
        pins.setdefault(found["action"], set()).add((found["hash"], found["tag"]))
    assert {action for action, versions in pins.items() if len(versions) > 1} == set()


def test_each_workflow_has_a_name_and_the_second_one_follows_the_first():
    workflows = read_workflows()
    names = [content["name"] for content in workflows.values()]
    assert len(set(names)) == len(names)
    followed = workflows["review-comment.yml"]["on"]["workflow_run"]["workflows"]
    assert followed == [workflows["review.yml"]["name"]]


def run_tool(*arguments: object) -> subprocess.CompletedProcess[str]:
    tools = Path(sys.executable).parent
    return subprocess.run(
        [tools / str(arguments[0]), *map(str, arguments[1:])],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_zizmor_finds_nothing():
    done = run_tool("zizmor", "--offline", "--no-progress", "--persona=pedantic", ".github")
    assert (done.returncode, "No findings to report" in done.stdout) == (0, True), done.stdout


def test_actionlint_and_shellcheck_find_nothing():
    done = run_tool("actionlint", *sorted(FOLDER.glob("*.yml")))
    assert (done.returncode, done.stdout) == (0, "")


def test_actionlint_would_find_a_shell_fault(tmp_path):
    fault = read_text(FOLDER / "ci.yml").replace("run: make test", "run: rm $1")
    (tmp_path / "ci.yml").write_text(fault, encoding="utf-8")
    done = run_tool("actionlint", tmp_path / "ci.yml")
    assert done.returncode == 1
    assert "SC2086" in done.stdout
