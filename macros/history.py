"""What the history of the repository knows: last changes, and folders as they once were."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath

_SEPARATOR = "\x1e"
GIT_SECONDS_MAX = 60


class RevisionFault(Exception):
    """A revision cannot be read; the text says why and what to do."""


class NoFolderFault(RevisionFault):
    """A revision can be read, and the folder is not in it."""


@dataclass(frozen=True, slots=True)
class OldFolder:
    """A folder as it was in a revision: the id of the commit, and each file by its path in it."""

    commit: str
    files: Mapping[str, bytes]


def read_last_changes(root: Path) -> Mapping[Path, date]:
    """Give the day of the last commit that touched each file below a folder.

    The history is read once for each folder and last commit.

    Returns:
        Resolved paths and days; nothing where there is no git or no history, so that pages
        say that the day is not known.
    """
    return {path: days[0] for path, days in _read_days(root).items()}


def read_first_changes(root: Path) -> Mapping[Path, date]:
    """Give the day of the first commit that touched each file below a folder, likewise."""
    return {path: days[-1] for path, days in _read_days(root).items()}


def read_last_commit(root: Path) -> datetime | None:
    """Give the moment of the last commit of the repository around a folder, in UTC, or None."""
    git = shutil.which("git")
    found = _run(git, root, "log", "-1", "--format=%ct") if git and root.is_dir() else None
    return datetime.fromtimestamp(int(found), UTC) if found else None


def read_commit_name(root: Path) -> str | None:
    """Give the hash of the last commit of the repository around a folder, or None."""
    git = shutil.which("git")
    found = _run(git, root, "rev-parse", "HEAD") if git and root.is_dir() else None
    return found.strip() if found else None


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of the line that HEAD stands on: its full id, its moment in UTC, its tags.

    `touches` tells whether it changed the folder that was asked about; `is_cut_off` whether
    what came before it is missing here, as in a shallow clone.
    """

    id: str
    moment: datetime
    tags: tuple[str, ...]
    touches: bool
    is_cut_off: bool


def list_commits(root: Path) -> tuple[Commit, ...]:
    """List the commits that led to HEAD, the oldest first, as a folder knows them.

    Of a merge, only the commit itself counts, not the ones that it brought in.

    Returns:
        Nothing where there is no git or no history.
    """
    git = shutil.which("git")
    if git is None or not root.is_dir():
        return ()
    log = ("log", "--first-parent", "--decorate=short", "--decorate-refs=refs/tags/")
    listing = _run(git, root, *log, "--format=%H%x1f%ct%x1f%D")
    touching = _run(git, root, *log, "--format=%H", "--", ".")
    if listing is None or touching is None:
        return ()
    shallow = _run(git, root, "rev-parse", "--is-shallow-repository")
    touched = frozenset(touching.split())
    rows = [line.split("\x1f") for line in reversed(listing.splitlines())]
    return tuple(
        Commit(
            id=name,
            moment=datetime.fromtimestamp(int(seconds), UTC),
            tags=tuple(t.removeprefix("tag: ") for t in tags.split(", ") if t),
            touches=name in touched,
            is_cut_off=number == 0 and shallow != "false\n",
        )
        for number, (name, seconds, tags) in enumerate(rows)
    )


def _read_days(root: Path) -> Mapping[Path, list[date]]:
    """Give the days of all commits that touched each file, the latest first."""
    git = shutil.which("git")
    if git is None or not root.is_dir():
        return {}
    place = _run(git, root, "rev-parse", "--show-toplevel", "HEAD")
    if place is None:
        return {}
    top, head = place.splitlines()
    return _read_history(git, root, Path(top), head)


@lru_cache(maxsize=8)
def _read_history(git: str, root: Path, top: Path, _head: str) -> Mapping[Path, list[date]]:
    listing = _run(
        git, root, "-c", "core.quotePath=false", "log", "--no-renames", "--name-only",
        f"--format={_SEPARATOR}%cs", "--", ".",
    )  # fmt: skip
    changes: dict[Path, list[date]] = {}
    for commit in (listing or "").split(_SEPARATOR)[1:]:
        day, *names = [line for line in commit.splitlines() if line]
        for name in names:
            days = changes.setdefault(Path(top, name).resolve(), [])
            days.append(date.fromisoformat(day))
    return changes


