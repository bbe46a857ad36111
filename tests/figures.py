"""Figures that tests measure: each folder of tests ends with a table of what they came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

PROPERTY = "figure"
# Tells the table a figure: what was measured, what it came to, what it must be.
Note = Callable[[str, object, object], None]
Row = tuple[str, str, str]


def render_table(rows: list[Row]) -> Iterator[str]:
    """Give the lines of a table of figures, with its head."""
    rows = [("", "measured", "bound"), *rows]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    for what, measured, bound in rows:
        yield f"{what:<{widths[0]}}  {measured:>{widths[1]}}  {bound:>{widths[2]}}"
