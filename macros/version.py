"""The version of the handbook: a calendar version, such as 2026.11.0."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

PROJECT = "turkic-security-handbook"


@cache
def read_version() -> str:
    """Give the version that stands in pyproject.toml, from the installed project's metadata."""
    return version(PROJECT)
