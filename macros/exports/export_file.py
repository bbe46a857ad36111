"""One file of the published data, and what all formats are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from macros.changes.step import VersionHistory
from macros.loading.handbook import Handbook
from macros.pages.addresses import Address, find_address, page_url
from macros.records.base import Record

# Below this folder of the site lie the published data; the number is the contract's version.
DATA_FOLDER = "data/v1"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A finished file: where it lies below `data/v1/`, what it holds and how it is described.

    `rows` is the number of records, rows or entries in it; None where that has no meaning.
    `schema_path` leads, from the same folder, to the schema or dictionary that describes it.
    """

    path: str
    content: bytes
    media_type: str
    title: str
    rows: int | None = None
    schema_path: str | None = None


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What a list of files says of one, without what it holds; `digest` is its SHA-256."""

    path: str
    media_type: str
    title: str
    rows: int | None
    schema_path: str | None
    size_bytes: int
    digest: str


def list_file(file: ExportFile) -> ListedFile:
    """Give what a list says of a file."""
    return ListedFile(
        path=file.path,
        media_type=file.media_type,
        title=file.title,
        rows=file.rows,
        schema_path=file.schema_path,
        size_bytes=len(file.content),
        digest=hashlib.sha256(file.content).hexdigest(),
    )


@dataclass(frozen=True, eq=False)
class ExportInput:
    """What every format is made from.

    `site_url` ends with a slash; `moment` is the time that stands in the files, in UTC, taken
    from SOURCE_DATE_EPOCH where it is set, so that two exports of one commit are equal.
    `read_history` gives the versions that the handbook went through; only the feeds ask for them.
    """

    handbook: Handbook
    version: str
    site_url: str
    moment: datetime
    last_changes: Mapping[Path, date]
    data_root: Path
    first_changes: Mapping[Path, date] = field(default_factory=dict)
    read_history: Callable[[], VersionHistory] = VersionHistory

    def page_address(self, record: Record) -> str:
        """Give the permanent address of the page that shows a record."""
        return self.absolute(find_address(record))

    def absolute(self, to: Address) -> str:
        """Give the whole address of a place on the site."""
        anchor = f"#{to.anchor}" if to.anchor else ""
        return f"{self.site_url}{page_url(to.page, directory_urls=True)}{anchor}"

    def file_address(self, path: str) -> str:
        """Give the whole address of an exported file."""
        return f"{self.site_url}{DATA_FOLDER}/{path}"

    def last_change(self, record: Record) -> date | None:
        """Give the day on which the file of a record was last changed, if that is known."""
        return self.last_changes.get(self._file(record))

    def first_change(self, record: Record) -> date | None:
        """Give the day on which a record came into the handbook, if that is known."""
        return self.first_changes.get(self._file(record))

    def _file(self, record: Record) -> Path:
        return (self.data_root / record.folder / f"{record.id}.yaml").resolve()
