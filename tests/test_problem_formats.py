"""Problems in the formats that people and services read."""

from __future__ import annotations

import json

import pytest

from macros.problem_formats import (
    RENDERERS,
    ProblemFormat,
    render_github,
    render_json,
    render_sarif,
    render_text,
)
from macros.problems import Problem

PLACED = Problem("data/a b.yaml", 3, 7, "date", 'is "x", 100% wrong: no.', "schema")
WHOLE = Problem("data/Шуша.yaml", 0, 0, "", "is too large.", "file-size")


def test_text_ends_with_the_number_of_problems_and_files():
    assert render_text([PLACED, WHOLE, WHOLE]) == (
        'data/a b.yaml:3:7: date: is "x", 100% wrong: no. [schema]\n'
        "data/Шуша.yaml: is too large. [file-size]\n"
        "data/Шуша.yaml: is too large. [file-size]\n"
        "3 problems in 2 files."
    )


def test_one_problem_in_one_file_is_counted_in_the_singular():
    assert render_text([WHOLE]).splitlines()[-1] == "1 problem in 1 file."


def test_github_gets_commands_in_which_special_signs_are_escaped():
    assert render_github([PLACED, WHOLE]).splitlines() == [
        '::error file=data/a b.yaml,line=3,col=7,title=schema::date: is "x", 100%25 wrong: no.',
        "::error file=data/Шуша.yaml,line=1,col=1,title=file-size::is too large.",
    ]


def test_a_path_cannot_end_a_github_command_or_begin_another():
    hostile = Problem("data/a,line=9::b\n::error::c%.yaml", 1, 1, "", "x\r\n::error::y", "schema")
    assert render_github([hostile]) == (
        "::error file=data/a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3Ac%25.yaml,line=1,col=1,"
        "title=schema::x%0D%0A::error::y"
    )


def test_json_holds_every_part_of_a_problem():
    assert json.loads(render_json([PLACED, WHOLE])) == [
        {
            "path": "data/a b.yaml",
            "line": 3,
            "column": 7,
            "field": "date",
            "message": 'is "x", 100% wrong: no.',
            "rule": "schema",
        },
        {
            "path": "data/Шуша.yaml",
            "line": 0,
            "column": 0,
            "field": "",
            "message": "is too large.",
            "rule": "file-size",
        },
    ]


def test_sarif_names_tool_rules_and_places():
    log = json.loads(render_sarif([PLACED, WHOLE]))
    (run,) = log["runs"]
    assert (log["version"], log["$schema"]) == (
        "2.1.0",
        "https://json.schemastore.org/sarif-2.1.0.json",
    )
    assert run["tool"]["driver"] == {
        "name": "handbook check",
        "rules": [{"id": "file-size"}, {"id": "schema"}],
    }
    assert run["results"] == [
        {
            "ruleId": "schema",
            "level": "error",
            "message": {"text": 'date: is "x", 100% wrong: no.'},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data/a%20b.yaml"},
                        "region": {"startLine": 3, "startColumn": 7},
                    }
                }
            ],
        },
        {
            "ruleId": "file-size",
            "level": "error",
            "message": {"text": "is too large."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data/%D0%A8%D1%83%D1%88%D0%B0.yaml"},
                        "region": {"startLine": 1, "startColumn": 1},
                    }
                }
            ],
        },
    ]


@pytest.mark.parametrize(
    ("form", "nothing"),
    [
        (ProblemFormat.TEXT, ""),
        (ProblemFormat.GITHUB, ""),
        (ProblemFormat.JSON, "[]"),
    ],
)
def test_no_problems_give_nothing_to_read(form, nothing):
    assert RENDERERS[form]([]) == nothing


def test_no_problems_give_a_sarif_log_without_results():
    # Code scanning closes old alerts only when it gets a log that holds none.
    (run,) = json.loads(render_sarif([]))["runs"]
    assert run["results"] == []


def test_every_format_has_its_renderer():
    assert set(RENDERERS) == set(ProblemFormat)
