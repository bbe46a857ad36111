"""Measure `handbook check` against `check-jsonschema` on the same files and schemas.

`check-jsonschema` knows the fields of one file; `handbook check` also knows lines, references,
citations and rules across records.

    python -m benchmarks.check_speed --times 11
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.check_phases import tell_phases
from benchmarks.measuring import Cost, Result, find_program, make_data, report, run

RATIO_MIN = 5.0


def measure_schemas(data: Path) -> Cost:
    """Give the cost of checking each folder of records against its schema."""
    costs = [
        run(
            [
                find_program("check-jsonschema"),
                "--schemafile",
                str(schema),
                *map(str, sorted(files)),
            ],
            # Dates look like dates to its YAML reader; what it says of them does not matter here.
            may_fail=True,
        )
        for schema in sorted(Path("data/schema").glob("*.schema.json"))
        if (files := list((data / schema.name.split(".")[0]).glob("*.yaml")))
    ]
    return Cost(sum(c.cpu_seconds for c in costs), max(c.memory_mib for c in costs))


def main(times: Annotated[int, typer.Option(help="How many times the records.")] = 11) -> None:
    """Print the CPU time of both and their ratio; fail when it is less than five."""
    with TemporaryDirectory(prefix="handbook-check-") as folder:
        data = make_data(Path(folder), times)
        files = sum(1 for _ in data.glob("*/*.yaml"))
        tell_phases(data)
        own = run([find_program("handbook"), "check", "--data", str(data)])
        other = measure_schemas(data)
    ratio = other.cpu_seconds / own.cpu_seconds
    against = f"check-jsonschema on the same {files:,} files"
    typer.echo(
        f"{files} files: handbook check {own.cpu_seconds:.1f} s of CPU, {own.memory_mib:.0f} MiB; "
        f"check-jsonschema {other.cpu_seconds:.1f} s of CPU, {other.memory_mib:.0f} MiB; "
        f"{ratio:.1f} times"
    )
    report([Result("Check: how much faster", against, ratio, RATIO_MIN, is_least=True)])


if __name__ == "__main__":
    typer.run(main)
