"""The kinds of pages of the site, and which pages stand for each: taken from the site itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.loading.handbook import load_handbook
from macros.pages.site_pages import list_site_pages
from tests.builders import REAL_DATA, ROOT

# What the page of a kind calls, such as `exercise` in {{ exercise("tarlan-2025") }}.
_MACRO = re.compile(r"\{\{ *(\w+)\(")
# An address without a page: the server answers with the site's own page for that.
MISSING = "no-such-page/"


@dataclass(frozen=True, slots=True)
class Sample:
    """A page that stands for its kind: the kind's name, and its address from the site's root."""

    kind: str
    path: str


class KindUnknown(Exception):
    """The site has pages that no list names; the text names them."""


def list_samples(site: Path) -> list[Sample]:
    """Give the pages that stand for all kinds: each hand-written one; of others two of each kind.

    The two are the largest and the smallest by size of the file, so that one has every part
    that a page of its kind can have, and the other lacks whatever can be missing.

    Args:
        site: the folder of the built site of the real records.

    Raises:
        KindUnknown: when a page was built that neither `docs/` nor the list of generated pages
            has.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, path in (*_list_written(), *_list_generated()):
        kinds[kind].append(path)
    return choose_samples(site, kinds)


def choose_samples(site: Path, kinds: dict[str, list[str]]) -> list[Sample]:
    """Give the samples of each kind, and one of the page for addresses that do not exist.

    Args:
        site: the folder of a built site.
        kinds: the addresses of all pages of each kind.

    Raises:
        KindUnknown: when the site has a page that is of no kind.
    """
    known = {path for paths in kinds.values() for path in paths}
    built = {
        "" if (folder := file.parent.relative_to(site).as_posix()) == "." else f"{folder}/"
        for file in site.rglob("index.html")
    }
    if unknown := sorted(built - known):
        raise KindUnknown(f"No list of pages names {', '.join(unknown)}.")
    samples = [Sample("page not found", MISSING)]
    for kind, paths in kinds.items():
        by_size = sorted(
            paths, key=lambda path: ((site / path / "index.html").stat().st_size, path)
        )
        samples += [Sample(kind, path) for path in dict.fromkeys((by_size[-1], by_size[0]))]
    return samples


def _list_written() -> Iterator[tuple[str, str]]:
    docs = ROOT / "docs"
    for file in sorted(docs.rglob("*.md")):
        path = _find_path(file.relative_to(docs).as_posix())
        yield (path.rstrip("/") or "home"), path


def _list_generated() -> Iterator[tuple[str, str]]:
    handbook = load_handbook(REAL_DATA).handbook
    for page in list_site_pages(handbook, {}, REAL_DATA):
        called = _MACRO.search(page.markdown)
        assert called, page.source_path
        yield called[1].replace("_", " "), _find_path(page.source_path)


def _find_path(source_path: str) -> str:
    """Give the address of a page, from the site's root, by its Markdown file."""
    return re.sub(r"(^|/)index/$", r"\1", source_path.removesuffix(".md") + "/")
