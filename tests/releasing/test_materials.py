"""The bill of materials that a release carries, made as the Makefile makes it."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from macros.releasing.materials import render_materials
from tests.builders import ROOT

COMMAND = re.compile(r"^\t\$\(BIN\)/cyclonedx-py ((?:.*\\\n)*.*)$", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9.-]+)==", re.MULTILINE)


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    """Give the whole bill of this project as text."""
    found = COMMAND.search((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert found
    words = shlex.split(found[1].replace("\\\n", " "))
    python_bill = tmp_path_factory.mktemp("bill") / "bill.json"
    words[words.index("--output-file") + 1] = str(python_bill)
    program = Path(sys.executable).parent / "cyclonedx-py"
    subprocess.run([program, *words], cwd=ROOT, check=True, capture_output=True)
    return render_materials(ROOT, python_bill, "2026.11.0")


def test_it_is_what_the_standard_asks_for(bill):
    version = SchemaVersion.from_version(json.loads(bill)["specVersion"])
    assert JsonStrictValidator(version).validate_str(bill) is None


def test_it_names_every_pinned_package(bill):
    pinned = set(PIN.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")))
    named = {component["name"].lower() for component in json.loads(bill)["components"]}
    assert len(pinned) > 50
    assert pinned - named == set()


def test_it_names_nothing_twice_and_no_moment(bill):
    content = json.loads(bill)
    references = [component["bom-ref"] for component in content["components"]]
    assert len(references) == len(set(references))
    assert "timestamp" not in content["metadata"]
