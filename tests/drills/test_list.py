"""The list of drills is whole: each gate and each budget has one, and each drill is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.drills.listing import list_gates, read_guide_table, render_table
from tests.drills.test_steps import PLANTED

GATES = list_gates()
# Budgets are constants with these endings; SECONDS_MAX alone is how long a test waits, and a name
# that begins with _ bounds the test itself.
BUDGET = re.compile(
    r"^(?!SECONDS_MAX)([A-Z][A-Z_]*(?:_MAX|_MIN|_FLOOR)|LEAST|FLOORS) *=", re.MULTILINE
)
# Constants that look like budgets of the handbook and are none, each with the reason.
NO_BUDGETS = {
    "tests/site/project.py:BUILD_SECONDS_MAX": "how long a test waits",
    "tests/book/test_whole_book.py:SPREADS_MIN": "how the book is laid out, not what it costs",
    "tests/loading/composed_yaml.py:DEPTH_MAX": "the depth that the loader takes, once more",
    "tests/exports/test_as_ics.py:OCTETS_MAX": "a rule of the standard",
}


@cache
def _list_tests(path: Path) -> dict[str, set[str]]:
    """Give the tests of a file, each with the names of its arguments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: {argument.arg for argument in node.args.args}
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def _is_there(name: str) -> bool:
    path, _colons, test = name.partition("::")
    return (ROOT / path).is_file() and (not test or test in _list_tests(ROOT / path))


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.gate)
def test_what_keeps_a_gate_and_what_closes_it_is_there(gate) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    steps = [name for name in gate.kept_by if name.startswith("make ")]
    assert [s for s in steps if not re.search(rf"^{s[5:]}:", makefile, re.MULTILINE)] == []
    tests = [name for name in gate.kept_by if name not in steps]
    assert [name for name in [*tests, *gate.drills] if not _is_there(name)] == []
    assert gate.kept_by
    assert gate.drills


def test_every_step_and_every_gate_of_the_pages_is_listed() -> None:
    kept = {name for gate in GATES for name in gate.kept_by}
    due = {f"make {step}" for step in PLANTED}
    for path in sorted((ROOT / "tests" / "gates").glob("test_*.py")):
        name = path.relative_to(ROOT).as_posix()
        # A gate puts what it measures into the table at the end of the run.
        due |= {f"{name}::{test}" for test, asked in _list_tests(path).items() if "note" in asked}
    drilled = {name for gate in GATES for name in gate.drills}
    assert due - kept - drilled == set()


def test_every_budget_is_listed_or_said_to_be_none() -> None:
    listed = {bound for gate in GATES for bound in gate.bounds}
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{name}"
        for path in (ROOT / "tests").rglob("*.py")
        for name in BUDGET.findall(path.read_text(encoding="utf-8"))
    }
    assert found == listed | set(NO_BUDGETS)
    assert listed & set(NO_BUDGETS) == set()


def test_the_guide_has_the_table_of_the_list() -> None:
    assert read_guide_table() == render_table(), "Copy what python -m tests.drills prints."
