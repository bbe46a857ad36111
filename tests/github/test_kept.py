"""One comment, one issue, kept up to date."""

from __future__ import annotations

import pytest

from macros.github.client import ApiFault, GitHub
from macros.github.kept import BOT, keep_comment, keep_issue
from tests.github.fake_github import make_comment

MARK = "<!-- mark -->"
COMMENTS = ("GET", "issues/5/comments")
POSTED = ("POST", "issues/5/comments")


def test_the_first_comment_is_written(github):
    github.answers[COMMENTS] = (200, [make_comment(1, "hello", "somebody")])
    github.answers[POSTED] = (201, {})
    keep_comment(github.client, 5, MARK, f"{MARK}\nnew")
    assert github.list_writes() == [(*POSTED, {"body": f"{MARK}\nnew"})]


def test_a_comment_that_is_there_is_changed(github):
    github.answers[COMMENTS] = (200, [make_comment(1, "x"), make_comment(2, f"{MARK}\nold")])
    github.answers["PATCH", "issues/comments/2"] = (200, {})
    keep_comment(github.client, 5, MARK, f"{MARK}\nnew")
    assert github.list_writes() == [("PATCH", "issues/comments/2", {"body": f"{MARK}\nnew"})]


def test_a_comment_that_says_the_same_is_left(github):
    github.answers[COMMENTS] = (200, [make_comment(2, f"{MARK}\nnew")])
    keep_comment(github.client, 5, MARK, f"{MARK}\nnew")
    assert github.list_writes() == []


def test_a_comment_of_somebody_else_with_the_same_mark_is_left(github):
    github.answers[COMMENTS] = (200, [make_comment(2, f"{MARK}\nold", "somebody")])
    github.answers[POSTED] = (201, {})
    keep_comment(github.client, 5, MARK, f"{MARK}\nnew")
    assert [request[:2] for request in github.list_writes()] == [POSTED]


def test_a_comment_on_a_later_page_is_found(github):
    def answer(query):
        if query["page"] == "1":
            return 200, [make_comment(n, "x", "somebody") for n in range(100)]
        return 200, [make_comment(200, f"{MARK}\nold")]

    github.answers[COMMENTS] = answer
    github.answers["PATCH", "issues/comments/200"] = (200, {})
    keep_comment(github.client, 5, MARK, f"{MARK}\nnew")
    assert [request[0] for request in github.asked] == ["GET", "GET", "PATCH"]


def make_issue(body, state="open", title="Upkeep", **others):
    return {
        "number": 9, "title": title, "body": body, "state": state, "user": {"login": BOT}, **others,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("there", "is_open", "writes"),
    [
        ([], True, [("POST", "issues", {"title": "Upkeep", "body": f"{MARK}\nnew"})]),
        ([], False, []),
        (
            [make_issue(f"{MARK}\nold")], True,
            [("PATCH", "issues/9", {"title": "Upkeep", "body": f"{MARK}\nnew", "state": "open"})],
        ),
        (
            [make_issue(f"{MARK}\nold", "closed")], True,
            [("PATCH", "issues/9", {"title": "Upkeep", "body": f"{MARK}\nnew", "state": "open"})],
        ),
        (
            [make_issue(f"{MARK}\nnew")], False,
            [("PATCH", "issues/9", {"title": "Upkeep", "body": f"{MARK}\nnew", "state": "closed"})],
        ),
        ([make_issue(f"{MARK}\nnew")], True, []),
        (
            [make_issue(f"{MARK}\nnew", pull_request={}), make_issue(None)], True,
            [("POST", "issues", {"title": "Upkeep", "body": f"{MARK}\nnew"})],
        ),
    ],
    ids=["none", "none needed", "changed", "opened again", "closed", "the same", "others"],
)  # fmt: skip
def test_there_is_one_issue(github, there, is_open, writes):
    github.answers["GET", "issues"] = (200, there)
    github.answers["POST", "issues"] = (201, {})
    github.answers["PATCH", "issues/9"] = (200, {})
    keep_issue(github.client, MARK, "Upkeep", f"{MARK}\nnew", is_open=is_open)
    assert github.list_writes() == writes


def test_a_refusal_is_told_without_the_token(github):
    github.answers[COMMENTS] = (403, {"message": "no"})
    with pytest.raises(ApiFault) as caught:
        keep_comment(github.client, 5, MARK, "x")
    assert caught.value.status == 403
    assert str(caught.value) == (
        "GitHub answered 403 to GET issues/5/comments?per_page=100&page=1."
    )


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(ApiFault) as caught:
        GitHub("http://127.0.0.1:9", "a/b", "t").get("issues")
    assert caught.value.status == 0
    assert str(caught.value).startswith("GitHub could not be reached: ")
