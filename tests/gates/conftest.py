"""The site that the gates stand at, and what each of its pages came to."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.gates.page_kinds import Sample, list_samples
from tests.gates.visiting import Visit, visit_pages
from tests.served import serve
from tests.site.project import SITE_URL, Build
from tests.site.real_site import build_real_site

MOUNT = urlsplit(SITE_URL).path


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of the real records, once for all tests."""
    return build_real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(real_site: Build) -> Iterator[str]:
    """Serve the built site as GitHub Pages would; give its address."""
    with serve(real_site.site, MOUNT) as served:
        yield served


@pytest.fixture(scope="session")
def samples(real_site: Build) -> list[Sample]:
    """Choose the pages that stand for every kind of page."""
    return list_samples(real_site.site)


@pytest.fixture(scope="session")
def visits(address: str, samples: list[Sample]) -> list[Visit]:
    """Visit all samples."""
    return visit_pages(address, samples)
