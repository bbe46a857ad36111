"""Folders as zip files, the same bytes for the same content."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from macros.releasing.faults import ReleaseFault

# Source: PKWARE APPNOTE 6.3.10, 4.4.6: times begin with 1980.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_FILE_MODE = 0o100644
_UNIX = 3
_CHUNK_BYTES = 1 << 20


def pack_folder(folder: Path, archive: Path, root: str, moment: datetime) -> None:
    """Write every file of a folder into a zip, in the order of their names.

    Args:
        folder: what to pack.
        archive: the zip to write.
        root: the name of the one folder in the zip.
        moment: the time of every file in it.

    Raises:
        ReleaseFault: when the folder is missing or empty.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        raise ReleaseFault(f"{folder} is missing or empty.")
    stamp = max(moment.astimezone(UTC), _EARLIEST).timetuple()[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
        for path in files:
            name = f"{root}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE << 16
            opened.writestr(entry, path.read_bytes())


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
