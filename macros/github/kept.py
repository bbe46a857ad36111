"""Keep one comment or one issue up to date, instead of writing a new one each time."""

from __future__ import annotations

from typing import Any

from macros.github.client import GitHub

# Whom GitHub names as the author of what a workflow's own token writes.
BOT = "github-actions[bot]"


def keep_comment(github: GitHub, number: int, marker: str, body: str) -> None:
    """Write the comment that begins with a marker, or change it when it is there.

    Only a comment by the workflow itself is taken for it, whatever others write.

    Args:
        github: the repository.
        number: of the issue or pull request.
        marker: the first line of the comment.
        body: the whole comment, its marker included.

    Raises:
        ApiFault: when GitHub refuses it.
    """
    for comment in github.list_all(f"issues/{number}/comments"):
        if _is_own(comment, marker):
            if comment["body"] != body:
                github.send("PATCH", f"issues/comments/{comment['id']}", {"body": body})
            return
    github.send("POST", f"issues/{number}/comments", {"body": body})


def keep_issue(github: GitHub, marker: str, title: str, body: str, *, is_open: bool) -> None:
    """Write the one issue that begins with a marker; open it, or close it, as asked.

    None is opened only to be closed.

    Raises:
        ApiFault: when GitHub refuses it.
    """
    fields = {"title": title, "body": body, "state": "open" if is_open else "closed"}
    for issue in github.list_all("issues", state="all", creator=BOT):
        if "pull_request" not in issue and _is_own(issue, marker):
            if any(issue[key] != value for key, value in fields.items()):
                github.send("PATCH", f"issues/{issue['number']}", fields)
            return
    if is_open:
        github.send("POST", "issues", {"title": title, "body": body})


def _is_own(entry: dict[str, Any], marker: str) -> bool:
    return entry["user"]["login"] == BOT and (entry["body"] or "").startswith(marker)
