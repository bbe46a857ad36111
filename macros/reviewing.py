"""What a change means, for those who are to review it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from macros.changes.as_markdown import word_plainly
from macros.changes.change_set import RecordChange
from macros.changes.compare import compare_versions
from macros.changes.words import count_changes, tell_records
from macros.checks import check_handbook
from macros.formatting.files import write_whole
from macros.github.report import RecordWords, Report, render_report
from macros.history import list_changed_files
from macros.loading.handbook import Handbook
from macros.loading.versions import Version, load_version
from macros.pages.addresses import INDEX_PAGES, find_address, page_url


def write_review(data: Path, chapters: Path, revision: str, today: date, out: Path) -> str:
    """Write a report on the change since a revision; say in one line what it holds.

    Args:
        data: the data folder.
        chapters: the folder of the hand-written pages.
        revision: a tag, branch or commit.
        today: the day that counts as today.
        out: the file; folders that it needs are made.

    Raises:
        RevisionFault: when the revision cannot be read.
        OSError: when the file cannot be written.
    """
    report = make_report(data, chapters, revision, today)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, render_report(report))
    return f"{out}: {report.summary} Problems: {len(report.problems)}."


def make_report(data: Path, chapters: Path, revision: str, today: date) -> Report:
    """Give the changes since a revision in words, the pages they touch, and the problems.

    Raises:
        RevisionFault: when the revision cannot be read.
    """
    before, after = load_version(data, revision), load_version(data)
    problems = [*after.loaded.problems, *check_handbook(after.loaded.handbook, today)]
    edited = list_changed_files(chapters, revision) if chapters.is_dir() else ()
    pages = [_give_address(name) for name in edited if name.endswith(".md")]
    told: tuple[tuple[RecordChange, tuple[str, ...]], ...] = ()
    unread = [path for version in (before, after) for path in version.list_unread()]
    if unread:
        summary = f"The changes cannot be told, because {unread[0]} cannot be read."
    else:
        summary, told = _compare(before, after)
        pages += _list_pages(after.loaded.handbook, (change for change, _texts in told))
    return Report(
        summary=summary,
        changes=tuple(RecordWords(c.record, tuple(map(word_plainly, t))) for c, t in told),
        pages=tuple(sorted(set(pages))),
        problems=tuple(sorted(problems)),
    )


def _compare(
    before: Version, after: Version
) -> tuple[str, tuple[tuple[RecordChange, tuple[str, ...]], ...]]:
    changes = compare_versions(before, after)
    return count_changes(changes), tuple(tell_records(changes, after.map_records()))


def _list_pages(handbook: Handbook, changes: Iterable[RecordChange]) -> Iterator[str]:
    """Give the addresses of the pages of records, and of the lists that they stand in."""
    for change in changes:
        folder, _, record_id = change.record.partition("/")
        record = handbook.by_folder.get(folder, {}).get(record_id)
        if record is not None:
            yield _give_address(find_address(record).page)
        if folder in INDEX_PAGES:
            yield _give_address(INDEX_PAGES[folder][0])


def _give_address(page: str) -> str:
    """Give the address of a page below the site's root: `exercises/tarlan-2025/`."""
    return page_url(page, directory_urls=True) or "/"
