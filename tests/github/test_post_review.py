"""The comment and the marks for a pull request, whatever its own job uploaded."""

from __future__ import annotations

import base64
import gzip
import json
import os
import subprocess
import sys

import pytest

from macros.github.comment import MARKER
from macros.github.parcel import ZIP_BYTES_MAX
from macros.github.post_review import post_review
from macros.github.report import Report, render_report
from macros.problems import Problem
from tests.builders import ROOT
from tests.github.test_comment import REPORT
from tests.github.test_parcel import make_zip

COMMIT = "b" * 40
RUN = {
    "id": 7,
    "head_sha": COMMIT,
    "head_branch": "mend;$(id)&per_page=1",
    "head_repository": {"owner": {"login": "somebody"}},
    "html_url": "https://github.example/handbook/handbook/actions/runs/7",
}
PROBLEM = Problem("data/exercises/x.yaml", 9, 14, "date", "Wrong.", "dates")
COMMENT = ("POST", "issues/5/comments")
MARKS = ("POST", "code-scanning/sarifs")


def set_up(github, upload, head_sha=COMMIT):
    """Let one pull request of the branch be open, and its run have left an upload."""
    asked = []

    def list_pulls(query):
        asked.append(query["head"])
        return 200, [{"number": 5, "head": {"sha": head_sha}}]

    artifacts = [] if upload is None else [{"id": 3, "size_in_bytes": len(upload)}]
    github.answers |= {
        ("GET", "pulls"): list_pulls,
        ("GET", "actions/runs/7/artifacts"): (200, {"artifacts": artifacts}),
        ("GET", "actions/artifacts/3/zip"): (200, upload or b""),
        ("GET", "issues/5/comments"): (200, []),
        COMMENT: (201, {}),
        MARKS: (202, {}),
    }
    return asked


def pack(report):
    return make_zip([("review.json", render_report(report))])


def list_marks(github):
    """Give the path of each mark that was sent."""
    (body,) = [body for method, path, body in github.asked if (method, path) == MARKS]
    assert (body["commit_sha"], body["ref"]) == (COMMIT, "refs/pull/5/head")
    log = json.loads(gzip.decompress(base64.b64decode(body["sarif"])))
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    return [place["artifactLocation"]["uri"] for place in places]


def test_the_report_becomes_a_comment_and_marks(github):
    asked = set_up(github, pack(Report(REPORT.summary, REPORT.changes, (), (PROBLEM,))))
    assert post_review(github.client, RUN) == "Pull request 5: the comment is up to date."
    assert asked == ["somebody:mend;$(id)&per_page=1"]
    (comment, _marks) = github.list_writes()
    assert comment[:2] == COMMENT
    assert "end date 2025-07-10 → 2025-07-11" in comment[2]["body"]
    assert list_marks(github) == ["data/exercises/x.yaml"]


def test_marks_go_to_records_only(github):
    paths = [
        "data/exercises/x.yaml", "data/x.yaml", ".github/workflows/ci.yml", "data/../x.yaml",
        "/etc/passwd", "data/a/b/c.yaml", "data/a b.yaml", "https://evil.example/", "data/a/..",
    ]  # fmt: skip
    problems = tuple(Problem(path, 1, 1, "", "x", "r") for path in paths)
    set_up(github, pack(Report("x", (), (), problems)))
    post_review(github.client, RUN)
    assert list_marks(github) == ["data/exercises/x.yaml", "data/x.yaml"]


@pytest.mark.parametrize("status", [403, 404])
def test_without_code_scanning_the_comment_is_written_all_the_same(github, status):
    set_up(github, pack(REPORT))
    github.answers[MARKS] = (status, {})
    said = post_review(github.client, RUN)
    assert said.endswith("Code scanning is not available: no marks on lines.")
    assert github.list_writes()[0][:2] == COMMENT


def test_a_commit_that_is_no_longer_the_newest_is_passed_over(github):
    set_up(github, pack(REPORT), head_sha="c" * 40)
    assert post_review(github.client, RUN).startswith("No open pull request")
    assert github.list_writes() == []


def test_a_fork_that_is_gone_is_passed_over(github):
    set_up(github, pack(REPORT))
    github.answers["GET", "pulls"] = (200, [])
    run = {**RUN, "head_repository": None}
    assert post_review(github.client, run).startswith("No open pull request")


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "The run left no report."),
        (b"0" * (ZIP_BYTES_MAX + 1), "The report is too large to be read here."),
        (b"no zip", "The report cannot be unpacked."),
        (make_zip([("../../x", "{}")]), "The report holds other files than expected."),
        (make_zip([("review.json", "[[[")]), "The report cannot be read."),
        (make_zip([("review.json", "{}")]), "The report has another format."),
    ],
    ids=["none", "too large", "no zip", "other files", "no JSON", "another format"],
)
def test_a_hostile_upload_gives_one_plain_sentence_and_no_marks(github, upload, sentence):
    set_up(github, upload)
    assert post_review(github.client, RUN) == f"Pull request 5: {sentence}"
    ((method, path, body),) = github.list_writes()
    assert (method, path) == COMMENT
    assert body["body"].startswith(f"{MARKER}\n### What this changes\n\n{sentence}\n")


def run_module(module, github, event, folder, *arguments):
    """Run a step as the workflow does: without any package installed."""
    path = folder / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": "handbook/handbook",
        "GITHUB_TOKEN": "the-token",
        "GITHUB_EVENT_PATH": str(path),
    }
    return subprocess.run(
        [sys.executable, "-S", "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_step_of_the_workflow_needs_nothing_installed(github, tmp_path):
    set_up(github, pack(REPORT))
    done = run_module("macros.github.post_review", github, {"workflow_run": RUN}, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Pull request 5: the comment is up to date.\n"


def test_the_step_fails_in_one_line_when_github_refuses(github, tmp_path):
    done = run_module("macros.github.post_review", github, {"workflow_run": RUN}, tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("GitHub answered 404 to GET pulls?")
    assert done.stderr.count("\n") == 1
    assert "the-token" not in done.stderr