def read_old_folder(root: Path, revision: str) -> OldFolder:
    """Read every file that a folder held in a revision.

    Args:
        root: the folder as it lies in the working tree.
        revision: a tag, branch or commit.

    Raises:
        RevisionFault: when there is no git, no history, no such revision, or no such folder in it.
    """
    commit, objects = list_old_files(root, revision)
    contents = read_objects(root, objects.values())
    return OldFolder(commit, dict(zip(objects, contents, strict=True)))


def list_old_files(root: Path, revision: str) -> tuple[str, dict[str, str]]:
    """List the files that a folder held in a revision, without what was in them.

    Returns:
        The full id of the commit, and the object id of each file by its path in the folder.

    Raises:
        RevisionFault: as `read_old_folder` does.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionFault("git is not installed, so that older versions cannot be read.")
    place = _run(git, root, "rev-parse", "--show-toplevel", "--show-prefix")
    if place is None:
        raise RevisionFault(
            f"{str(root)!r} lies in no git repository, so it has no older versions."
        )
    top, prefix = place.splitlines()
    named = (f"{revision}^{{commit}}",)
    commit = _run(git, root, "rev-parse", "--verify", "--quiet", "--end-of-options", *named)
    if commit is None:
        raise RevisionFault(_word_unknown(git, root, revision))
    commit = commit.strip()
    listing = _run(git, Path(top), "ls-tree", "-r", "-z", f"{commit}:{prefix.rstrip('/')}")
    if listing is None:
        raise NoFolderFault(f"The revision {revision!r} has no folder {prefix.rstrip('/')!r}.")
    return commit, dict(_parse_listing(listing))


def list_changed_files(root: Path, revision: str) -> tuple[str, ...]:
    """List the files below a folder that are not as they were in a revision, by path in it.

    Raises:
        RevisionFault: when there is no git or no such revision.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionFault("git is not installed, so that older versions cannot be read.")
    options = ("--no-renames", "--name-only", "--relative", "-z")
    listing = _run(git, root, "diff", *options, "--end-of-options", revision, "--", ".")
    if listing is None:
        raise RevisionFault(_word_unknown(git, root, revision))
    return tuple(sorted(filter(None, listing.split("\0"))))


def _word_unknown(git: str, root: Path, revision: str) -> str:
    message = f"There is no revision {revision!r} in this repository."
    if (_run(git, root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return (
            f"{message} This is a shallow clone, which leaves out the older ones: "
            "run `git fetch --unshallow --tags`."
        )
    return f"{message} Run `git fetch --tags`, or name one that `git tag` or `git log` shows."


def _parse_listing(listing: str) -> Iterator[tuple[str, str]]:
    """Give the path and object id of each ordinary file; links and submodules are left out.

    Source: git-ls-tree(1), "Output format" and -z.
    """
    for line in listing.split("\0"):
        head, _, path = line.partition("\t")
        if head.startswith("100") and ".." not in PurePosixPath(path).parts:
            yield path, head.split(" ")[2]


def read_objects(folder: Path, object_ids: Iterable[str]) -> Iterator[bytes]:
    """Give the contents of objects of the repository around a folder, in the order of their ids.

    Source: git-cat-file(1), "Batch output".

    Raises:
        RevisionFault: when there is no git, or the repository lacks one of them.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionFault("git is not installed, so that older versions cannot be read.")
    ids = list(object_ids)
    done = subprocess.run(  # noqa: S603 a fixed program with fixed arguments
        [git, "-C", str(folder), "cat-file", "--batch"],
        input="".join(f"{object_id}\n" for object_id in ids).encode("ascii"),
        capture_output=True,
        timeout=GIT_SECONDS_MAX,
        check=False,
    )
    rest = done.stdout
    start = 0
    for object_id in ids:
        end = rest.find(b"\n", start)
        head = rest[start:end].split()
        if len(head) != 3:
            raise RevisionFault(
                f"The repository lacks the file with the object id {object_id}. "
                "Run `git fetch --refetch`, or clone it again in full."
            )
        start = end + 1 + int(head[2])
        yield rest[end + 1 : start]
        start += 1


def _run(git: str, folder: Path, *arguments: str) -> str | None:
    """Run git in a folder; give what it prints, or None when it refuses."""
    done = subprocess.run(  # noqa: S603 a fixed program with fixed arguments
        [git, "-C", str(folder), *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=GIT_SECONDS_MAX,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
