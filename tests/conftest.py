"""What all tests share: settings, and one browser for each process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import FLAGS, find_chromium

# No deadline: the first call of the date grammar takes long, and machines differ.
settings.register_profile("handbook", deadline=None)
settings.load_profile("handbook")

# A shell in the background has commands ignore Ctrl-C; those that tests start have to hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium with a fresh profile; a process can hold only one."""
    program = find_chromium(os.environ)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()
