"""Many versions of one data folder, each file read once however many versions share it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from macros.history import list_old_files, read_objects
from macros.loading.builder import build_record
from macros.loading.files import DataFile, parse_content
from macros.loading.handbook import Handbook, Loaded, index_handbook
from macros.loading.versions import Version
from macros.records.base import Record
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_id

# A file by its path in the data folder and the id of its content in the repository.
_Key = tuple[str, str]
_Read = tuple[DataFile, Record | None]


@dataclass(frozen=True, eq=False)
class VersionReader:
    """Reads versions of a data folder; what two of them have in common is parsed once.

    Their handbooks are indexed, not linked, and what is no record is passed over.
    """

    root: Path
    _known: dict[_Key, _Read] = field(default_factory=dict)

    def learn(self, handbook: Handbook) -> None:
        """Take over the records of the folder as it lies there, where they are the same."""
        for name, file in handbook.files.items():
            record = handbook.by_folder[file.folder][file.id]
            path = f"{name}.yaml"
            try:
                content = (self.root / path).read_bytes()
            except OSError:
                continue
            self._known[path, _name_content(content)] = (file, record)

    def read(self, revision: str) -> Version:
        """Read the folder as it was in a revision.

        Raises:
            RevisionFault: when the revision cannot be read.
        """
        commit, objects = list_old_files(self.root, revision)
        keys = [(path, content_id) for path, content_id in objects.items() if _is_record(path)]
        missing = [key for key in keys if key not in self._known]
        contents = read_objects(self.root, (content_id for _path, content_id in missing))
        for key, content in zip(missing, contents, strict=True):
            self._known[key] = self._parse(key[0], content)
        found = [self._known[key] for key in keys]
        records = [record for _file, record in found if record is not None]
        files = tuple(file for file, _record in found)
        return Version(revision, commit, files, Loaded(index_handbook(records), ()))

    def _parse(self, path: str, content: bytes) -> _Read:
        place = PurePosixPath(path)
        file = parse_content(content, f"{self.root.name}/{path}", place.parts[0], place.stem)
        return file, build_record(file)


EMPTY_VERSION = Version("", "", (), Loaded(index_handbook(()), ()))


def _is_record(path: str) -> bool:
    """Tell whether a file lies where a record lies, under a name that a record has."""
    folder, _, name = path.partition("/")
    stem, dot, suffix = name.rpartition(".")
    return folder in RECORD_KINDS and dot + suffix == ".yaml" and is_id(stem)


def _name_content(content: bytes) -> str:
    """Give the id under which a repository keeps a content.

    Source: Pro Git, 10.2 (Git Objects), "Object Storage". Where a repository uses SHA-256
    instead, nothing is found under it, and the file is parsed again.
    """
    head = f"blob {len(content)}\0".encode("ascii")
    return hashlib.sha1(head + content, usedforsecurity=False).hexdigest()
