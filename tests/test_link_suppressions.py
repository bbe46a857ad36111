"""Links that the weekly check passes over: each has a reason and an end."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest

from macros.link_suppressions import (
    DAYS_MAX,
    FILE,
    RULE,
    Suppression,
    read_suppressions,
    render_excludes,
    try_example,
)
from macros.pages.rule_bodies import render_rules
from tests.builders import ROOT, TODAY, make_sound_data, write_data
from tests.commands import run

LINK = "https://example.org/tarlan"
SOUND = {"link": LINK, "reason": "Robots are turned away.", "expires": "2026-12-01"}


def write(*entries):
    lines = ["links:"]
    for entry in entries:
        first, *rest = [f"{key}: {value}" for key, value in entry.items()]
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def find_messages(text, linked=None):
    suppressions, problems = read_suppressions(text, TODAY, linked)
    assert suppressions == ()
    return [(problem.line, problem.field, problem.message) for problem in problems]


def test_a_sound_entry_is_passed_over():
    suppressions, problems = read_suppressions(write(SOUND), TODAY, f"x {LINK} y")
    assert problems == ()
    assert suppressions == (Suppression(LINK, SOUND["reason"], date(2026, 12, 1)),)


def test_an_empty_list_is_sound():
    assert read_suppressions("links: []\n", TODAY) == ((), ())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"expires": TODAY.isoformat()},
            (
                f"The suppression of {LINK} ended on {TODAY}. Look at the page: delete the entry, "
                "or give it a new day."
            ),
        ),
        (
            {"expires": (TODAY + timedelta(DAYS_MAX + 1)).isoformat()},
            "2027-06-03 is more than a year ahead. Name an earlier day.",
        ),
        ({"expires": "soon"}, '"soon" is no day. Write it as 2027-05-31.'),
        ({"reason": "dead"}, "Say in a few words why the link cannot be checked."),
        (
            {"link": "example.org"},
            '"example.org" does not begin with http:// or https://. Write the whole address.',
        ),
        ({"note": "x"}, "An entry has the keys `link`, `reason` and `expires`, and no other."),
        ({"reason": "[a, b, c]"}, "`link`, `reason` and `expires` are texts."),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_link_is_checked(changes, message):
    text = write({**SOUND, **changes})
    assert find_messages(text) == [(2, "links[0]", message)]


def test_a_link_that_nothing_names_any_more_is_told():
    message = f"Nothing links to {LINK} any more. Delete the entry."
    assert find_messages(write(SOUND), "other texts") == [(2, "links[0]", message)]


@pytest.mark.parametrize("text", ["links: x\n", "other: []\n", "- a\n", "links: []\nmore: x\n"])
def test_a_file_of_another_form_is_told(text):
    message = "The file holds one list under `links:`, and nothing else."
    assert find_messages(text) == [(0, "", message)]


def test_a_file_that_is_no_yaml_is_told():
    ((line, _field, _message),) = find_messages("links: [\n")
    assert line > 0


@pytest.mark.parametrize("link", [LINK, "https://a.example/x?y=(1)+[2]&z=a.b|c^d$e~f#g-h"])
def test_the_pattern_means_this_address_and_no_other(link):
    (pattern,) = render_excludes([Suppression(link, "x", TODAY)]).splitlines()
    assert re.fullmatch(pattern, link)
    assert re.search(pattern, link + "x") is None
    assert re.search(pattern, link.replace(".", "x", 1)) is None


@pytest.fixture
def project(tmp_path, monkeypatch):
    write_data(tmp_path, make_sound_data())
    (tmp_path / ".github").mkdir()
    (tmp_path / FILE).write_text(write(SOUND), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_what_lychee_reads(project):
    result = run("link-excludes", "--today", TODAY)
    assert (result.exit_code, result.output) == (0, "")
    assert (project / ".lycheeignore").read_text(encoding="utf-8") == (
        "^https://example\\.org/tarlan$\n"
    )


def test_the_command_fails_when_an_entry_has_ended(project):
    result = run("link-excludes", "--today", "2026-12-01")
    assert result.exit_code == 1
    assert result.stdout.startswith(".github/link-suppressions.yaml:2:5: links[0]: The suppression")
    assert (project / ".lycheeignore").read_text(encoding="utf-8") == ""


def test_without_the_file_it_is_told_in_one_line(project):
    (project / FILE).unlink()
    result = run("link-excludes", "--today", TODAY)
    assert result.exit_code == 1
    assert result.stderr == (
        "handbook: .github/link-suppressions.yaml cannot be read or written: "
        "No such file or directory.\n"
    )


def test_the_kept_file_is_sound_on_the_day_before_the_first_entry_ends():
    text = (ROOT / FILE).read_text(encoding="utf-8")
    found = re.findall(r"^    expires: (\S+)$", text, re.MULTILINE)
    days = [date.fromisoformat(day) for day in found]
    _suppressions, problems = read_suppressions(text, min(days or [TODAY]) - timedelta(1))
    assert problems == ()


def test_the_bad_lines_of_the_guide_break_the_rule_once_and_the_good_ones_do_not():
    assert try_example(RULE.example.good) == ()
    assert [(p.line, p.rule) for p in try_example(RULE.example.bad)] == [(2, "link-suppressions")]


def test_the_guide_shows_the_rule_with_its_file_and_message():
    (problem,) = try_example(RULE.example.bad)
    shown = html.unescape(render_rules("links"))
    assert shown.count(f"# {FILE}") == 2
    assert str(problem) in shown
    assert 'id="link-suppressions"' in shown
