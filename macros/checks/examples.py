"""Try the examples of the rules on the sample data: what `handbook check` says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.checks import ALL_RULES, check_handbook, ids_kept
from macros.guidance import Example, Guidance
from macros.loading.handbook import load_handbook
from macros.loading.versions import load_version
from macros.problems import Problem

_SAMPLE = Path(__file__).parent / "sample_data"
# The day that counts as today: after all that the sample data say was held.
_TODAY = date(2026, 6, 1)
_RELEASE = "2026.11.0"


@cache
def read_sample() -> Mapping[str, str]:
    """Give the sample data, which have no problem: the text of each file by its path."""
    return {
        path.relative_to(_SAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(_SAMPLE.rglob("*.yaml"))
    }


def write_bad(example: Example) -> dict[str, bytes]:
    """Give the files of the sample data with an example's bad lines instead of the good ones.

    Raises:
        ValueError: when the good lines do not stand exactly once in their file.
    """
    files = dict(read_sample())
    text = files.pop(example.file)
    if text.count(example.good) != 1:
        raise ValueError(f"{example.good!r} does not stand once in {example.file}")
    bad = text.replace(example.good, example.bad * example.bad_times)
    written = {path: other.encode() for path, other in files.items()}
    if bad:
        written[example.bad_file or example.file] = bad.encode(example.bad_encoding)
    return written


def try_files(guidance: Guidance | None, files: Mapping[str, bytes]) -> list[Problem]:
    """Give what the check says of files, with the older version that a rule may ask for."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        for path, content in files.items():
            (data / path).parent.mkdir(parents=True, exist_ok=True)
            (data / path).write_bytes(content)
        loaded = load_handbook(data)
        problems = [*loaded.problems, *check_handbook(loaded.handbook, _TODAY, ALL_RULES)]
        if guidance is ids_kept.RULE:
            old = data / "exercises" / "falcon-2025.yaml"
            old.write_bytes((data / "exercises" / "tarlan-2025.yaml").read_bytes())
            version = replace(load_version(data), revision=_RELEASE)
            problems += ids_kept.check_ids_kept(loaded.handbook, version)
    return sorted(problems)


@cache
def try_bad(guidance: Guidance) -> tuple[Problem, ...]:
    """Give what the check says of a rule's bad example."""
    return tuple(try_files(guidance, write_bad(guidance.example)))
