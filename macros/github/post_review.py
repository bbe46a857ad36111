"""Tell a pull request what it changes: run by the workflow that has a token, on `workflow_run`."""

from __future__ import annotations

import base64
import gzip
import re
import sys
from collections.abc import Mapping
from typing import Any

from macros.github.client import ApiFault, GitHub
from macros.github.comment import MARKER, render_comment, render_fault
from macros.github.events import run_step
from macros.github.kept import keep_comment
from macros.github.parcel import ParcelFault, fetch_parcel, open_parcel
from macros.github.report import FILE_NAME, Report, parse_report
from macros.problem_formats import render_sarif

ARTIFACT = "review"
MARKS_MAX = 1000
_DATA_PATH = re.compile(r"data(/[\w.-]{1,100}){1,2}", re.ASCII)


def find_pull_request(github: GitHub, run: Mapping[str, Any]) -> int | None:
    """Give the number of the open pull request whose newest commit a run was for.

    What the run itself says of a number is not asked: GitHub knows the branch that it ran on.

    Raises:
        ApiFault: when GitHub refuses to tell.
    """
    owner = (run.get("head_repository") or {}).get("owner", {}).get("login", "")
    branch = f"{owner}:{run['head_branch']}"
    for pull in github.list_all("pulls", state="open", head=branch):
        if pull["head"]["sha"] == run["head_sha"]:
            return int(pull["number"])
    return None


def read_report(github: GitHub, run_id: int) -> Report:
    """Give the report that a run left.

    Raises:
        ParcelFault: when it left none that can be read.
        ApiFault: when GitHub refuses it.
    """
    return parse_report(open_parcel(fetch_parcel(github, run_id, ARTIFACT), FILE_NAME))


def send_marks(github: GitHub, report: Report, number: int, commit: str) -> bool:
    """Mark the problems on the lines of the pull request; tell whether GitHub took them.

    The marks are written here from the checked parts of the report, so that nothing else of
    an upload gets there.

    Source: https://docs.github.com/en/rest/code-scanning (upload an analysis as SARIF data).
    """
    sound = [p for p in report.problems if _DATA_PATH.fullmatch(p.path) and ".." not in p.path]
    packed = gzip.compress(render_sarif(sound[:MARKS_MAX]).encode("utf-8"), mtime=0)
    body = {
        "commit_sha": commit,
        "ref": f"refs/pull/{number}/head",
        "sarif": base64.b64encode(packed).decode("ascii"),
    }
    try:
        github.send("POST", "code-scanning/sarifs", body)
    except ApiFault as fault:
        if fault.status in (403, 404):
            return False
        raise
    return True


def post_review(github: GitHub, run: Mapping[str, Any]) -> str:
    """Write the comment and the marks for a run; say in one line what was done.

    Raises:
        ApiFault: when GitHub refuses it.
    """
    number = find_pull_request(github, run)
    if number is None:
        return "No open pull request has this commit as its newest: nothing is said."
    run_url, commit = run["html_url"], run["head_sha"]
    try:
        report = read_report(github, int(run["id"]))
    except ParcelFault as fault:
        keep_comment(github, number, MARKER, render_fault(str(fault), run_url, commit))
        return f"Pull request {number}: {fault}"
    keep_comment(github, number, MARKER, render_comment(report, run_url, commit))
    is_marked = send_marks(github, report, number, commit)
    marks = "" if is_marked else " Code scanning is not available: no marks on lines."
    return f"Pull request {number}: the comment is up to date.{marks}"


def main() -> int:
    """Read the event that the runner left, and act on it."""
    return run_step(lambda github, event: post_review(github, event["workflow_run"]))


if __name__ == "__main__":
    sys.exit(main())
