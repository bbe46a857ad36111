"""What the imprint says of this edition: version, commit, day, addresses, checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the book.

    `moment` is the time that the file carries, in UTC; `commit` is None where there is no
    history; `project_root` is the folder that holds `docs/`.
    """

    version: str
    commit: str | None
    moment: datetime
    site_url: str
    project_root: Path


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the book: its path among the attachments, its bytes, what it is."""

    path: str
    content: bytes
    media_type: str
    title: str


CHECKSUM_FILE = "SHA256SUMS"


def add_checksums(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Give the attachments by path and after them the list of their checksums.

    Source: GNU coreutils, sha256sum: `sha256sum --check SHA256SUMS` proves the others.
    """
    ordered = sorted(attachments, key=lambda a: a.path)
    lines = [f"{hashlib.sha256(a.content).hexdigest()}  {a.path}\n" for a in ordered]
    sums = Attachment(
        CHECKSUM_FILE, "".join(lines).encode(), "text/plain", "SHA-256 of each attached file"
    )
    return (*ordered, sums)


def find_checksum(attachments: Iterable[Attachment]) -> str:
    """Give the checksum of the list of checksums: it stands for all attached data."""
    content: Mapping[str, bytes] = {a.path: a.content for a in attachments}
    return hashlib.sha256(content[CHECKSUM_FILE]).hexdigest()
