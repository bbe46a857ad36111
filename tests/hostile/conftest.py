"""One hostile handbook for the tests of this folder: every attack in every field for free text."""

from __future__ import annotations

from typing import Any

import pytest

from macros.checks import check_handbook
from macros.exports.export_file import ExportInput
from tests.builders import TODAY
from tests.exports.inputs import make_input
from tests.hostile.attacks import SHOWN
from tests.hostile.filling import make_hostile_data

Files = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def hostile_files() -> Files:
    """Give the files of the hostile handbook."""
    return dict(make_hostile_data(SHOWN))


@pytest.fixture(scope="session")
def hostile_input(hostile_files: Files, tmp_path_factory: pytest.TempPathFactory) -> ExportInput:
    """Load the hostile handbook, in which the check finds nothing wrong."""
    export_input = make_input(tmp_path_factory.mktemp("hostile"), hostile_files)
    assert check_handbook(export_input.handbook, TODAY) == []
    return export_input
