"""Which files a data folder holds, and what stands in them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.loading.yaml_faults import Fault, Position
from macros.loading.yaml_text import YamlText, parse_yaml
from macros.problems import Problem, as_printable, dotted
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_device_name, is_id
from macros.values.wording import quoted, suggestion

SIZE_MAX_BYTES = 256 * 1024
# Of a file that cannot be read as a record, only this much is searched for the ids it mentions.
MENTIONS_READ_BYTES = 16 * 1024 * 1024
SCHEMA_FOLDER = "schema"
SUFFIX = ".yaml"
_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NO_ID = re.compile(r"[^a-z0-9]+")
# A file or folder as its folder lists it: what it is, is known without a look at each.
Entry = os.DirEntry[str]


# A file, its path as people are told it, and the name of its folder.
ReadFile = Callable[[Path, str, str], "DataFile"]


@dataclass(slots=True)
class DataFile:
    """One file of the data folder: where it lies, what it says and what is wrong with it.

    `path` is given to people: from the folder that holds the data folder, with slashes.
    `mentions` holds the words of a file that has problems; of a file (or folder) that
    `is_closed`, not even those could be read.
    """

    path: str
    folder: str
    id: str
    yaml: YamlText = field(default_factory=YamlText)
    problems: list[Problem] = field(default_factory=list)
    mentions: frozenset[str] = frozenset()
    is_closed: bool = False

    def add_fault(self, fault: Fault) -> None:
        """Note a fault of the text as a problem of this file."""
        self.add_problem(fault.position, fault.path, fault.message, fault.rule)

    def add_problem(
        self, position: Position | None, path: tuple[str | int, ...], message: str, rule: str
    ) -> None:
        """Note a problem at a position, or about the file as a whole when that is None."""
        line, column = (position.line, position.column) if position else (0, 0)
        self.problems.append(Problem(self.path, line, column, dotted(path), message, rule))


def read_data_folder(root: Path, read: ReadFile | None = None) -> Iterator[DataFile]:
    """Read every file below a data folder, folder by folder, in the order of their names.

    Args:
        root: the data folder.
        read: what reads one file of a record; `read_file` when left out.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    name = root.resolve().name if root.name in {"", ".."} else root.name
    for entry in _list_visible(root):
        shown = f"{name}/{as_printable(entry.name)}"
        if entry.name == SCHEMA_FOLDER and entry.is_dir(follow_symlinks=False):
            continue
        if entry.is_symlink() and _leads_outside(entry, root):
            yield _stray(entry, shown, _LEADS_OUT)
        elif not entry.is_dir():
            message = f"lies beside the folders. Move it into one of: {_FOLDERS}."
            yield _stray(entry, shown, message)
        elif entry.name not in RECORD_KINDS:
            remedy = suggestion(entry.name, RECORD_KINDS) or f"Use one of: {_FOLDERS}."
            yield _stray(entry, shown, f"is no kind of record. {remedy}")
        else:
            yield from _read_kind(root, entry, shown, read or read_file)


_FOLDERS = ", ".join(sorted(RECORD_KINDS))
_LEADS_OUT = "leads out of the data folder. Put the file itself here."


def _list_visible(folder: Path | Entry) -> list[Entry]:
    """Give the entries of a folder by name; names that begin with a dot are left alone."""
    with os.scandir(folder) as entries:
        visible = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(visible, key=lambda entry: entry.name)


def _stray(entry: Entry, shown: str, message: str, rule: str = "file-place") -> DataFile:
    """Give what is no record: a file or folder that may not be here, or not by that name."""
    path = Path(entry)
    file = DataFile(shown, "", "")
    file.add_problem(None, (), message, rule)
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        file.is_closed = True
        inside = [path]
    else:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found = [_find_mentions(p) for p in inside if p.is_file() and not p.is_symlink()]
        file.mentions = frozenset().union(*found)
    file.mentions |= {_NO_ID.sub("-", p.stem.lower()).strip("-") for p in inside}
    return file


def _leads_outside(link: Entry, root: Path) -> bool:
    """Tell whether a symbolic link ends outside the data folder, or nowhere."""
    try:
        return not Path(link).resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return True


def _read_kind(root: Path, folder: Entry, shown: str, read: ReadFile) -> Iterator[DataFile]:
    try:
        entries = _list_visible(folder)
    except OSError as error:
        file = _stray(folder, shown, f"cannot be read: {error.strerror}. {_CHECK_PERMISSIONS}")
        file.is_closed = True
        yield file
        return
    for entry in entries:
        here = f"{shown}/{as_printable(entry.name)}"
        record_id = entry.name.removesuffix(SUFFIX)
        if entry.is_symlink() and _leads_outside(entry, root):
            yield _stray(entry, here, _LEADS_OUT)
        elif entry.is_dir():
            message = "is a folder inside a folder. Put the files one level up."
            yield _stray(entry, here, message)
        elif not entry.is_file():
            yield _stray(entry, here, "is no ordinary file. Delete it.")
        elif record_id == entry.name:
            message = f'is no record: its name does not end in "{SUFFIX}". Rename it.'
            yield _stray(entry, here, message)
        elif not is_id(record_id):
            yield _stray(entry, here, f"{quoted(record_id)} is no id. {_ID_REMEDY}", "file-name")
        elif is_device_name(record_id):
            yield _stray(entry, here, f"{quoted(record_id)} {_DEVICE_NAME}", "file-name")
        else:
            yield read(Path(entry), here, folder.name)


_ID_REMEDY = (
    "Name the file with small letters a to z, digits and single hyphens, "
    'such as "tarlan-2025.yaml".'
)
_DEVICE_NAME = "is what Windows calls a device. Add a word, such as the year."
_CHECK_PERMISSIONS = "Check the permissions."


def parse_content(raw: bytes, shown: str, folder: str, record_id: str) -> DataFile:
    """Read what a file of a record holds, wherever it comes from; its words are not collected."""
    file = DataFile(shown, folder, record_id)
    _fill(file, _decode(raw, file) if _is_of_size(len(raw), file) else None)
    return file


def _fill(file: DataFile, text: str | None) -> None:
    if text is not None:
        file.yaml = parse_yaml(text)
        for fault in file.yaml.faults:
            file.add_fault(fault)


def read_file(path: Path, shown: str, folder: str) -> DataFile:
    """Read the file of a record; of one with problems, the words are collected."""
    file = DataFile(shown, folder, path.stem)
    _fill(file, _read_text(path, file))
    if file.problems:
        file.mentions = _find_mentions(path)
        file.is_closed = not file.mentions
    return file


def _read_text(path: Path, file: DataFile) -> str | None:
    try:
        if not _is_of_size(path.stat().st_size, file):
            return None
        raw = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}. {_CHECK_PERMISSIONS}"
        file.add_problem(None, (), message, "file-place")
        return None
    return _decode(raw, file)


def _is_of_size(size_bytes: int, file: DataFile) -> bool:
    if size_bytes <= SIZE_MAX_BYTES:
        return True
    message = (
        f"is {size_bytes // 1024} KiB large; {SIZE_MAX_BYTES // 1024} KiB is the most. "
        "Split the record, or look for something pasted by mistake."
    )
    file.add_problem(None, (), message, "file-size")
    return False


def _decode(raw: bytes, file: DataFile) -> str | None:
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
    # Without its zero bytes, UTF-16 shows the ids that it holds.
    return frozenset(_WORD.findall(raw.replace(b"\0", b"").decode("utf-8", "replace")))
