"""The only disk writes of the exports: a whole folder, or nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from macros.exports.export_file import ExportFile, ListedFile, list_file
from macros.values.wording import quoted

SUMS_NAME = "SHA256SUMS"
# Source: GNU coreutils manual, 6.8 (md5sum): digest, a space, a mark for binary, the name.
_SUMS_LINE = re.compile(r"[0-9a-f]{64} [ *](?P<path>.+)")


class ExportFault(Exception):
    """An export could not be written; the message says why, and that nothing was changed."""


def render_sums(files: Iterable[ListedFile]) -> str:
    """Give the text of SHA256SUMS, as `sha256sum -c` reads it."""
    return "".join(f"{f.digest}  {f.path}\n" for f in sorted(files, key=lambda f: f.path))


def write_export(
    files: Iterable[ExportFile], folder: Path, progress: Callable[[int], None] = lambda _count: None
) -> tuple[ListedFile, ...]:
    """Write files and their checksums into a folder, in place of the export that it holds.

    Everything is written into a new folder beside it, which then takes its name. Whatever
    stops that (no space, no permission, an interruption) leaves the folder as it was.

    Args:
        files: the files, made one after the other.
        folder: where they go; it is made when it is missing.
        progress: called with the number of files written so far.

    Returns:
        What was written, in the order of the formats, without SHA256SUMS itself.

    Raises:
        ExportFault: when the folder holds anything else, or cannot be written.
    """
    target = folder.resolve()
    with _worded(folder):
        _restore_old(target)
        _refuse_foreign(target, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(target)
        # Named before it is made, so that an interruption at any moment finds it to remove it.
        staging = target.with_name(f"{_staging_start(target)}{os.getpid()}-{token_hex(8)}")
        try:
            staging.mkdir()
            written = _fill(staging, files, progress)
            _put_in_place(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return written


def _staging_start(target: Path) -> str:
    return f".{target.name}.handbook-new-"


def _remove_abandoned(target: Path) -> None:
    """Remove what runs that were killed have left behind; a run that still lives keeps its own."""
    start = _staging_start(target)
    for path in target.parent.iterdir():
        process = path.name.removeprefix(start).partition("-")[0]
        if path.name.startswith(start) and process.isdigit() and not _is_alive(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    """Tell whether a process of this machine runs; where that cannot be asked, say that it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _worded(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into one line for the reader."""
    try:
        yield
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        reason = f"{error.strerror or error}{place}"
        message = f"The export to {quoted(folder)} was not written: {reason}."
        raise ExportFault(f"{message} What was there is unchanged.") from error


def _fill(
    staging: Path, files: Iterable[ExportFile], progress: Callable[[int], None]
) -> tuple[ListedFile, ...]:
    written: dict[str, ListedFile] = {}
    for count, file in enumerate(files, start=1):
        if file.path in written or file.path == SUMS_NAME:
            raise ValueError(f"two formats write {file.path}")
        _write_file(staging / file.path, file.content)
        written[file.path] = list_file(file)
        progress(count)
    _write_file(staging / SUMS_NAME, render_sums(written.values()).encode())
    return tuple(written.values())


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Thousands of small files are not forced onto the disk one by one: whether they survived a
    # power cut is told by SHA256SUMS.
    with path.open("xb") as stream:
        stream.write(content)


def _old_name(target: Path) -> Path:
    return target.with_name(f".{target.name}.handbook-old")


def _put_in_place(staging: Path, target: Path) -> None:
    """Give the new folder the name of the old one; take that back if it cannot be done."""
    old = _old_name(target)
    shutil.rmtree(old, ignore_errors=True)
    try:
        if target.exists():
            target.rename(old)
        staging.rename(target)
    except BaseException:
        _restore_old(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore_old(target: Path) -> None:
    """Bring back an export that an earlier run had moved aside when it was killed."""
    old = _old_name(target)
    if old.is_dir() and not target.exists():
        old.rename(target)


def _refuse_foreign(target: Path, folder: Path) -> None:
    """Refuse a folder that holds anything which the export in it did not write.

    Raises:
        ExportFault: naming the first such file.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportFault(f"{quoted(folder)} is no folder. Name another one with --out.")
    known = {SUMS_NAME, *_read_sums(target)}
    foreign = next((path for path in _list_files(target) if path not in known), None)
    if foreign is not None:
        raise ExportFault(
            f"{quoted(folder)} holds {quoted(foreign)}, which no export wrote. "
            "Name an empty folder with --out, or move that away. Nothing was changed."
        )


def _read_sums(folder: Path) -> Iterator[str]:
    """Give the paths that the export in a folder wrote, by its SHA256SUMS."""
    sums = folder / SUMS_NAME
    if sums.is_file():
        for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
            match = _SUMS_LINE.fullmatch(line)
            if match:
                yield match["path"]


def _list_files(folder: Path) -> Iterator[str]:
    """Give the paths of all files below a folder, and of folders without files."""

    def refuse(error: OSError) -> None:
        raise error

    for path, folders, names in os.walk(folder, onerror=refuse):
        here = Path(path)
        folders.sort()
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*names, *links]):
            yield (here / name).relative_to(folder).as_posix()
        if not names and not folders and here != folder:
            yield f"{here.relative_to(folder).as_posix()}/"
