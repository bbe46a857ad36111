"""The handbook of a data folder, read again only when a file has changed."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from macros.loading.handbook import Loaded, load_handbook

Fingerprint = tuple[tuple[str, int, int], ...]


def load_cached(root: Path) -> Loaded:
    """Give the handbook of a folder; the same object as before if no file has changed.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    resolved = root.resolve()
    return _load(resolved, _fingerprint(resolved))


@lru_cache(maxsize=2)
def _load(root: Path, _fingerprint: Fingerprint) -> Loaded:
    return load_handbook(root)


def _fingerprint(root: Path) -> Fingerprint:
    """Give the name, time of change and size of every file below a folder."""
    found = []
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 Path is slow for thousands of files
            try:
                status = os.lstat(path)
            except FileNotFoundError:
                continue  # deleted between the listing and this look
            found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
