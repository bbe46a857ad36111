"""Measure how the site grows with the records: CPU and memory per record, and the size of pages.

Each site is built whole, by `mkdocs build` in a process of its own, from records of
`handbook synth`: the real ones, five thousand and ten thousand made of them.

A page may not grow with the number of records. Lists on pages that are no registers fill up to a
hundred rows and stay there; so the largest page of each kind at ten thousand records is set
against that at five thousand, where a page that grows would be twice as large. Pages that are
lists of records themselves are not judged; how large the largest are is printed.

    python -m benchmarks.build_growth --times 11
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.measuring import Cost, Result, find_program, make_data, report, run

ROOT = Path(__file__).parent.parent
GROWTH_MAX = 1.1
MEMORY_MIB_MAX = 1024
# The largest page of a kind may come out somewhat larger by chance: longer names, more notes.
PAGE_GROWTH_MAX = 1.25
TIMES = 11
TIMES_BETWEEN = 6
# Pages that list all records of a kind, or of a year.
REGISTERS = (
    "exercises/index.html",
    "exercises/years/*",
    "exercises/series/*",
    "chronology/*",
    "disputes/*",
    "disputes-events/*",
    "events/index.html",
    "industry/*",
    "lists/*",
    "places/index.html",
    "sources/index.html",
    "statements/index.html",
)
_QUIET = {"NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "1780315200"}


@dataclass(frozen=True)
class Site:
    """What building one site took, and how large its pages are, in bytes, by their path."""

    records: int
    cost: Cost
    pages: dict[str, int]
    search_index: int

    @property
    def cpu_per_record(self) -> float:
        """CPU milliseconds for each record."""
        return self.cost.cpu_seconds / self.records * 1000


def measure(times: int = TIMES) -> list[Result]:
    """Build both sites and compare them."""
    with TemporaryDirectory(prefix="handbook-growth-") as folder:
        small, between, large = (
            build(Path(folder), number) for number in (1, TIMES_BETWEEN, times)
        )
    for site in (small, between, large):
        typer.echo(
            f"{site.records:,} records: {len(site.pages):,} pages, {site.cost.cpu_seconds:.0f} s "
            f"of CPU ({site.cpu_per_record:.1f} ms a record), {site.cost.memory_mib:.0f} MiB; "
            f"search index {site.search_index / 1e6:.1f} MB"
        )
    growth = compare_pages(between.pages, large.pages)
    _print_pages(small, between, large)
    worst = max(growth, key=growth.__getitem__)
    of_records = f"{large.records:,} records against {small.records:,}"
    return [
        Result(
            "Build: CPU per record",
            of_records,
            large.cpu_per_record / small.cpu_per_record,
            GROWTH_MAX,
        ),
        Result(
            "Build: peak memory",
            f"{large.records:,} records",
            large.cost.memory_mib,
            MEMORY_MIB_MAX,
            unit="MiB",
        ),
        Result(
            "Largest page of a kind, registers apart",
            f"{large.records:,} records against {between.records:,}; most: {worst}",
            growth[worst],
            PAGE_GROWTH_MAX,
        ),
    ]


def build(folder: Path, times: int) -> Site:
    """Build the site of so many times the records."""
    data, site = make_data(folder, times), folder / f"site-{times}"
    command = [find_program("mkdocs"), "build", "--quiet", "--site-dir", str(site)]
    cost = run(command, {**_QUIET, "HANDBOOK_DATA": str(data)}, folder=ROOT)
    return Site(
        records=sum(1 for _ in data.glob("*/*.yaml")),
        cost=cost,
        pages={p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*.html")},
        search_index=(site / "search" / "entries.js").stat().st_size,
    )


def is_register(page: str) -> bool:
    """Tell whether a page is a list of records, which may grow with them."""
    return any(fnmatch(page, pattern) for pattern in REGISTERS)


def name_kind(page: str) -> str:
    """Name the kind of a page: the folder of the record that it shows, or the page itself."""
    folder, _slash, rest = page.partition("/")
    return f"{folder}/" if rest.count("/") else page


def compare_pages(small: dict[str, int], large: dict[str, int]) -> dict[str, float]:
    """Give for each kind of page how many times as large its largest page has become."""
    before, after = _find_largest(small), _find_largest(large)
    return {kind: after[kind] / size for kind, size in before.items()}


def _show(bytes_: int | None) -> str:
    return f"{bytes_ / 1000:,.0f} kB" if bytes_ else "none"


def _find_largest(pages: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for page, size in pages.items():
        if not is_register(page):
            kind = name_kind(page)
            found[kind] = max(found.get(kind, 0), size)
    return found


def _print_pages(*sites: Site) -> None:
    *_, between, large = sites
    growth = compare_pages(between.pages, large.pages)
    largest = [_find_largest(site.pages) for site in sites]
    for kind in sorted(growth, key=growth.__getitem__, reverse=True)[:8]:
        typer.echo(
            f"  {growth[kind]:5.2f} x  {kind}: " + ", ".join(_show(x.get(kind)) for x in largest)
        )
    registers = [page for page in large.pages if is_register(page)]
    for page in sorted(registers, key=large.pages.__getitem__, reverse=True)[:8]:
        sizes = ", ".join(_show(site.pages.get(page)) for site in sites)
        typer.echo(f"  register  {page}: {sizes}")


def main(
    times: Annotated[int, typer.Option(help="How many times the records.")] = TIMES,
) -> None:
    """Print the figures; fail when one breaks its bound."""
    report(measure(times))


if __name__ == "__main__":
    typer.run(main)
