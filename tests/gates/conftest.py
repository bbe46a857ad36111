"""The site that the gates stand at, what each of its pages came to, and the table of figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.gates.page_kinds import Sample, list_samples
from tests.gates.visiting import Visit, visit_pages
from tests.served import serve
from tests.site.project import SITE_URL, Build
from tests.site.real_site import build_real_site

MOUNT = urlsplit(SITE_URL).path
_PROPERTY = "gate"

# Tells the table a figure: what was measured, what it came to, what it must be.
Note = Callable[[str, object, object], None]


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


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Note:
    """Give a function that puts a figure into the table at the end of the run."""

    def add(what: str, measured: object, bound: object) -> None:
        record_property(_PROPERTY, [what, str(measured), str(bound)])

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the gates measured beside what they ask for."""
    rows = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == _PROPERTY
    ]
    if not rows:
        return
    rows.insert(0, ["", "measured", "bound"])
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    terminalreporter.section("gates")
    for what, measured, bound in rows:
        line = f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {bound:>{widths[2]}}"
        terminalreporter.write_line(line)
