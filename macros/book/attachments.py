"""The data package inside the book: its files, each with its checksum.

All lie in one folder: programs that save the files of a PDF make no folders, and some drop what
stands before the last slash of a name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.exports.as_datapackage import PATH as PACKAGE
from macros.exports.as_datapackage import export_tables
from macros.exports.as_json import export_json
from macros.exports.as_openapi import export_openapi
from macros.exports.as_schema import map_schemas
from macros.exports.export_file import ExportFile, ExportInput

CHECKSUM_FILE = "SHA256SUMS"
# Typst takes no media type with a plus or a parameter in it.
_MEDIA_TYPES = {".json": "application/json", ".csv": "text/csv"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the book: its name among the attachments, its bytes, what it is."""

    name: str
    content: bytes
    media_type: str
    title: str


def list_attachments(export_input: ExportInput) -> tuple[Attachment, ...]:
    """Give all records as JSON, the tables as CSV, what describes both, and the checksums."""
    return add_checksums(_list_data(export_input))


def _list_data(export_input: ExportInput) -> Iterator[Attachment]:
    # The first JSON file holds all records; the others say the same again, each a part of it.
    whole = next(export_json(export_input))
    for file in (whole, *export_openapi(export_input), *export_tables(export_input)):
        path = PurePosixPath(file.path)
        content = _lay_flat(file) if file.path == PACKAGE else file.content
        yield Attachment(path.name, content, _MEDIA_TYPES[path.suffix], file.title)
    for name, text in map_schemas().items():
        title = f"JSON Schema: {name.partition('.')[0]}"
        yield Attachment(name, text.encode(), "application/json", title)


def _lay_flat(package: ExportFile) -> bytes:
    """Give the description of the tables for tables that lie beside it."""
    described = json.loads(package.content)
    for resource in described["resources"]:
        resource["path"] = PurePosixPath(resource["path"]).name
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def add_checksums(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Give the attachments by name and after them the list of their checksums.

    Source: GNU coreutils, sha256sum: `sha256sum --check SHA256SUMS` proves the others.
    """
    ordered = sorted(attachments, key=lambda a: a.name)
    lines = [f"{hashlib.sha256(a.content).hexdigest()}  {a.name}\n" for a in ordered]
    sums = Attachment(
        CHECKSUM_FILE, "".join(lines).encode(), "text/plain", "SHA-256 of each attached file"
    )
    return (*ordered, sums)


def find_checksum(attachments: Iterable[Attachment]) -> str:
    """Give the checksum of the list of checksums: it stands for all attached data."""
    content: Mapping[str, bytes] = {a.name: a.content for a in attachments}
    return hashlib.sha256(content[CHECKSUM_FILE]).hexdigest()


def attach_data(root: Path, attachments: Sequence[Attachment]) -> None:
    """Put the files into the folder that Typst reads, with the list that names them."""
    for attachment in attachments:
        (root / attachment.name).write_bytes(attachment.content)
    listing = [{"path": a.name, "media_type": a.media_type, "title": a.title} for a in attachments]
    (root / "attachments.json").write_text(json.dumps(listing), encoding="utf-8")
