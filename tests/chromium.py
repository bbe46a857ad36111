"""The system's Chromium, for all tests that need a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "google-chrome", "chromium-browser")


class BrowserMissing(Exception):
    """There is no browser to test with; the text says what to install."""


def find_chromium(environment: Mapping[str, str]) -> str:
    """Give the program of the system's Chromium: CHROMIUM, or what the path holds.

    Raises:
        BrowserMissing: when there is none, so that the tests fail and are not passed over.
    """
    named = environment.get("CHROMIUM")
    found = [named] if named else [shutil.which(n, path=environment.get("PATH")) for n in _NAMES]
    program = next((f for f in found if f and os.access(f, os.X_OK)), None)
    if program is None:
        raise BrowserMissing("No Chromium. Install the package chromium, or name it in CHROMIUM.")
    return program
