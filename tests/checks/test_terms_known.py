"""Vocabulary: files define terms that exist, under their own name."""

from __future__ import annotations

import pytest

from macros.values.terms import VOCABULARIES
from tests.builders import find_problems, make_sound_data, make_term


def check(tmp_path, name, **changes):
    files = {f"vocabulary/{name}.yaml": make_term(**changes)}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_a_term_of_a_vocabulary_gives_no_problem(tmp_path):
    assert check(tmp_path, "form-ftx") == []


@pytest.mark.parametrize(
    ("name", "changes", "line"),
    [
        (
            "form-ftx",
            {"vocabulary": "forms"},
            '2:13: vocabulary: "forms" is no vocabulary. Did you mean "form"?',
        ),
        (
            "form-ftx",
            {"code": "fty"},
            (
                '3:7: code: "fty" is no term of the vocabulary "form". Did you mean "ftx"? '
                f"Allowed: {', '.join(sorted(VOCABULARIES['form']))}."
            ),
        ),
        ("ftx", {}, '1:1: Rename this file to "form-ftx.yaml".'),
    ],
)
def test_anything_else_is_told(tmp_path, name, changes, line):
    assert check(tmp_path, name, **changes) == [f"data/vocabulary/{name}.yaml:{line} [terms-known]"]
