"""`make locks` ends red when a package has no file for some system."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.starving.stopping import Command

PLANTED = f"no-such-package==1 \\\n    --hash=sha256:{'0' * 64}\n"
OFFLINE = {"UV_OFFLINE": "1", "UV_NO_CACHE": "1", "UV_NO_CONFIG": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project that needs no package."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for name in ("made-in", "dev-ready"):
        (tmp_path / ".venv" / name).write_text(f"{tmp_path}\n", encoding="utf-8")
    return tmp_path


def test_locks_that_ask_for_nothing_hold_everywhere(project: Path) -> None:
    status, said, _seconds = Command(["make", "locks"], project, OFFLINE).run()
    assert (status, "Each lock can be installed" in said) == (0, True), said


def test_a_lock_without_a_file_for_a_system_is_named(project: Path) -> None:
    (project / "requirements-dev.txt").write_text(PLANTED, encoding="utf-8")
    (project / ".venv" / "dev-ready").touch()
    status, said, _seconds = Command(["make", "locks"], project, OFFLINE).run()
    assert status != 0
    for system in ("linux-gnu", "apple-darwin", "windows-msvc"):
        for version in ("3.11", "3.12", "3.13", "3.14"):
            assert f"{system} with {version};" in said
    assert "requirements.txt on" not in said
