"""From a filled form to an answer or a pull request; what the form says stays text."""

from __future__ import annotations

import json

import pytest

from macros.github.answer_form import GAPS_MAX, MARKER, answer_form, render_answer
from macros.github.form import FILE_BYTES_MAX, Form, FormFile, read_form
from macros.github.parcel import ParcelFault
from macros.github.propose_form import propose_form
from macros.github.save_issue_body import main as save_issue_body
from tests.github.test_comment import list_live_parts
from tests.github.test_inert import HOSTILE
from tests.github.test_post_review import run_module

PATH = "data/exercises/tarlan-2026.yaml"
TEXT = "name: Tarlan-2026\n"
READY = {"ok": True, "title": "Add exercise - Tarlan-2026", "gaps": [], "files": [{"path": PATH}]}
EVENT = {
    "issue": {"number": 5, "body": "x"},
    "label": {"name": "accepted"},
    "sender": {"login": "keeper"},
    "repository": {"default_branch": "main"},
}


@pytest.fixture
def write_form(tmp_path):
    folder = tmp_path / "form"

    def write(**changes):
        (folder / PATH).parent.mkdir(parents=True, exist_ok=True)
        (folder / PATH).write_text(TEXT, encoding="utf-8")
        (folder / "form.json").write_text(json.dumps({**READY, **changes}), encoding="utf-8")
        return folder

    return write


def test_a_sound_form_is_read(write_form):
    expected = Form(True, "Add exercise - Tarlan-2026", (), (FormFile(PATH, TEXT),))
    assert read_form(write_form()) == expected


def test_a_form_without_a_file_is_not_ready(write_form):
    assert not read_form(write_form(files=[])).is_ready


@pytest.mark.parametrize("title", ["a\nb", "@all", "#1", "<b>", "x" * 101, "[a](b)"])
def test_a_title_that_is_no_plain_line_is_left_out(write_form, title):
    assert read_form(write_form(title=title)).title == ""


@pytest.mark.parametrize(
    "path",
    [
        "../data/exercises/x.yaml",
        "data/exercises/../../.github/workflows/x.yaml",
        "/etc/passwd",
        ".github/workflows/ci.yml",
        "data/exercises/x.yml",
        "data/exercises/X.yaml",
        "data/exercises/x y.yaml",
        "data/exercises/x.yaml\n",
        "data/exercises/-x.yaml",
        "data/exercises/sub/x.yaml",
        "data/x.yaml",
        "data\\exercises\\x.yaml",
        "data/exercises/тарлан.yaml",
        "data/exercises/x\u0000.yaml",
        "",
    ],
)
def test_a_form_writes_to_no_other_place(write_form, path):
    with pytest.raises(ParcelFault) as caught:
        read_form(write_form(files=[{"path": path}]))
    assert str(caught.value) == "The form would write to a place that is no record."


@pytest.mark.parametrize(
    "changes",
    [
        {"ok": 1},
        {"title": None},
        {"gaps": "x"},
        {"gaps": ["x"]},
        {"gaps": [{"label": "x"}]},
        {"files": {}},
        {"files": [PATH]},
        {"files": [{"path": 1}]},
        {"files": [{"path": PATH}] * 5},
        {"files": [{"path": "data/exercises/not-there.yaml"}]},
    ],
)
def test_a_result_of_another_form_is_refused(write_form, changes):
    with pytest.raises(ParcelFault):
        read_form(write_form(**changes))


def test_a_missing_result_is_told(tmp_path):
    with pytest.raises(ParcelFault, match=r"The result of the form is missing\."):
        read_form(tmp_path)


@pytest.mark.parametrize("name", [PATH, "data/exercises", "data"])
def test_a_link_to_elsewhere_is_not_followed(write_form, tmp_path, name):
    folder = write_form()
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParcelFault, match=r"The result of the form is missing\."):
        read_form(folder)


@pytest.mark.parametrize("content", [b"x" * (FILE_BYTES_MAX + 1), b"\xff\xfe"])
def test_a_file_that_is_too_large_or_no_text_is_refused(write_form, content):
    folder = write_form()
    (folder / PATH).write_bytes(content)
    with pytest.raises(ParcelFault):
        read_form(folder)


