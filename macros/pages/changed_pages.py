"""Which pages an edit of records changes first: those that show the records themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.pages.addresses import find_address
from macros.records.base import Record


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """Pages by their source path: those to be built again, and those that have no record now."""

    pages: tuple[str, ...]
    gone: tuple[str, ...]


def list_changed_pages(before: Handbook, now: Handbook) -> ChangedPages:
    """Compare two handbooks, the later of which holds the records of the earlier one as they are.

    Others have a new object, as `load_cached` gives them.
    """
    pages = dict.fromkeys(find_address(record).page for record in _list_new(before, now))
    former = [find_address(record) for record in _list_new(now, before)]
    left = {find_address(record).page for record in now.list_all()} if former else set()
    # A page that a person wrote stays without the record that it shows among others.
    gone = dict.fromkeys(a.page for a in former if not a.anchor and a.page not in left)
    kept = dict.fromkeys(a.page for a in former if a.anchor)
    return ChangedPages(tuple(pages | kept), tuple(gone))


def _list_new(before: Handbook, now: Handbook) -> Iterator[Record]:
    """Give the records that the first handbook does not hold."""
    for folder, records in now.by_folder.items():
        known = before.by_folder[folder]
        yield from (record for key, record in records.items() if known.get(key) is not record)
