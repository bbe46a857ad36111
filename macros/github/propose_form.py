"""Open a pull request from a filled form that a maintainer has accepted."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.github.answer_form import ACCEPTED, MARKER
from macros.github.client import ApiFault, GitHub
from macros.github.events import run_step
from macros.github.form import Form, read_form
from macros.github.inert import as_code
from macros.github.kept import keep_comment
from macros.github.parcel import ParcelFault

MAY_ACCEPT = frozenset({"admin", "maintain", "write"})


def propose_form(github: GitHub, event: Mapping[str, Any], folder: Path) -> str:
    """Put the files of a form on a branch of its own and open its pull request.

    Done again, it brings the branch and the pull request that are there up to date.

    Raises:
        ParcelFault: when who set the label may not, or the form makes no sound record.
        ApiFault: when GitHub refuses a step.
    """
    if event["label"]["name"] != ACCEPTED:
        raise ParcelFault(f"The label is not {ACCEPTED!r}.")
    login = event["sender"]["login"]
    if github.get(f"collaborators/{login}/permission")["role_name"] not in MAY_ACCEPT:
        raise ParcelFault("Only a maintainer can accept a form.")
    form = read_form(folder)
    if not form.is_ready:
        raise ParcelFault("The form makes no sound record yet: its answer says what is missing.")
    number = int(event["issue"]["number"])
    base = event["repository"]["default_branch"]
    branch = f"form/issue-{number}"
    _push(github, form, base, branch, f"Take over the form of issue {number}")
    pull = _open(github, form, base, branch, number)
    words = f"{MARKER}\nThank you. This is now the pull request #{pull}, where it is reviewed.\n"
    keep_comment(github, number, MARKER, words)
    return f"Issue {number}: pull request {pull}."


def _push(github: GitHub, form: Form, base: str, branch: str, message: str) -> None:
    """Make one commit on top of a branch, and let another branch point to it.

    Source: https://docs.github.com/en/rest/git
    """
    parent = github.get(f"git/ref/heads/{base}")["object"]["sha"]
    entries = [
        {"path": file.path, "mode": "100644", "type": "blob", "content": file.text}
        for file in form.files
    ]
    base_tree = github.get(f"git/commits/{parent}")["tree"]["sha"]
    tree = github.send("POST", "git/trees", {"base_tree": base_tree, "tree": entries})
    content = {"message": message, "tree": tree["sha"], "parents": [parent]}
    commit = github.send("POST", "git/commits", content)
    try:
        github.send("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": commit["sha"]})
    except ApiFault as fault:
        if fault.status != 422:  # it is there already
            raise
        github.send("PATCH", f"git/refs/heads/{branch}", {"sha": commit["sha"], "force": True})


def _open(github: GitHub, form: Form, base: str, branch: str, number: int) -> int:
    owner = github.repository.partition("/")[0]
    for pull in github.list_all("pulls", state="open", head=f"{owner}:{branch}"):
        return int(pull["number"])
    paths = ", ".join(as_code(file.path) for file in form.files)
    body = (
        f"From the form in #{number}: {paths}.\n\n"
        "Read the sources before you merge. GitHub starts no checks for what a workflow opens: "
        "close this pull request and open it again, and they run.\n\n"
        f"Closes #{number}"
    )
    title = form.title or f"Form of issue {number}"
    fields = {"title": title, "head": branch, "base": base, "body": body}
    return int(github.send("POST", "pulls", fields)["number"])


if __name__ == "__main__":
    sys.exit(run_step(lambda github, event: propose_form(github, event, Path(sys.argv[1]))))
