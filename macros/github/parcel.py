"""Open what another job uploaded: a zip with one small JSON file, and nothing else is believed."""

from __future__ import annotations

import json
import zipfile
import zlib
from io import BytesIO
from typing import Any

from macros.github.client import GitHub

ZIP_BYTES_MAX = 1_000_000
FILE_BYTES_MAX = 4_000_000


class ParcelFault(Exception):
    """An upload is missing, too large or of another form; the message is one plain sentence."""


def fetch_parcel(github: GitHub, run_id: int, name: str) -> bytes:
    """Give the bytes of an artifact of a run.

    Raises:
        ParcelFault: when there is none, or it is too large.
        ApiFault: when GitHub refuses it.
    """
    found = github.get(f"actions/runs/{run_id}/artifacts", name=name)["artifacts"]
    if not found:
        raise ParcelFault("The run left no report.")
    if found[0]["size_in_bytes"] > ZIP_BYTES_MAX:
        raise ParcelFault("The report is too large to be read here.")
    content = github.download(f"actions/artifacts/{int(found[0]['id'])}/zip", ZIP_BYTES_MAX)
    if len(content) > ZIP_BYTES_MAX:
        raise ParcelFault("The report is too large to be read here.")
    return content


def open_parcel(content: bytes, member: str) -> bytes:
    """Give the one file of a zip, in memory: no name in it is ever used as a path.

    Args:
        content: the bytes of the zip.
        member: the name that the only file in it must have.

    Raises:
        ParcelFault: when it is no zip, holds anything else, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if archive.namelist() != [member]:
                raise ParcelFault("The report holds other files than expected.")
            with archive.open(member) as file:
                text = file.read(FILE_BYTES_MAX + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        # The last two: a packing method that is not known, and a password.
        raise ParcelFault("The report cannot be unpacked.") from None
    if len(text) > FILE_BYTES_MAX:
        raise ParcelFault("The report is too large to be read here.")
    return text


def read_json(content: bytes) -> dict[str, Any]:
    """Read a JSON object of unknown origin.

    Raises:
        ParcelFault: when it is none.
    """
    try:
        value = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ParcelFault("The report cannot be read.") from None
    if not isinstance(value, dict):
        raise ParcelFault("The report cannot be read.")
    return value


def take(value: object, kind: type[Any], what: str) -> Any:
    """Give a value that must be of one type.

    Raises:
        ParcelFault: when it is of another.
    """
    if type(value) is not kind:
        raise ParcelFault(f"The report has no sound {what!r}.")
    return value
