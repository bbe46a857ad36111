"""Measure how the book grows with the records: time, memory and size at 1, 2 and 5 times as many.

The records are those of `handbook synth`. Each run is `handbook book` in a process of its own;
memory is the largest of the processes that it starts.

    python -m benchmarks.book_growth --times 1 --times 2 --times 5
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pikepdf
import typer

from benchmarks.measuring import Cost, Result, find_program, make_data, report, run

# Per record, and at today's size.
GROWTH_MAX = 1.5
CPU_SECONDS_MAX = 60
MEMORY_MIB_MAX = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """What one book took."""

    times: int
    pages: int
    cost: Cost
    bytes_per_page: float

    @property
    def cpu_per_times(self) -> float:
        """CPU seconds for as many records as there are today."""
        return self.cost.cpu_seconds / self.times


def measure(times: int, folder: Path) -> Measured:
    """Set the book of so many times the records."""
    data = Path("data") if times == 1 else make_data(folder, times)
    out = folder / f"{times}.pdf"
    cost = run([find_program("handbook"), "book", "--data", str(data), "--out", str(out)])
    with pikepdf.open(out) as document:
        pages = len(document.pages)
        attached = sum(
            len(a.get_file().obj.read_raw_bytes()) for a in document.attachments.values()
        )
    return Measured(times, pages, cost, (out.stat().st_size - attached) / pages)


def main(times: Annotated[list[int] | None, typer.Option()] = None) -> None:
    """Print one line for each size, and fail where growth is out of line with the records."""
    with TemporaryDirectory(prefix="handbook-growth-") as folder:
        measured = [measure(number, Path(folder)) for number in times or [1, 2, 5]]
    first, last = measured[0], measured[-1]
    for m in measured:
        typer.echo(
            f"x{m.times}: {m.pages} pages, {m.cost.cpu_seconds:.0f} s of CPU "
            f"({m.cost.cpu_seconds / m.pages:.2f} s a page), {m.cost.memory_mib:.0f} MiB, "
            f"{m.bytes_per_page:.0f} B a page"
        )
    growth = last.cpu_per_times / first.cpu_per_times
    of_records = f"{last.times} times the records, {last.pages} pages"
    today = f"today's records, {first.pages} pages"
    memory = first.cost.memory_mib
    report(
        [
            Result("Book: CPU per record", of_records, growth, GROWTH_MAX),
            Result("Book: CPU", today, first.cost.cpu_seconds, CPU_SECONDS_MAX, unit="s"),
            Result("Book: peak memory", today, memory, MEMORY_MIB_MAX, unit="MiB"),
        ]
    )


if __name__ == "__main__":
    typer.run(main)
