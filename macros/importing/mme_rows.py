"""Read a CSV file that has the columns of Multinational Military Exercises v7."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.exports.as_mme import COLUMNS
from macros.values.wording import quoted

SIZE_MAX_BYTES = 64 * 1024 * 1024
# Without these, a row cannot become a draft; any other column may be missing and is then unknown.
_NEEDED = frozenset(("MMEID", "Ex_Name", "s.year", "StateA"))


class ImportFault(Exception):
    """A file cannot be read as rows; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class MmeRow:
    """One row: the line on which it begins, counted from 1, and its cells by column, trimmed.

    `fault` tells what is wrong with the row as a whole, or is empty; `surplus` are the cells
    beyond the last column, as they stand.
    """

    line: int
    cells: dict[str, str]
    fault: str = ""
    surplus: str = ""

    def read(self, column: str) -> str:
        """Give a cell; "" when the file has no such column."""
        return self.cells.get(column, "")


def read_mme_rows(path: Path) -> Iterator[MmeRow]:
    """Give every row of a file, in its order; empty lines are passed over.

    Raises:
        ImportFault: when the file is missing, too large, no UTF-8 text, or lacks a column.
    """
    try:
        if path.stat().st_size > SIZE_MAX_BYTES:
            raise ImportFault(
                f"{path} is larger than {SIZE_MAX_BYTES // 1024**2} MiB. Import it in parts."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ImportFault(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ImportFault(f"{path} is not UTF-8 text. Save it again with that encoding.") from None
    yield from _read_text(path, text)


def _read_text(path: Path, text: str) -> Iterator[MmeRow]:
    # Only CR and LF end a line; U+2028 and its like stand in cells.
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    header: list[str] = []
    try:
        for cells in reader:
            if any(cells):
                if not header:
                    header = _check_header(path, cells)
                else:
                    yield _make_row(header, cells, line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ImportFault(f"{path}:{line}: this is no CSV ({error}).") from None
    if not header:
        raise ImportFault(f"{path} is empty.")


def _check_header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.strip() for cell in cells]
    missing = sorted(_NEEDED.difference(header))
    if missing:
        raise ImportFault(
            f"{path}:1: there is no column {', '.join(map(quoted, missing))}. The first line must "
            f"name the columns of version 7 of the data set: {', '.join(COLUMNS[:8])} and so on."
        )
    twice = sorted(name for name, number in Counter(header).items() if name and number > 1)
    if twice:
        raise ImportFault(
            f"{path}:1: the column {', '.join(map(quoted, twice))} stands there twice. Keep one."
        )
    return header


def _make_row(header: list[str], cells: list[str], line: int) -> MmeRow:
    fault = ""
    if len(cells) != len(header):
        fault = f"The row has {len(cells)} cells where the file has {len(header)} columns."
    surplus = ",".join(cells[len(header) :])
    named = dict(zip(header, (c.strip() for c in cells), strict=False))
    return MmeRow(line, named, fault, surplus)
