"""The package: what an import loads, and that its layers hold."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.builders import ROOT

# Libraries that take long to load, or that only the site builder needs.
HEAVY = {"mkdocs", "mkdocs_macros", "material", "jinja2", "ruamel.yaml", "typer", "edtf"}
PUBLISHING = {"altair", "icalendar", "pikepdf", "typst", "vl_convert", "macros.hooks"}


def list_loaded(module: str) -> set[str]:
    """Give the modules that an import loads in a fresh interpreter."""
    code = f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("module", ["macros.values.dates", "macros.problems", "macros.values.ids"])
def test_a_leaf_loads_nothing_that_lies_above_it(module):
    loaded = list_loaded(module)
    own = {name for name in loaded if name.startswith("macros.")}
    assert {name.split(".")[1] for name in own} <= {"values", "problems"}
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("module", ["macros.loading.handbook", "macros.checks"])
def test_loading_and_checking_know_nothing_of_the_site(module):
    loaded = list_loaded(module)
    assert loaded & (HEAVY - {"edtf"}) == set()
    assert not any(name.startswith(("macros.pages", "macros.hooks")) for name in loaded)


def test_the_check_loads_nothing_that_only_publishing_needs():
    loaded = list_loaded("macros.cli") | list_loaded("macros.check_commands")
    assert loaded & ((HEAVY | PUBLISHING | {"rich"}) - {"typer", "edtf"}) == set()
