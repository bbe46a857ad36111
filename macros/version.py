"""The version of the handbook: a calendar version, such as 2026.11.0."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version

PROJECT = "turkic-security-handbook"
# Year, month, running number; a tag of that name is a release.
_RELEASE = re.compile(r"20[0-9]{2}\.(?:[1-9]|1[0-2])\.(?:0|[1-9][0-9]*)")


@cache
def read_version() -> str:
    """Give the version that stands in pyproject.toml, from the installed project's metadata."""
    return version(PROJECT)


def is_release(tag: str) -> bool:
    """Tell whether a tag is the name of a version."""
    return _RELEASE.fullmatch(tag) is not None
