"""Measure how the book grows with the records: time, memory and size at 1, 2 and 5 times as many.

The records are those of `handbook synth`. Each run is `handbook book` in a process of its own;
memory is the largest of the processes that it starts.

    python -m benchmarks.book_growth --times 1 --times 2 --times 5
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pikepdf
import typer

# Per record, and at today's size.
GROWTH_MAX = 1.5
MEMORY_MIB_MAX = 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """What one book took."""

    times: int
    pages: int
    cpu_seconds: float
    memory_mib: float
    bytes_per_page: float


def measure(times: int, folder: Path) -> Measured:
    """Set the book of so many times the records."""
    handbook = str(Path(sys.executable).with_name("handbook"))
    data = Path("data")
    if times > 1:
        data = folder / f"data-{times}"
        subprocess.run(  # noqa: S603 this project's own command
            [handbook, "synth", "--out", str(data), "--times", str(times)], check=True
        )
    out = folder / f"{times}.pdf"
    command = [handbook, "book", "--data", str(data), "--out", str(out)]
    process = subprocess.Popen(command)  # noqa: S603 this project's own command
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    with pikepdf.open(out) as document:
        pages = len(document.pages)
        attached = sum(
            len(a.get_file().obj.read_raw_bytes()) for a in document.attachments.values()
        )
    return Measured(
        times,
        pages,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        (out.stat().st_size - attached) / pages,
    )


def main(times: Annotated[list[int] | None, typer.Option()] = None) -> None:
    """Print one line for each size, and fail where growth is out of line with the records."""
    with TemporaryDirectory(prefix="handbook-growth-") as folder:
        measured = [measure(number, Path(folder)) for number in times or [1, 2, 5]]
    first = measured[0]
    for m in measured:
        typer.echo(
            f"x{m.times}: {m.pages} pages, {m.cpu_seconds:.0f} s of CPU, {m.memory_mib:.0f} MiB, "
            f"{m.bytes_per_page:.0f} B a page; per record "
            f"{m.cpu_seconds / m.times / (first.cpu_seconds / first.times):.2f} of the time and "
            f"{m.memory_mib / m.times / (first.memory_mib / first.times):.2f} of the memory"
        )
    is_in_line = all(
        m.cpu_seconds / m.times <= GROWTH_MAX * first.cpu_seconds / first.times for m in measured
    )
    raise typer.Exit(0 if is_in_line and first.memory_mib <= MEMORY_MIB_MAX else 1)


if __name__ == "__main__":
    typer.run(main)
