"""Problems: one line each, and places in records as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Problem, as_printable, dotted


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem("data/a.yaml", 3, 7, "date", "is wrong. Mend it.", "schema"),
            "data/a.yaml:3:7: date: is wrong. Mend it. [schema]",
        ),
        (
            Problem("data/a.yaml", 3, 7, "", "is wrong. Mend it.", "schema"),
            "data/a.yaml:3:7: is wrong. Mend it. [schema]",
        ),
        (
            Problem("data/a.yaml", 0, 0, "", "is wrong. Mend it.", "file-size"),
            "data/a.yaml: is wrong. Mend it. [file-size]",
        ),
    ],
)
def test_a_problem_is_one_line_that_leaves_out_what_is_not_known(problem, line):
    assert str(problem) == line


def test_problems_sort_by_path_line_and_column():
    places = [("b", 1, 1), ("a", 1, 10), ("a", 2, 1), ("a", 0, 0), ("a", 1, 2)]
    problems = sorted(Problem(path, line, column, "", "", "") for path, line, column in places)
    assert [(p.path, p.line, p.column) for p in problems] == [
        ("a", 0, 0),
        ("a", 1, 2),
        ("a", 1, 10),
        ("a", 2, 1),
        ("b", 1, 1),
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), ""),
        (("date",), "date"),
        (("participants", 1, "party"), "participants[1].party"),
        (("cites", "host", 0, "source"), "cites.host[0].source"),
        (("names", "a\nb\u202ec"), "names.a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        (("x" * 100,), "x" * 60),
    ],
)
def test_a_place_is_named_with_dots_and_brackets(path, name):
    assert dotted(path) == name


@given(st.text(st.characters()))
def test_text_of_any_kind_becomes_printable_and_keeps_its_length(text):
    assert as_printable(text).isprintable()
    assert len(as_printable(text)) == len(text)
