"""What all tests share: settings, one browser for each process, the tables of figures."""

from __future__ import annotations

import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find_chromium
from tests.figures import PROPERTY, Note, Row, render_table

# No deadline: the first call of the date grammar takes long, and machines differ.
settings.register_profile("handbook", deadline=None)
settings.load_profile("handbook")

# A shell in the background has commands ignore Ctrl-C; those that tests start have to hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The files that take longest begin first, so that no process is left alone with one at the end;
# what is built for the first of them is there for those after it.
LONGEST = (
    "tests/book/test_whole_book.py",
    "tests/hostile/test_site.py",
    "tests/browser/test_offline_copy.py",
    "tests/browser/test_register.py",
    "tests/browser/test_pages.py",
    "tests/browser/test_search.py",
    "tests/engines/test_engines.py",
    "tests/serving/test_served_edits.py",
    "tests/starving/test_starved.py",
    "tests/book/test_volumes.py",
    "tests/site/test_small_site.py",
    "tests/gates/test_pages_of_every_kind.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest files first; `--no-loadscope-reorder` keeps them there."""
    ranks = {config.rootpath / name: rank for rank, name in enumerate(LONGEST)}
    gone = [str(path) for path in ranks if not path.is_file()]
    if gone:
        raise pytest.UsageError(f"tests/conftest.py names what is not there: {', '.join(gone)}")
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.fixture(scope="session", autouse=True)
def lean_processes() -> Iterator[None]:
    """Let processes that tests start load what builders have, not all that developers have."""
    lean = str(Path(__file__).with_name("lean"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", lean, prepend=os.pathsep)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium with a fresh profile; a process can hold only one."""
    program = find_chromium(os.environ)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def note(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Note:
    """Give a function that puts a figure into the table of this folder at the end of the run."""
    folder = request.path.parent.name

    def add(what: str, measured: object, bound: object) -> None:
        record_property(PROPERTY, [folder, what, str(measured), str(bound)])

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests measured beside what they ask for."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties:
                if name == PROPERTY:
                    folder, what, measured, bound = value
                    tables[folder].append((what, measured, bound))
    for folder in sorted(tables):
        terminalreporter.section(folder)
        for line in render_table(tables[folder]):
            terminalreporter.write_line(line)
