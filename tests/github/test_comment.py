"""The comment under a pull request, from sound and from hostile reports."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from macros.github.comment import COMMENT_CHARACTERS_MAX, MARKER, render_comment, render_fault
from macros.github.parcel import ParcelFault
from macros.github.report import RecordWords, Report, parse_report, render_report
from macros.problems import Problem
from tests.github.test_inert import HOSTILE

RUN_URL = "https://github.example/handbook/handbook/actions/runs/7"
COMMIT = "a" * 40
PROBLEM = Problem("data/exercises/x.yaml", 9, 14, "participants[1].party", "Unknown.", "refs")
REPORT = Report(
    summary="Records: 1 changed.",
    changes=(
        RecordWords(
            "exercises/tarlan-2025",
            (
                "end date 2025-07-10 → 2025-07-11",
                "evidence of date single-source → corroborated",
            ),
        ),
    ),
    pages=("exercises/", "exercises/tarlan-2025/"),
    problems=(),
)


def test_a_report_comes_back_from_its_json():
    report = Report("x", REPORT.changes, REPORT.pages, (PROBLEM,))
    assert parse_report(render_report(report).encode()) == report


def test_the_comment_tells_changes_pages_and_checks():
    assert render_comment(REPORT, RUN_URL, COMMIT).splitlines() == [
        MARKER,
        "### What this changes",
        "",
        "`Records: 1 changed.`",
        "",
        "- `exercises/tarlan-2025`",
        "  - `end date 2025-07-10 → 2025-07-11`",
        "  - `evidence of date single-source → corroborated`",
        "",
        "**Pages touched:** `exercises/`, `exercises/tarlan-2025/`",
        "",
        "**Checks:** no problems in the records.",
        "",
        (
            f"The built site and all messages are in [the run]({RUN_URL}) for commit `aaaaaaaaaa`. "
            "It ran the code of this pull request: trust the changed files before these words. "
            "This comment is kept up to date."
        ),
    ]


def test_problems_are_told_with_their_places():
    text = render_comment(Report("No changes.", (), (), (PROBLEM,)), RUN_URL, COMMIT)
    assert "**Checks:** 1 problem in the records." in text
    assert "- `data/exercises/x.yaml:9:14: participants[1].party: Unknown. [refs]`" in text


def list_live_parts(markdown):
    """Give the links, pictures and HTML that a text would show."""
    found = []
    for block in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        if block.type == "html_block":
            found.append(block.content.strip())
        for child in block.children or ():
            if child.type in {"link_open", "image", "html_inline"}:
                found.append(str(child.attrGet("href") or child.type))
            if child.type == "text":
                assert not re.search(r"@\w|https?:|www\.|#\d|GH-\d", child.content), child.content
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_report_comes_alive(text):
    problem = Problem(text, 1, 1, text, text, text)
    report = Report(text, (RecordWords(text, (text, text)),), (text,), (problem,))
    assert list_live_parts(render_comment(report, RUN_URL, COMMIT)) == [MARKER, RUN_URL]


def test_a_report_of_any_length_gives_a_comment_that_github_takes():
    long = "`" * 300 + "x" * 5000
    problem = Problem(long, 1, 1, long, long, long)
    changes = tuple(RecordWords(f"{n}{long}", (long,) * 50) for n in range(500))
    report = Report(long, changes, (long,) * 500, (problem,) * 500)
    text = render_comment(report, RUN_URL, COMMIT)
    assert len(text) <= COMMENT_CHARACTERS_MAX
    assert list_live_parts(text) == [MARKER, RUN_URL]


def test_what_is_left_out_is_counted():
    changes = tuple(RecordWords(f"places/{n}", ("x",) * 14) for n in range(41))
    text = render_comment(Report("x", changes, ("p/",) * 61, (PROBLEM,) * 27), RUN_URL, COMMIT)
    assert "  - and 2 more changes" in text
    assert "- and 1 more record\n" in text
    assert " and 1 more\n" in text
    assert "- and 2 more problems" in text


def test_a_fault_is_told_with_the_run():
    text = render_fault("The run left no report.", RUN_URL, COMMIT)
    assert text.startswith(f"{MARKER}\n")
    assert "\nThe run left no report.\n" in text
    assert RUN_URL in text


SOUND = json.loads(render_report(Report("x", REPORT.changes, ("p/",), (PROBLEM,))))


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "handbook-review/2"},
        {"summary": None},
        {"summary": {"a": 1}},
        {"changes": {}},
        {"changes": ["x"]},
        {"changes": [{"record": 1, "texts": []}]},
        {"changes": [{"record": "x", "texts": "abc"}]},
        {"changes": [{"record": "x", "texts": [1]}]},
        {"pages": [None]},
        {"problems": [{"path": "x"}]},
        {"problems": [{**SOUND["problems"][0], "line": "9"}]},
        {"problems": [{**SOUND["problems"][0], "line": True}]},
        {"problems": [{**SOUND["problems"][0], "line": 1.5}]},
    ],
)
def test_a_report_of_another_form_is_refused(changes):
    parse_report(json.dumps(SOUND).encode())
    with pytest.raises(ParcelFault):
        parse_report(json.dumps({**SOUND, **changes}).encode())
