"""Which pages two folders show differently."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator
from pathlib import Path

# Style sheets, scripts and pictures of the frame of every page.
_ASSETS = "assets/"


def list_different(old: Path, new: Path) -> frozenset[str] | None:
    """Give the pages that are not the same in two built sites; None where all may look different.

    The published data and the search index are not shown by themselves.
    """
    before, after = frozenset(_list_shown(old)), frozenset(_list_shown(new))
    found = before ^ after
    both = before & after
    found |= {name for name in both if not filecmp.cmp(old / name, new / name, shallow=False)}
    return None if any(name.startswith(_ASSETS) for name in found) else found


def _list_shown(site: Path) -> Iterator[str]:
    for folder, _folders, names in os.walk(site):
        for name in names:
            path = Path(folder, name).relative_to(site).as_posix()
            if path.endswith(".html") or path.startswith(_ASSETS):
                yield path
