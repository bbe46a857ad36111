"""The handbook of a data folder, read again only when a file has changed, and only that file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from macros.loading.builder import build_record
from macros.loading.files import (
    SIZE_MAX_BYTES,
    DataFile,
    parse_content,
    read_data_folder,
    read_file,
)
from macros.loading.garbage import set_apart
from macros.loading.handbook import Loaded, build_handbook
from macros.records.base import Record

# The name, time of change and size of each file.
Stamps = tuple[tuple[str, int, int], ...]

# Python writes into it what it has read: that is no change.
_COMPILED = "__pycache__"


def load_cached(root: Path) -> Loaded:
    """Give the handbook of a folder; the same object as before if no file has changed.

    After a change, the records of files that hold what they held before are the same objects.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    return _open_folder(root.resolve()).load()


@lru_cache(maxsize=2)
def _open_folder(root: Path) -> _Folder:
    return _Folder(root)


@dataclass(frozen=True, slots=True)
class _Known:
    """A file without problems: what it holds, and what that says."""

    content: bytes
    file: DataFile
    record: Record


@dataclass(slots=True)
class _Folder:
    """A data folder that is loaded again and again."""

    root: Path
    stamps: Stamps | None = None
    loaded: Loaded | None = None
    known: dict[str, _Known] = field(default_factory=dict)
    # What this loading has read: file by file, whether it could be taken over or not.
    contents: dict[str, bytes] = field(default_factory=dict)

    def load(self) -> Loaded:
        stamps = list_stamps([self.root])
        if self.loaded is None or stamps != self.stamps:
            before, self.contents = self.contents, {}
            loaded = build_handbook(read_data_folder(self.root, self._read), build=self._build)
            self.known = {path: self.known[path] for path in self.contents if path in self.known}
            is_same = self.contents == before
            if self.loaded is None or loaded.problems or self.loaded.problems or not is_same:
                self.loaded = loaded
            self.stamps = stamps
            set_apart()
        return self.loaded

    def _read(self, path: Path, shown: str, folder: str) -> DataFile:
        """Read a file, unless it holds what it held before."""
        try:
            if path.stat().st_size > SIZE_MAX_BYTES:
                return read_file(path, shown, folder)
            content = path.read_bytes()
        except OSError:
            return read_file(path, shown, folder)
        self.contents[shown] = content
        known = self.known.get(shown)
        if known is not None and known.content == content:
            return known.file
        file = parse_content(content, shown, folder, path.stem)
        return read_file(path, shown, folder) if file.problems else file

    def _build(self, file: DataFile) -> Record | None:
        """Build the record of a file, unless that was taken over."""
        known = self.known.get(file.path)
        if known is not None and known.file is file:
            return known.record
        record = build_record(file)
        if record is not None and not file.problems:
            self.known[file.path] = _Known(self.contents[file.path], file, record)
        else:
            self.known.pop(file.path, None)
        return record


def list_stamps(roots: Iterable[Path]) -> Stamps:
    """Give the name, time of change and size of files, and of every file below folders."""
    found: list[tuple[str, int, int]] = []
    for root in roots:
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if name != _COMPILED]
            for name in names:
                found += _stamp(os.path.join(folder, name))  # noqa: PTH118 Path is slow for thousands of files
        if not root.is_dir():
            found += _stamp(str(root))
    return tuple(sorted(found))


def _stamp(path: str) -> Stamps:
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return ()  # deleted between the listing and this look
    return ((path, status.st_mtime_ns, status.st_size),)
