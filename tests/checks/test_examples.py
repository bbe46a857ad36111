"""The example of each rule: the bad lines break exactly that rule, the good ones none."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from macros import checks
from macros.checks import GUIDANCE
from macros.checks.examples import read_sample, try_bad, try_files, write_bad
from macros.guidance import Example

ALL = [guidance for group in GUIDANCE.values() for guidance in group]


@pytest.mark.parametrize("guidance", ALL, ids=lambda guidance: guidance.name)
def test_the_bad_example_of_a_rule_breaks_that_rule_once_and_no_other(guidance):
    assert [problem.rule for problem in try_bad(guidance)] == [guidance.name]


@pytest.mark.parametrize("guidance", ALL, ids=lambda guidance: guidance.name)
def test_the_good_example_of_a_rule_breaks_none(guidance):
    files = {path: text.encode() for path, text in read_sample().items()}
    assert guidance.example.good in files[guidance.example.file].decode()
    assert try_files(guidance, files) == []


@pytest.mark.parametrize("guidance", ALL, ids=lambda guidance: guidance.name)
def test_the_message_of_an_example_names_the_file_that_is_wrong(guidance):
    example = guidance.example
    shown = "exercises/falcon-2025.yaml" if not example.bad else example.bad_file or example.file
    (problem,) = try_bad(guidance)
    assert f"data/{shown}".startswith(problem.path)


def test_every_rule_that_a_message_can_name_is_explained_once():
    names = [guidance.name for guidance in ALL]
    assert len(set(names)) == len(names)


def test_no_module_with_a_rule_is_left_out():
    modules = [import_module(f"{checks.__name__}.{m.name}") for m in iter_modules(checks.__path__)]
    rules = [module.RULE for module in modules if hasattr(module, "RULE")]
    assert {rule.name for rule in rules} == {
        guidance.name
        for group, of_group in GUIDANCE.items()
        if group != "files"
        for guidance in of_group
    }


def test_an_example_whose_good_lines_are_not_in_the_sample_is_refused():
    with pytest.raises(ValueError, match="does not stand once"):
        write_bad(Example("exercises/tarlan-2025.yaml", "host: TR\n", "host: XX\n"))
