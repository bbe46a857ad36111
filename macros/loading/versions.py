"""Versions of the data folder: as it lies there now, or as it was in a revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.history import read_old_folder
from macros.loading.files import DataFile, read_data_folder
from macros.loading.handbook import Loaded, build_handbook
from macros.records.publisher import Publisher

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class UsedId:
    """An id that a version uses: the folder of its record, or `documents`, and its file."""

    id: str
    kind: str
    path: str


@dataclass(frozen=True, eq=False)
class Version:
    """The files of one version, and what came of loading them with the models of today.

    `revision` is what the caller named, or "" for the working tree; `commit` is its full id.
    """

    revision: str
    commit: str
    files: tuple[DataFile, ...]
    loaded: Loaded

    def map_records(self) -> dict[str, Mapping[str, Any]]:
        """Give what each record's file says, by folder and id: mappings, lists and texts."""
        return {
            f"{file.folder}/{file.id}": file.yaml.value
            for file in self.files
            if file.folder and isinstance(file.yaml.value, dict)
        }

    def list_unread(self) -> tuple[str, ...]:
        """Give the paths of the files that cannot be read as YAML, so that they say nothing."""
        return tuple(
            file.path
            for file in self.files
            if file.folder and (file.yaml.faults or not isinstance(file.yaml.value, dict))
        )

    def list_ids(self) -> Iterator[UsedId]:
        """Give the ids of all records and documents, whether their files are sound or not."""
        for file in self.files:
            if not file.folder:
                continue
            yield UsedId(file.id, file.folder, file.path)
            if file.folder == Publisher.folder and isinstance(file.yaml.value, dict):
                for document_id in _list_document_ids(file.yaml.value.get(DOCUMENTS)):
                    yield UsedId(document_id, DOCUMENTS, file.path)


def _list_document_ids(documents: object) -> Iterator[str]:
    for document in documents if isinstance(documents, list) else ():
        if isinstance(document, dict) and isinstance(document.get("id"), str):
            yield document["id"]


def load_version(root: Path, revision: str | None = None) -> Version:
    """Read a data folder as it lies there, or as it was in a revision.

    Raises:
        NotADirectoryError: when there is no such folder.
        RevisionFault: when the revision cannot be read.
    """
    if revision is None:
        files = tuple(read_data_folder(root))
        return Version("", "", files, build_handbook(files))
    old = read_old_folder(root, revision)
    with TemporaryDirectory(prefix="handbook-") as folder:
        copy = Path(folder, root.resolve().name)
        copy.mkdir()
        for name, content in old.files.items():
            path = copy / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        files = tuple(read_data_folder(copy))
    return Version(revision, old.commit, files, build_handbook(files))
