"""Build the handbook twice from one tree, in two surroundings; the results must be the same bytes.

The tree is the last commit with whatever has been changed since, so that it can be asked before a
commit. The two builds differ in folder, time zone, locale, hash seed, umask and home folder; each
runs the project's own Makefile. Compared is everything below `site/` and `dist/`: the site, the
exports, the book, its briefs, the EPUB and the copy for reading offline.

    python -m tests.reproducible.build_twice [--keep DIR]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

ROOT = Path(__file__).parent.parent.parent
COMPARED = ("site", "dist")
# What a first look at a difference shows of each file.
_SHOWN_BYTES = 60


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where and how one of the two builds runs; nothing of it may be seen in the result."""

    folder: str
    time_zone: str
    locale: str
    hash_seed: str
    umask: int


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which two files differ; an offset of -1: only one has the file."""

    path: str
    offset: int
    first: bytes = b""
    second: bytes = b""


TWO = (
    Surroundings("a", "Pacific/Kiritimati", "C.UTF-8", "1", 0o022),
    Surroundings("b-in-a-longer-folder/tree", "America/Los_Angeles", "tr_TR.UTF-8", "2", 0o077),
)


def copy_tree(folder: Path) -> int:
    """Clone this repository with what has changed since the commit; give how many files have."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], ROOT)
    listed = ["git", "ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard"]
    names = {name for name in _run(listed, ROOT).split("\0") if name}
    staged = ["git", "diff", "--name-only", "-z", "--cached", "--no-renames"]
    names |= {name for name in _run(staged, ROOT).split("\0") if name}
    for name in names:
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        else:
            target.unlink(missing_ok=True)
    return len(names)


def lend_environment(folder: Path) -> None:
    """Let a copy use the environment that runs this script, without setting one up."""
    environment = folder / ".venv"
    environment.mkdir()
    (environment / "bin").symlink_to(Path(sys.executable).parent)
    for name in ("made-in", "site-ready", "dev-ready"):
        (environment / name).write_text(f"{folder}\n", encoding="utf-8")


def build(folder: Path, surroundings: Surroundings, home: Path) -> None:
    """Build everything in a copy, as a person would.

    Raises:
        SystemExit: with what was printed, when a command fails.
    """
    dropped = ("HANDBOOK_DATA", "SITE_URL", "REPO_URL", "MAKEFLAGS", "MAKELEVEL", "LANG")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment |= {
        "TZ": surroundings.time_zone,
        "LC_ALL": surroundings.locale,
        "PYTHONHASHSEED": surroundings.hash_seed,
        "HOME": str(home),
        # The linked environment knows another folder's package; this one goes before it.
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    python = str(folder / ".venv" / "bin" / "python")
    probe = [python, "-c", "import macros; print(macros.__file__)"]
    used = Path(_run(probe, home, environment).strip())
    if used != folder / "macros" / "__init__.py":
        raise SystemExit(f"The build in {folder} would use {used}.")
    handbook = str(folder / ".venv" / "bin" / "handbook")
    for command in (
        ["make", "site"],
        ["make", "offline"],
        [handbook, "export", "--out", "dist/export"],
    ):
        _run(command, folder, environment, surroundings.umask)


def _run(
    command: list[str], cwd: Path, environment: dict[str, str] | None = None, umask: int = -1
) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {cwd}:\n{done.stdout}")
    return done.stdout


def list_files(folder: Path) -> dict[str, Path]:
    """Give every file that a build made, by its path in the tree."""
    found = (path for name in COMPARED for path in (folder / name).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def find_differences(first: Path, second: Path) -> Iterator[Difference]:
    """Compare two trees file by file, by the order of their names."""
    ours, theirs = list_files(first), list_files(second)
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in ours or name not in theirs:
            yield Difference(name, -1)
            continue
        one, other = ours[name].read_bytes(), theirs[name].read_bytes()
        if one != other:
            pairs = enumerate(zip(one, other, strict=False))
            offset = next((i for i, (x, y) in pairs if x != y), min(len(one), len(other)))
            start = max(0, offset - _SHOWN_BYTES // 2)
            end = start + _SHOWN_BYTES
            yield Difference(name, offset, one[start:end], other[start:end])


def tell(differences: list[Difference]) -> Iterator[str]:
    """Say which files differ, and where the first of them does."""
    first = differences[0]
    if first.offset < 0:
        yield f"{first.path} is there in only one of the two builds."
    else:
        yield f"{first.path} differs first at byte {first.offset}:"
        yield f"  first:  {first.first!r}"
        yield f"  second: {first.second!r}"
    if len(differences) > 1:
        yield f"Differing files: {len(differences)}: " + ", ".join(d.path for d in differences[:20])


def main(
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Build there and keep both results.")
    ] = None,
) -> None:
    """Build twice and compare; exits with 1 when a byte differs."""
    with TemporaryDirectory(prefix="handbook-twice-") as temporary:
        base = (keep or Path(temporary)).resolve()
        folders = [base / surroundings.folder for surroundings in TWO]
        for folder, surroundings in zip(folders, TWO, strict=True):
            changed = copy_tree(folder)
            lend_environment(folder)
            typer.echo(f"{surroundings} of HEAD with {changed} changed files")
        homes = [base / "home-1", base / "home-2"]
        for home in homes:
            home.mkdir()
        with ThreadPoolExecutor(len(TWO)) as pool:
            list(pool.map(build, folders, TWO, homes))
        differences = list(find_differences(*folders))
        count = len(list_files(folders[0]))
    if differences:
        for line in tell(differences):
            typer.echo(line)
        raise typer.Exit(1)
    typer.echo(f"{count} files are the same to the byte in both builds.")


if __name__ == "__main__":
    typer.run(main)
