"""Which files a data folder holds, and what stands in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.problems import Problem, dotted
from macros.loading.yaml_text import Fault, Position, YamlText, parse_yaml
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_id
from macros.values.wording import quoted, suggestion

SIZE_MAX_BYTES = 256 * 1024
# Of a file that cannot be read as a record, only this much is searched for the ids it mentions.
MENTIONS_READ_BYTES = 16 * 1024 * 1024
SCHEMA_FOLDER = "schema"
_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(slots=True)
class DataFile:
    """One file of the data folder: where it lies, what it says and what is wrong with it.

    `path` is given to people: from the folder that holds the data folder, with slashes.
    """

    path: str
    folder: str
    id: str
    yaml: YamlText = field(default_factory=YamlText)
    problems: list[Problem] = field(default_factory=list)
    mentions: frozenset[str] = frozenset()

    def add_fault(self, fault: Fault) -> None:
        """Note a fault of the text as a problem of this file."""
        self.add_problem(fault.position, fault.path, fault.message, fault.rule)

    def add_problem(
        self, position: Position | None, path: tuple[str | int, ...], message: str, rule: str
    ) -> None:
        """Note a problem at a position, or about the file as a whole when that is None."""
        line, column = (position.line, position.column) if position else (0, 0)
        self.problems.append(Problem(self.path, line, column, dotted(path), message, rule))


def read_data_folder(root: Path) -> Iterator[DataFile]:
    """Read every file below a data folder, folder by folder, in the order of their names.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    for entry in sorted(os.scandir(root), key=lambda e: e.name):
        if entry.name.startswith("."):
            continue
        if entry.name == SCHEMA_FOLDER and entry.is_dir(follow_symlinks=False):
            continue
        shown = f"{root.name}/{entry.name}"
        if entry.is_symlink() and _leads_outside(Path(entry.path), root):
            yield _stray(shown, "leads out of the data folder. Put the file itself here.")
        elif entry.is_dir():
            yield from _read_kind(root, entry.name)
        else:
            yield _stray(shown, f"lies beside the folders. Move it into one of: {_FOLDERS}.")


_FOLDERS = ", ".join(sorted(RECORD_KINDS))


def _stray(path: str, message: str, rule: str = "file-place") -> DataFile:
    file = DataFile(path, "", "")
    file.add_problem(None, (), message, rule)
    return file


def _leads_outside(path: Path, root: Path) -> bool:
    """Tell whether a symbolic link ends outside the data folder, or nowhere."""
    try:
        return not path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def _read_kind(root: Path, folder: str) -> Iterator[DataFile]:
    shown = f"{root.name}/{folder}"
    if folder not in RECORD_KINDS:
        remedy = suggestion(folder, RECORD_KINDS) or f"Use one of: {_FOLDERS}."
        yield _stray(shown, f"is no kind of record. {remedy}")
        return
    for entry in sorted(os.scandir(root / folder), key=lambda e: e.name):
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        here = f"{shown}/{entry.name}"
        if entry.is_symlink() and _leads_outside(path, root):
            yield _stray(here, "leads out of the data folder. Put the file itself here.")
        elif not (entry.is_dir() or entry.is_file()):
            yield _stray(here, "is no ordinary file. Delete it.")
        elif entry.is_dir():
            yield _stray(here, "is a folder inside a folder. Put the files one level up.")
        elif path.suffix != ".yaml":
            yield _stray(here, 'is no record: its name does not end in ".yaml". Rename it.')
        elif not is_id(path.stem):
            file = _stray(here, f"{_quoted_name(path.stem)} is no id. {_ID_REMEDY}", "file-name")
            file.mentions = _find_mentions(path)
            yield file
        else:
            yield _read_file(path, here, folder)


_ID_REMEDY = (
    "Name the file with small letters a to z, digits and single hyphens, "
    'such as "tarlan-2025.yaml".'
)


def _quoted_name(stem: str) -> str:
    return quoted(stem.encode("utf-8", "replace").decode("utf-8", "replace"))


def _read_file(path: Path, shown: str, folder: str) -> DataFile:
    file = DataFile(shown, folder, path.stem)
    text = _read_text(path, file)
    if text is not None:
        file.yaml = parse_yaml(text)
        for fault in file.yaml.faults:
            file.add_fault(fault)
    if file.problems:
        file.mentions = _find_mentions(path)
    return file


def _read_text(path: Path, file: DataFile) -> str | None:
    try:
        size = path.stat().st_size
        if size > SIZE_MAX_BYTES:
            message = (
                f"is {size // 1024} KiB large; {SIZE_MAX_BYTES // 1024} KiB is the most. "
                "Split the record, or look for something pasted by mistake."
            )
            file.add_problem(None, (), message, "file-size")
            return None
        raw = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}. Check the permissions of the file."
        file.add_problem(None, (), message, "file-place")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        message = "is not UTF-8 text. Save the file again with the encoding UTF-8."
        file.add_problem(Position(line, column), (), message, "file-encoding")
        return None


def _find_mentions(path: Path) -> frozenset[str]:
    """Collect the words of a broken file that may be ids.

    What a broken file mentions counts as present and as used, so that one fault in it does
    not make other files look wrong.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MENTIONS_READ_BYTES)
    except OSError:
        return frozenset()
    return frozenset(_WORD.findall(raw.decode("utf-8", "replace")))