def test_what_is_missing_is_listed():
    form = Form(False, "", (("Date", "no date."), ("Sources", "none.")), ())
    text = render_answer(form)
    assert text.startswith(f"{MARKER}\nThank you. Something is still missing.")
    assert text.endswith("\n- `Date`: `no date.`\n- `Sources`: `none.`\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_form_says_comes_alive(text):
    answer = render_answer(Form(False, "", ((text, text), (text, text)), ()))
    assert list_live_parts(answer) == [MARKER]


def test_many_gaps_are_counted():
    text = render_answer(Form(False, "", (("x", "y"),) * (GAPS_MAX + 2), ()))
    assert text.endswith("\n- and 2 more gaps\n")


def test_the_answer_is_kept_up_to_date(github, write_form):
    github.answers["GET", "issues/5/comments"] = (200, [])
    github.answers["POST", "issues/5/comments"] = (201, {})
    assert answer_form(github.client, EVENT, write_form()) == "Issue 5: a sound record."
    ((_method, _path, body),) = github.list_writes()
    assert f"This makes a sound record: `{PATH}`." in body["body"]


def set_up(github, role="maintain"):
    github.answers |= {
        ("GET", "collaborators/keeper/permission"): (200, {"role_name": role}),
        ("GET", "git/ref/heads/main"): (200, {"object": {"sha": "base"}}),
        ("GET", "git/commits/base"): (200, {"tree": {"sha": "base-tree"}}),
        ("POST", "git/trees"): (201, {"sha": "tree"}),
        ("POST", "git/commits"): (201, {"sha": "commit"}),
        ("POST", "git/refs"): (201, {}),
        ("PATCH", "git/refs/heads/form/issue-5"): (200, {}),
        ("GET", "pulls"): (200, []),
        ("POST", "pulls"): (201, {"number": 6}),
        ("GET", "issues/5/comments"): (200, []),
        ("POST", "issues/5/comments"): (201, {}),
    }


def test_an_accepted_form_becomes_a_pull_request(github, write_form):
    set_up(github)
    assert propose_form(github.client, EVENT, write_form()) == "Issue 5: pull request 6."
    writes = {path: body for _method, path, body in github.list_writes()}
    entry = {"path": PATH, "mode": "100644", "type": "blob", "content": TEXT}
    assert writes["git/trees"] == {"base_tree": "base-tree", "tree": [entry]}
    assert writes["git/commits"] == {
        "message": "Take over the form of issue 5", "tree": "tree", "parents": ["base"],
    }  # fmt: skip
    assert writes["git/refs"] == {"ref": "refs/heads/form/issue-5", "sha": "commit"}
    assert (writes["pulls"]["head"], writes["pulls"]["base"]) == ("form/issue-5", "main")
    assert writes["pulls"]["title"] == "Add exercise - Tarlan-2026"
    assert "This is now the pull request #6" in writes["issues/5/comments"]["body"]


def test_accepted_again_the_pull_request_is_brought_up_to_date(github, write_form):
    set_up(github)
    github.answers["POST", "git/refs"] = (422, {})
    github.answers["GET", "pulls"] = (200, [{"number": 6}])
    propose_form(github.client, EVENT, write_form())
    requests = [request[:2] for request in github.list_writes()]
    assert ("PATCH", "git/refs/heads/form/issue-5") in requests
    assert ("POST", "pulls") not in requests


@pytest.mark.parametrize("role", ["read", "triage", "none", "something-new"])
def test_only_maintainers_can_accept(github, write_form, role):
    set_up(github, role)
    with pytest.raises(ParcelFault, match="Only a maintainer can accept a form"):
        propose_form(github.client, EVENT, write_form())
    assert github.list_writes() == []


def test_another_label_starts_nothing(github, write_form):
    set_up(github)
    with pytest.raises(ParcelFault):
        propose_form(github.client, {**EVENT, "label": {"name": "form"}}, write_form())
    assert github.asked == []


def test_a_form_with_something_missing_is_not_proposed(github, write_form):
    set_up(github)
    with pytest.raises(ParcelFault):
        propose_form(github.client, EVENT, write_form(ok=False))
    assert github.list_writes() == []


@pytest.mark.parametrize(
    "body",
    ["$(touch x) `id` ${{ github.token }}\n'\"; rm -rf /\n", "Ш" * 65_536, "", None, "\ud800"],
    ids=["shell", "long", "empty", "none", "a lone surrogate"],
)
def test_the_text_of_an_issue_reaches_a_file_as_it_is(tmp_path, monkeypatch, body):
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    save_issue_body(str(tmp_path / "body.md"))
    assert (tmp_path / "body.md").read_bytes() == (body or "").encode("utf-8", "surrogatepass")


def test_the_steps_of_the_workflow_need_nothing_installed(github, tmp_path, write_form):
    set_up(github)
    form = write_form()
    for module in ("answer_form", "propose_form"):
        done = run_module(f"macros.github.{module}", github, EVENT, tmp_path, form)
        assert (done.returncode, done.stderr) == (0, "")
