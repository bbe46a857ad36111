"""The book, the briefs and the EPUB of the real records, made once for all tests of this folder."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.book.real_volumes import Volumes, build_volumes
from tests.shared import share


@pytest.fixture(scope="session")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> Volumes:
    """Make the book, all briefs and the EPUB, as `make site` does."""
    folder, measured = share(tmp_path_factory, "volumes", build_volumes)
    return Volumes(folder, *measured)


@pytest.fixture(scope="session")
def volumes_again(volumes: Volumes, tmp_path_factory: pytest.TempPathFactory) -> Volumes:
    """Make them all again, more than a moment later."""
    assert volumes.epub.is_file()

    def build_again(folder: Path) -> tuple[float, float, float]:
        time.sleep(2)  # the clock of a ZIP counts two seconds
        return build_volumes(folder)

    folder, measured = share(tmp_path_factory, "volumes-again", build_again)
    return Volumes(folder, *measured)
