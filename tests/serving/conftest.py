"""One served handbook for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving.served import Served, serve


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("served")) as running:
        yield running
