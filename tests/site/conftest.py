"""The built site of the real records, for the tests of this folder."""

from __future__ import annotations

import pytest

from tests.site.project import Build
from tests.site.real_site import build_real_site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of the real records, once for all tests."""
    return build_real_site(tmp_path_factory)
