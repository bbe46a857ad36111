"""Does everything that names the version name the same one?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

_HEADING = "## "
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_disagreements(root: Path, version: str, tag: str | None) -> Iterator[str]:
    """Give one line for each place that names another version or day.

    Args:
        root: the folder of the project.
        version: the version of the project, from pyproject.toml.
        tag: the tag that is released; None in a dry run, when the day may still be open.
    """
    text = (root / "CITATION.cff").read_text(encoding="utf-8")
    citation = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 it makes texts only
    zenodo = json.loads((root / ".zenodo.json").read_text(encoding="utf-8"))
    if tag is not None and tag != version:
        yield f"The tag is {tag}, pyproject.toml says {version}."
    for name, found in (("CITATION.cff", citation), (".zenodo.json", zenodo)):
        if found["version"] != version:
            yield f"{name} says {found['version']}, pyproject.toml says {version}."
    heading, _ = read_changes(root, version)
    if heading is None:
        yield f"CHANGELOG.md has no heading for {version}."
        return
    if tag is None:
        return
    day = _DAY.search(heading)
    if day is None:
        yield f"The heading of {version} in CHANGELOG.md names no day, such as 2026-12-01."
        return
    for name, found in (("CITATION.cff", citation["date-released"]),
                        (".zenodo.json", zenodo["publication_date"])):  # fmt: skip
        if found != day[0]:
            yield f"{name} says {found}, CHANGELOG.md says {day[0]}."


def read_changes(root: Path, version: str) -> tuple[str | None, str]:
    """Give the heading of a version in the changelog, and what stands below it; None without."""
    lines = (root / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith(_HEADING)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        words = lines[start].removeprefix(_HEADING).split()
        if words and words[0].strip("[]") == version:
            return lines[start], "\n".join(lines[start + 1 : end]).strip()
    return None, ""
