"""Put the files of a release together in one folder, all or none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from macros.history import RevisionFault
from macros.releasing.agreement import find_disagreements
from macros.releasing.faults import ReleaseFault
from macros.releasing.materials import render_materials
from macros.releasing.notes import render_notes
from macros.releasing.packing import digest_file, pack_folder
from macros.version import PROJECT

SUMS_NAME = "SHA256SUMS"
NOTES_NAME = "NOTES.md"
PYTHON_BILL = "bill-of-python.json"
EXPORT_FOLDER = "export"
# What is built beside the site, and must be there: the book and the offline copy.
NEEDED = (".pdf", "-offline.zip")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReleaseParts:
    """What a release is made of.

    Attributes:
        root: the folder of the project.
        data: the data folder.
        built: holds the book, the offline copy and the like, named `PROJECT-VERSION…`, the
            folder `export` and the bill of the Python packages.
        site: the built site.
        version: the version of the project.
        tag: the tag that is released; None in a dry run.
        moment: the time of every file in the archives.
    """

    root: Path
    data: Path
    built: Path
    site: Path
    version: str
    tag: str | None
    moment: datetime

    @property
    def name(self) -> str:
        """What the name of each file begins with."""
        return f"{PROJECT}-{self.version}"

    def list_beside(self) -> list[Path]:
        """Give the files that were built beside the site."""
        return sorted(path for path in self.built.glob(f"{self.name}*") if path.is_file())


def assemble_release(parts: ReleaseParts, out: Path) -> str:
    """Write the files of a release into a folder; give the list of them with their sizes.

    Args:
        parts: what it is made of.
        out: the folder, replaced when it is there; it stays as it was when something is wrong.

    Raises:
        ReleaseFault: naming everything that is missing or does not agree.
    """
    faults = [*find_disagreements(parts.root, parts.version, parts.tag), *_find_missing(parts)]
    if faults:
        raise ReleaseFault("\n".join(faults))
    staging = out.with_name(f".{out.name}-new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir(parents=True)
        _fill(staging, parts)
        shutil.rmtree(out, ignore_errors=True)
        staging.rename(out)
    except RevisionFault as fault:
        raise ReleaseFault(str(fault)) from None
    except OSError as error:
        raise ReleaseFault(f"{error.filename or out}: {error.strerror or error}.") from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return _list_files(out)


def _find_missing(parts: ReleaseParts) -> Iterator[str]:
    present = {path.name for path in parts.list_beside()}
    for ending in NEEDED:
        if f"{parts.name}{ending}" not in present:
            path = parts.built / f"{parts.name}{ending}"
            yield f"{path} is missing. Run `make release-files`."


def _fill(folder: Path, parts: ReleaseParts) -> None:
    name = parts.name
    for path in parts.list_beside():
        shutil.copyfile(path, folder / path.name)
    pack_folder(parts.site, folder / f"{name}-site.zip", f"{name}-site", parts.moment)
    export = parts.built / EXPORT_FOLDER
    pack_folder(export, folder / f"{name}-data.zip", f"{name}-data", parts.moment)
    bill = render_materials(parts.root, parts.built / PYTHON_BILL, parts.version)
    _write(folder / f"{name}-materials.cdx.json", bill)
    _write(folder / SUMS_NAME, _render_sums(folder))
    _write(folder / NOTES_NAME, render_notes(parts.root, parts.data, parts.version))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _render_sums(folder: Path) -> str:
    """Give the checksum of each file, as `sha256sum --check` reads it."""
    return "".join(f"{digest_file(path)}  {path.name}\n" for path in sorted(folder.iterdir()))


def _list_files(folder: Path) -> str:
    rows = [
        f"{path.stat().st_size / _MEGABYTE:8.2f} MB  {path.name}"
        for path in sorted(folder.iterdir())
    ]
    return "\n".join([f"{folder}:", *rows])
