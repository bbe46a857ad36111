from __future__ import annotations

import pytest

from tests.github.fake_github import serve


@pytest.fixture
def github():
    with serve() as fake:
        yield fake
