"""The versions that the handbook went through, step by step, each with what changed in it.

A step is a release; after the newest release, it is a day on which records were changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from macros.changes.compare import compare_versions
from macros.changes.dispute_changes import list_dispute_changes
from macros.changes.step import Mark, ToldRecord, VersionHistory, VersionStep
from macros.changes.step_store import StepStore
from macros.changes.words import tell_records
from macros.history import Commit, NoFolderFault, RevisionFault, list_commits
from macros.loading.handbook import Handbook
from macros.loading.old_versions import EMPTY_VERSION, VersionReader
from macros.loading.versions import Version
from macros.version import is_release

# Older steps are left to `handbook diff`, so that a build stays fast as the history grows.
STEPS_MAX = 20
NO_HISTORY = VersionHistory()


@dataclass(frozen=True, slots=True)
class _Seed:
    """The records that are read already; which ones they are changes no result."""

    handbook: Handbook = field(compare=False)


def read_version_history(root: Path, handbook: Handbook) -> VersionHistory:
    """Give the steps of a data folder; compared again only when the repository has changed.

    Args:
        root: the data folder.
        handbook: what is in it now, which need not be parsed again.
    """
    try:
        return _compare_marks(root.resolve(), list_commits(root), _Seed(handbook))
    except RevisionFault:
        return NO_HISTORY


@lru_cache(maxsize=2)
def _compare_marks(root: Path, commits: tuple[Commit, ...], seed: _Seed) -> VersionHistory:
    marks: list[Mark | None] = [*list_marks(commits)]
    if not marks:
        return NO_HISTORY
    first = commits[0]
    if not first.is_cut_off:
        marks.insert(0, None)
    elif marks[0] and marks[0].commit != first.id:
        marks.insert(0, Mark(commit=first.id, moment=first.moment))
    kept = marks[-STEPS_MAX - 1 :]
    comparer = _Comparer(root, seed.handbook)
    store = StepStore.beside(root)
    steps = []
    for old, new in pairwise(kept):
        if new is not None:
            step = store.find(old, new)
            if step is None:
                step = comparer.compare(old, new)
                store.keep(step)
            steps.append(step)
    steps.reverse()
    return VersionHistory(tuple(steps), is_known=True, is_whole=kept[0] is None)


def list_marks(commits: Sequence[Commit]) -> Iterator[Mark]:
    """Give the ends of the steps, the oldest first.

    They are the releases, and after the newest one the last change of each day (in UTC).
    """
    last = -1
    for number, commit in enumerate(commits):
        release = _find_release(commit)
        if release is not None:
            last = number
            yield Mark(commit=commit.id, moment=commit.moment, release=release)
    later = [commit for commit in commits[last + 1 :] if commit.touches]
    last_of_day = {commit.moment.date(): commit for commit in later}
    for commit in later:
        if last_of_day[commit.moment.date()] is commit:
            yield Mark(commit=commit.id, moment=commit.moment)


def _find_release(commit: Commit) -> str | None:
    """Give the release that a commit is; of two, the later one."""
    releases = [tag for tag in commit.tags if is_release(tag)]
    return max(releases, key=lambda tag: [int(part) for part in tag.split(".")], default=None)


class _Comparer:
    """Compares versions of a data folder, each of which is read once."""

    def __init__(self, root: Path, handbook: Handbook) -> None:
        self._reader = VersionReader(root)
        self._now = handbook
        self._newest: tuple[Mark | None, Version] = (None, EMPTY_VERSION)

    def compare(self, old: Mark | None, new: Mark) -> VersionStep:
        """Compare two versions, leaving out the records that cannot be read in one of them.

        Raises:
            RevisionFault: when one of them is missing from the repository.
        """
        self._reader.learn(self._now)
        before = self._newest[1] if self._newest[0] == old else self._read(old)
        after = self._read(new)
        self._newest = (new, after)
        unread = _list_unread(before) | _list_unread(after)
        before, after = _leave_out(before, unread), _leave_out(after, unread)
        changes = compare_versions(before, after)
        records, former = after.map_records(), before.map_records()
        told = [
            ToldRecord(
                record=change.record,
                name=str({**former, **records}[change.record].get("name") or change.record),
                change=change.change,
                texts=texts,
            )
            for change, texts in tell_records(changes, records)
        ]
        disputes = tuple(list_dispute_changes(changes, records))
        return VersionStep(old=old, new=new, told=tuple(told), disputes=disputes)

    def _read(self, mark: Mark | None) -> Version:
        """Read a version; one from before there were records is empty."""
        try:
            return self._reader.read(mark.commit) if mark else EMPTY_VERSION
        except NoFolderFault:
            return EMPTY_VERSION


def _list_unread(version: Version) -> set[str]:
    """Give the paths of the files that do not say what their records say."""
    return {f.path for f in version.files if f.yaml.faults or not isinstance(f.yaml.value, dict)}


def _leave_out(version: Version, paths: set[str]) -> Version:
    files = tuple(file for file in version.files if file.path not in paths)
    return replace(version, files=files) if paths else version
