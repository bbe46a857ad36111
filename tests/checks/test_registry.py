"""The list of rules: none forgotten, each described, no two of one name."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from macros import checks
from macros.checks import ALL_RULES, check_handbook
from macros.checks.rule import Rule
from macros.guidance import Example
from macros.problems import Problem
from tests.builders import REAL_DATA, TODAY, find_problems, load_sound, make_sound_data

# Asks for an older version of the data, so that `check --against` calls it by itself.
WITHOUT_RULE = {"ids_kept"}


def list_modules():
    names = {module.name for module in pkgutil.iter_modules(checks.__path__)}
    return sorted(names - {"rule", "examples"} - WITHOUT_RULE)


@pytest.mark.parametrize("name", list_modules())
def test_every_module_of_the_package_holds_a_rule_that_is_applied(name):
    rule = importlib.import_module(f"macros.checks.{name}").RULE
    assert isinstance(rule, Rule)
    assert rule in ALL_RULES


@pytest.mark.parametrize("name", list_modules())
def test_a_rule_is_called_like_its_module(name):
    assert importlib.import_module(f"macros.checks.{name}").RULE.name == name.replace("_", "-")


def test_every_rule_stands_once_in_the_list():
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES) == len(list_modules())


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_a_rule_says_in_sentences_what_it_asks_for(rule):
    assert rule.meaning.endswith(".")
    assert rule.check.__doc__


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_in_a_handbook_without_records(tmp_path, rule):
    handbook = load_sound(tmp_path, {})
    assert list(rule.check(handbook, TODAY)) == []


def test_a_sound_handbook_has_no_problems(tmp_path):
    assert find_problems(tmp_path, make_sound_data()) == []


def test_problems_come_in_the_order_of_files_and_lines(tmp_path):
    handbook = load_sound(
        tmp_path, make_sound_data(**{"places/x.yaml": {"name": "X", "kind": "sea"}})
    )
    records = handbook.list_all()

    def check(_handbook, _today):
        for record in reversed(records):
            for path in (("kind",), ("name",), ()):
                yield checks.rule.Finding(record, path, "x")

    rule = Rule(name="made-up", meaning="Any.", example=Example("", "", ""), check=check)
    problems = check_handbook(handbook, TODAY, [rule])
    assert problems == sorted(problems)
    assert problems[0] == Problem("data/exercises/tarlan-2025.yaml", 1, 1, "", "x", "made-up")


def test_the_real_data_has_no_problems():
    from macros.loading.handbook import load_handbook  # noqa: PLC0415 only this test reads it

    loaded = load_handbook(REAL_DATA)
    problems = [*loaded.problems, *check_handbook(loaded.handbook, TODAY)]
    assert [str(problem) for problem in sorted(problems)] == []
