"""`make engines`: the site of the real records from each engine, and whether they agree."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import ROOT
from tests.engines.comparing import compare_sites, list_known, split_known
from tests.site.project import REPO_URL, SITE_URL, Build, build

_OTHERS = ("properdocs", "zensical")


def main() -> int:
    """Build with each engine; tell what differs and is not listed, or is listed in vain."""
    with TemporaryDirectory() as name:
        first = _build(Path(name), "mkdocs")
        faults = [fault for engine in _OTHERS for fault in _compare(Path(name), engine, first)]
    print("\n".join(faults) or "All engines build the same site, but for what is listed.")  # noqa: T201
    return 1 if faults else 0


def _compare(folder: Path, engine: str, first: Build) -> list[str]:
    second = _build(folder, engine)
    differences = compare_sites(first.site, second.site, SITE_URL)
    unknown, unused = split_known(differences, list_known(engine))
    return [f"{engine}: {difference}" for difference in unknown] + [
        f"{engine}: listed, but not there: {entry.part}: {entry.reason}" for entry in unused
    ]


def _build(folder: Path, engine: str) -> Build:
    built = build(ROOT, folder / engine, engine, REPO_URL=REPO_URL)
    if built.status:
        sys.exit(f"{engine} did not build the site:\n{built.output}")
    return built


if __name__ == "__main__":
    sys.exit(main())
