"""Lists on pages that are no list themselves: they stay short, however many records there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

RowT = TypeVar("RowT")

# So many rows of a list stand on a page that is about something else.
ROWS_MAX = 100
# So many rows of a list that stands beside longer ones of its kind: those of two states alone.
SIDE_ROWS_MAX = 40
# So many names stand in one cell of a table.
NAMES_MAX = 40
# So many editions of a series stand side by side in one table.
COLUMNS_MAX = 12


@dataclass(frozen=True, slots=True)
class ShortList(Generic[RowT]):
    """The rows that are shown, and how many there are in all."""

    rows: tuple[RowT, ...]
    total: int

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return self.total - len(self.rows)


def keep_newest(rows: Iterable[RowT], number: int = ROWS_MAX) -> ShortList[RowT]:
    """Keep the last rows of a list that begins with the oldest."""
    listed = tuple(rows)
    return ShortList(listed[-number:], len(listed))


def keep_first(rows: Iterable[RowT], number: int = ROWS_MAX) -> ShortList[RowT]:
    """Keep the first rows of a list in any other order."""
    listed = tuple(rows)
    return ShortList(listed[:number], len(listed))
