"""The weekly issue: what to do, from what each check left."""

from __future__ import annotations

import json

import pytest

from macros.github.parcel import ParcelFault
from macros.github.post_upkeep import NOTHING, TITLE, post_upkeep
from macros.github.upkeep import CHARACTERS_MAX, MARKER, main, render_upkeep
from tests.github.test_comment import list_live_parts
from tests.github.test_inert import HOSTILE

CLEAN = {
    "freshness.md": "Nothing has aged.\n",
    "lychee.json": {"total": 3, "error_map": {}, "fail_map": None},
    "suppressions.txt": "",
    "pip-audit.json": {"dependencies": [{"name": "a", "version": "1", "vulns": []}]},
    "npm-audit.json": {"vulnerabilities": {}},
}


@pytest.fixture
def leave(tmp_path):
    """Let the checks leave what they found."""

    def leave(**changes):
        names = {name.replace("-", "_").partition(".")[0]: name for name in CLEAN}
        contents = {**CLEAN, **{names[key]: content for key, content in changes.items()}}
        for name, content in contents.items():
            if content is not None:
                text = content if isinstance(content, str) else json.dumps(content)
                (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return leave


def test_when_all_is_well_there_is_nothing_to_say(leave):
    assert render_upkeep(leave()) == ""


def test_each_finding_is_told_with_what_to_do(leave):
    failed = {"url": "https://a.example/x", "status": {"text": "404 Not Found", "code": 404}}
    text = render_upkeep(
        leave(
            freshness="## Plans (1)\n\n- `data/exercises/x.yaml`: planned for 2026-10, now past.\n",
            lychee={"error_map": {"data/sources/a.yaml": [failed]}},
            suppressions=".github/link-suppressions.yaml:3:5: it ended on 2026-11-01\n",
            pip_audit={
                "dependencies": [
                    {
                        "name": "a",
                        "version": "1",
                        "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}, {"id": "PYSEC-2"}],
                    }
                ]
            },
            npm_audit={"vulnerabilities": {"b": {"severity": "high"}}},
        )
    )
    assert text.startswith(f"{MARKER}\n")
    assert [line for line in text.splitlines() if line.startswith(("##", "- "))] == [
        "### Freshness",
        "#### Plans (1)",
        "- `data/exercises/x.yaml`: planned for 2026-10, now past.",
        "### Links that lead nowhere",
        "- `https://a.example/x` in `data/sources/a.yaml`: `404 Not Found`",
        "### Suppressed links",
        "- `.github/link-suppressions.yaml:3:5: it ended on 2026-11-01`",
        "### Python packages with known weaknesses",
        "- `a 1`: `PYSEC-1`, mended in `2`. Run `make lock UPGRADE=1`.",
        "- `a 1`: `PYSEC-2`, mended in `no version yet`. Run `make lock UPGRADE=1`.",
        "### npm packages with known weaknesses",
        "- `b`: `high`. Run `npm audit fix` and `make test`.",
    ]


def test_packages_that_could_not_be_looked_at_are_named(leave):
    skipped = [{"name": name, "skip_reason": "Dependency not found on PyPI"} for name in "ab"]
    text = render_upkeep(leave(pip_audit={"dependencies": skipped}))
    assert "- not looked at, 2 packages: `a, b`" in text


@pytest.mark.parametrize("name", ["fail_map", "timeout_map"])
def test_older_names_of_what_failed_are_known(leave, name):
    text = render_upkeep(leave(lychee={name: {"a": [{"url": "u", "status": "Timeout"}]}}))
    assert "- `u` in `a`: `Timeout`" in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("freshness", None),
        ("lychee", None),
        ("lychee", "no JSON"),
        ("lychee", "[]"),
        ("suppressions", None),
        ("pip_audit", None),
        ("pip_audit", "{}"),
        ("npm_audit", '{"message": "405 Method Not Allowed"}'),
    ],
)
def test_a_check_that_did_not_run_is_told(leave, name, content):
    assert "This check left no result that can be read" in render_upkeep(leave(**{name: content}))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_foreign_server_answers_stays_text(leave, text):
    failed = {"url": text, "status": {"text": text}}
    shown = render_upkeep(leave(lychee={"error_map": {text: [failed]}}))
    assert list_live_parts(shown) == [MARKER]


def test_the_issue_never_grows_too_long(leave):
    links = [{"url": f"https://a.example/{n}{'x' * 500}", "status": "x"} for n in range(5000)]
    text = render_upkeep(leave(lychee={"error_map": {"a": links}}))
    assert len(text) < CHARACTERS_MAX + 100
    assert text.endswith(("- and 4850 more links\n", "There is more in the run.\n"))


def test_the_report_is_kept_in_the_issue(github, leave):
    folder = leave(freshness="- Something.\n")
    main(str(folder))
    github.answers["GET", "issues"] = (200, [])
    github.answers["POST", "issues"] = (201, {})
    assert post_upkeep(github.client, folder / "upkeep.md") == "The issue is up to date."
    ((_method, _path, body),) = github.list_writes()
    assert body["title"] == TITLE
    assert "- Something." in body["body"]


def test_without_findings_the_issue_is_closed(github, leave):
    folder = leave()
    main(str(folder))
    issue = {
        "number": 9, "title": TITLE, "body": f"{MARKER}\nold", "state": "open",
        "user": {"login": "github-actions[bot]"},
    }  # fmt: skip
    github.answers["GET", "issues"] = (200, [issue])
    github.answers["PATCH", "issues/9"] = (200, {})
    assert post_upkeep(github.client, folder / "upkeep.md") == "Nothing is to be done."
    fields = {"title": TITLE, "body": NOTHING, "state": "closed"}
    assert github.list_writes() == [("PATCH", "issues/9", fields)]


@pytest.mark.parametrize("text", [None, "something else", f"{MARKER}{'x' * 70_000}"])
def test_a_report_of_another_form_is_refused(github, tmp_path, text):
    path = tmp_path / "upkeep.md"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ParcelFault):
        post_upkeep(github.client, path)
    assert github.asked == []
