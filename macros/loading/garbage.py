"""Python's search for garbage: seldom while records are built, never among those that stay.

A record and all that links to it hold no cycles: each of them is freed when the last name for it
goes. The search for cycles would walk through all of them for nothing, time and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects, less those freed, are made between two searches: more than ten thousand
# records need. What wrong dates leave behind in the EDTF library stays within bounds by it.
_NEW_OBJECTS = 1_000_000


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Search for garbage seldom until the end of a block, or of the function so decorated."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def set_apart(*, after_search: bool = False) -> None:
    """Have Python look no more for garbage among what is there now, and stays.

    To look through a million values time and again, while pages are built from them, takes longer
    than the pages.

    Args:
        after_search: search once before, because much of what was set apart last time is gone.
    """
    gc.unfreeze()
    if after_search:
        gc.collect()
    gc.freeze()
