"""Each step of `make test` ends red before a fault that is planted for it, in a small project."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import ROOT, make_exercise, make_sound_data, render, write_data
from tests.starving.stopping import Command

STEPS = re.search(r"^STEPS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
SETTINGS = (
    "Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt",
    "requirements-cff.txt", "requirements-zensical.txt", "package.json", "package-lock.json",
    ".npmrc", "CITATION.cff", ".github", "LICENSES/MIT.txt", "tests/spelling-words.txt",
)  # fmt: skip
REUSE = """version = 1
[[annotations]]
path = "**"
SPDX-FileCopyrightText = "The contributors"
SPDX-License-Identifier = "MIT"
"""
# In two parts, so that this file is spelt well.
SLIP = "".join(("Reci", "eve"))
SOUND = '"""A module."""\n'
WORKFLOW = """name: Planted
on: issues
permissions: {}
jobs:
  plant:
    runs-on: ubuntu-24.04
    steps:
      - run: echo ${{ github.event.issue.title }}
"""
FAILING = (
    '"""A test."""\n\nimport warnings\n\n\ndef test_it():\n    warnings.warn("old", stacklevel=1)\n'
)
# For each step: the file with the fault, its text (None: the file is taken away), and what is said.
PLANTED: Mapping[str, tuple[str, str | None, str]] = {
    "style": ("macros/planted.py", '"""A module."""\n\nimport os\n', "macros/planted.py:3:8: F401"),
    "types": (
        "macros/planted.py",
        f'{SOUND}\n\ndef count() -> int:\n    """Count."""\n    return "x"\n',
        "macros/planted.py:6: error: Incompatible return value",
    ),
    "layers": (
        "macros/values/planted.py",
        f"{SOUND}\nimport macros.loading.handbook  # noqa: F401\n",
        "macros.values.planted -> macros.loading.handbook",
    ),
    "spelling": ("macros/planted.py", f'"""{SLIP} a module."""\n', f"macros/planted.py:1: {SLIP}"),
    "licences": ("LICENSES/MIT.txt", None, "missing license 'MIT'"),
    "citation": ("CITATION.cff", "cff-version: 1.2.0\nmessage: x\n", "is a required property"),
    "workflows": (".github/workflows/planted.yml", WORKFLOW, "error[template-injection]"),
    "records": (
        "data/exercises/tarlan-2025.yaml",
        render(make_exercise(status="hled")).decode(),
        'data/exercises/tarlan-2025.yaml:2:9: status: "hled" is no status.',
    ),
    "tests": ("tests/test_planted.py", FAILING, "UserWarning: old"),
    "gates": ("tests/gates/test_planted.py", FAILING, "UserWarning: old"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a small project with the settings of this one, ready for every step."""
    for name in SETTINGS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
        else:
            shutil.copy2(ROOT / name, tmp_path / name)
    (tmp_path / "REUSE.toml").write_text(REUSE, encoding="utf-8")
    for name in ("macros/__init__.py", "tests/gates/__init__.py", "tests/test_sound.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SOUND, encoding="utf-8")
    write_data(tmp_path, make_sound_data())
    _lend(tmp_path / ".venv", Path(sys.executable).parent, "made-in", "site-ready", "dev-ready")
    for name in (".venv-cff", ".venv-zensical"):
        (tmp_path / name).symlink_to(ROOT / name)
    _lend(tmp_path / "node_modules", None, ".ready")
    return tmp_path


def _lend(folder: Path, programs: Path | None, *marks: str) -> None:
    """Lend an environment that is ready; `make` sees that by the marks in it."""
    folder.mkdir()
    if programs:
        (folder / "bin").symlink_to(programs)
    for name in marks:
        (folder / name).write_text(f"{folder.parent}\n", encoding="utf-8")


def _make(project: Path, *words: str) -> tuple[int, str]:
    environment = {"PYTEST_ARGS": "--numprocesses=0"}
    if "layers" in words:  # its package, instead of the one that is installed
        environment["PYTHONPATH"] = str(project)
    status, said, _seconds = Command(["make", *words], project, environment).run()
    return status, said


def _plant(project: Path, step: str) -> str:
    name, content, words = PLANTED[step]
    if step == "layers":
        shutil.copytree(ROOT / "macros", project / "macros", dirs_exist_ok=True)
    if content is None:
        (project / name).unlink()
    else:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(content, encoding="utf-8")
    return words


def test_there_is_a_fault_for_every_step() -> None:
    assert STEPS
    assert set(STEPS[1].split()) == set(PLANTED)


@pytest.mark.parametrize("step", PLANTED)
def test_a_step_ends_red_before_its_fault(project: Path, step: str) -> None:
    words = _plant(project, step)
    status, said = _make(project, step)
    assert status != 0, said
    assert words in said


def test_make_test_runs_every_step_and_names_those_that_failed(project: Path) -> None:
    status, said = _make(project, "test", "STEPS=style licences spelling")
    assert (status, "All steps passed: style licences spelling." in said) == (0, True), said
    for step in ("style", "licences"):
        _plant(project, step)
    status, said = _make(project, "test", "STEPS=style licences spelling")
    assert status != 0
    assert "Failed: style licences. Run one alone with 'make STEP'." in said
