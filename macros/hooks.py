"""What the site generator is given: a handbook without problems, macros, generated pages.

Nothing here knows which generator asks; `__init__.py` and `mkdocs_pages.py` adapt it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from pathlib import Path

from macros.changes.steps import read_version_history
from macros.checks import check_handbook
from macros.exports.export_file import ExportInput
from macros.history import read_first_changes, read_last_changes, read_last_commit
from macros.loading.cache import load_cached
from macros.loading.handbook import Handbook, Loaded
from macros.problem_formats import render_text
from macros.version import PROJECT, read_version


class DataFault(Exception):
    """The data folder has problems, so that no site is built from it; the text lists them."""


@dataclass(frozen=True, eq=False)
class SiteInput:
    """What a site is built from: the records, the day of each file's last change, today."""

    handbook: Handbook
    last_changes: Mapping[Path, date]
    data_root: Path
    today: date


def find_data_root(project_root: Path) -> Path:
    """Give the data folder: HANDBOOK_DATA, or `data` beside mkdocs.yml."""
    return (project_root / (os.environ.get("HANDBOOK_DATA") or "data")).resolve()


def find_volumes(project_root: Path) -> dict[str, Path]:
    """Give what `make pdf` has set, by its stable address on the site; only what is there."""
    folder = project_root / "dist"
    whole = folder / f"{PROJECT}-{read_version()}"
    found = {
        f"book/{PROJECT}.pdf": whole.with_name(f"{whole.name}.pdf"),
        f"book/{PROJECT}.epub": whole.with_name(f"{whole.name}.epub"),
    }
    if found[f"book/{PROJECT}.pdf"].is_file():
        found |= {f"book/briefs/{p.name}": p for p in sorted(folder.glob("briefs/*.pdf"))}
    return {address: path for address, path in found.items() if path.is_file()}


def find_today() -> date:
    """Give the day of the build in UTC."""
    return find_moment().date()


def find_moment(default: datetime | None = None) -> datetime:
    """Give the moment of the build, to the second: SOURCE_DATE_EPOCH where it is set.

    Args:
        default: the moment where it is not set; now, when left out.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else default or datetime.now(UTC)
    return moment.replace(microsecond=0)


def open_site_input(project_root: Path) -> SiteInput:
    """Give what the site is built from; read again only when a data file has changed.

    Raises:
        DataFault: when the data folder is missing or `handbook check` would complain.
    """
    return open_data(find_data_root(project_root))


def open_data(data_root: Path) -> SiteInput:
    """Give what a data folder holds, like `open_site_input`.

    Raises:
        DataFault: when the data folder is missing or `handbook check` would complain.
    """
    try:
        loaded = load_cached(data_root)
    except NotADirectoryError:
        raise DataFault(f"There is no data folder {str(data_root)!r}.") from None
    return _make_site_input(_Loading(loaded), data_root, find_today())


@dataclass(frozen=True, eq=False)
class _Loading:
    """One reading of the data folder, told apart from others by being another object."""

    loaded: Loaded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Loading) and other.loaded is self.loaded

    def __hash__(self) -> int:
        return id(self.loaded)


@lru_cache(maxsize=1)
def _make_site_input(loading: _Loading, data_root: Path, today: date) -> SiteInput:
    loaded = loading.loaded
    problems = sorted([*loaded.problems, *check_handbook(loaded.handbook, today)])
    if problems:
        raise DataFault("The records have problems:\n" + render_text(problems))
    return SiteInput(loaded.handbook, read_last_changes(data_root), data_root, today)


@lru_cache(maxsize=1)
def make_export_input(site_input: SiteInput, site_url: str) -> ExportInput:
    """Give what the published data are made from; one for all pages of a build.

    Args:
        site_input: what the site is built from.
        site_url: the address of the site; a slash is put at its end where it lacks one.
    """
    return ExportInput(
        handbook=site_input.handbook,
        version=read_version(),
        site_url=site_url.rstrip("/") + "/",
        moment=find_moment(read_last_commit(site_input.data_root)),
        last_changes=site_input.last_changes,
        data_root=site_input.data_root,
        first_changes=read_first_changes(site_input.data_root),
        read_history=partial(read_version_history, site_input.data_root, site_input.handbook),
    )
