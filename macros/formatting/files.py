"""Format the files of a data folder in place, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from macros.formatting.yaml_form import format_text
from macros.loading.files import read_data_folder
from macros.records.registry import RECORD_KINDS


@dataclass(frozen=True, slots=True)
class Formatted:
    """A data file, its text now and its canonical text."""

    path: Path
    shown: str
    text: str
    canonical: str

    @property
    def is_canonical(self) -> bool:
        """Whether the file already is what the formatter writes."""
        return self.text == self.canonical


def format_data_folder(root: Path, only: frozenset[Path] = frozenset()) -> Iterator[Formatted]:
    """Give every sound file of a data folder with its canonical text.

    Files that cannot be read as records are passed over: `handbook check` tells of them.

    Args:
        root: the data folder.
        only: resolved paths of the files to format; all when empty.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    for file in read_data_folder(root):
        path = root / file.folder / f"{file.id}.yaml"
        if file.problems or not file.folder or (only and path.resolve() not in only):
            continue
        if not isinstance(file.yaml.value, dict):
            continue
        text = path.read_bytes().decode("utf-8")
        plain = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
        canonical = format_text(plain, RECORD_KINDS[file.folder])
        yield Formatted(path, file.path, text, canonical)


def write_whole(path: Path, text: str) -> None:
    """Replace a file by a text: written beside it first, so that it is never half there.

    Raises:
        OSError: when the folder or the disk does not take it; the old file then stays.
    """
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
    ) as stream:
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
            if path.exists():
                Path(stream.name).chmod(path.stat().st_mode)
            else:
                Path(stream.name).chmod(0o644)
            Path(stream.name).replace(path)
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise
