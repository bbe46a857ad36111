"""What `handbook from-issue` made of a filled form, as another job left it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from macros.github.parcel import ParcelFault, read_json, take

RESULT_NAME = "form.json"
FILES_MAX = 4
FILE_BYTES_MAX = 262_144
# The only places that a form may write to; see `file-place` and `file-name` among the rules.
_RECORD_PATH = re.compile(r"data/[a-z]{1,30}/[a-z0-9]+(-[a-z0-9]+){0,30}\.yaml", re.ASCII)
_TITLE = re.compile(r"[\w .,'()/-]{1,100}")


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file as it would be: its path from the root of the repository, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A filled form: the files that come of it, or the questions with what is missing.

    Attributes:
        is_ready: whether it makes sound records.
        title: what it does in one line, or "" when that is no plain line.
        gaps: question and message, in the order of the form.
        files: new or changed records.
    """

    is_ready: bool
    title: str
    gaps: tuple[tuple[str, str], ...]
    files: tuple[FormFile, ...]


def read_form(folder: Path) -> Form:
    """Read what another job left: `form.json`, and the files below the same folder.

    Raises:
        ParcelFault: when it has another form, or a file would go elsewhere than into `data/`.
    """
    found = read_json(_read(folder, RESULT_NAME))
    gaps = take(found.get("gaps"), list, "gaps")
    title = take(found.get("title", ""), str, "title")
    listed = take(found.get("files"), list, "files")
    if len(listed) > FILES_MAX:
        raise ParcelFault("The form would change too many files.")
    files = tuple(_read_file(folder, entry) for entry in listed)
    return Form(
        is_ready=take(found.get("ok"), bool, "ok") and bool(files),
        title=title if _TITLE.fullmatch(title) else "",
        gaps=tuple(map(_parse_gap, gaps)),
        files=files,
    )


def _parse_gap(value: object) -> tuple[str, str]:
    found = take(value, dict, "gaps")
    return take(found.get("label"), str, "label"), take(found.get("message"), str, "message")


def _read_file(folder: Path, value: object) -> FormFile:
    path = take(take(value, dict, "files").get("path"), str, "path")
    if not _RECORD_PATH.fullmatch(path):
        raise ParcelFault("The form would write to a place that is no record.")
    try:
        return FormFile(path, _read(folder, path).decode("utf-8"))
    except UnicodeDecodeError:
        raise ParcelFault("The form would write a file that is no text.") from None


def _read(folder: Path, name: str) -> bytes:
    """Give the bytes of a file that is really there, not a link to another."""
    path = folder / name
    within = [path, *(folder / parent for parent in Path(name).parents)]
    if any(part.is_symlink() for part in within) or not path.is_file():
        raise ParcelFault("The result of the form is missing.")
    with path.open("rb") as stream:
        content = stream.read(FILE_BYTES_MAX + 1)
    if len(content) > FILE_BYTES_MAX:
        raise ParcelFault("The result of the form is too large.")
    return content
