"""Where everything stands: what one pass of Typst found, for the next one to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Places = dict[str, Any]


def make_no_places() -> Places:
    """Give what is known before the first pass."""
    return {"shift": 0, "labels": {}, "cited": {}, "indexed": {}, "heads": {}, "fits": {}}


def find_places(report: Mapping[str, Any], titles: Mapping[str, str]) -> Places:
    """Give places from what `report.typ` found.

    Args:
        report: positions of headings and anchors, pages of citations and index entries, and in
            which step of their sizes profiles are set.
        titles: the words of the headings of level 1 and 2, by label.

    Returns:
        `shift`: pages of the file before printed page 1; `labels`: printed page, page of the
        file, x and y in points, by label; `cited` and `indexed`: printed pages by number or key;
        `heads`: part and section by page of the file; `fits`: steps by label.
    """
    shift = report["shift"]
    labels = {}
    for found in [*report["anchors"], *report["headings"]]:
        if found["label"] is not None and found["label"] not in labels:
            at = found["at"]
            page = at["page"]
            labels[found["label"]] = [page - shift, page, _points(at["x"]), _points(at["y"])]
    return {
        "shift": shift,
        "labels": labels,
        "cited": _group_pages(report["cited"], shift),
        "indexed": _group_pages(report["indexed"], shift),
        "heads": _find_heads(report["headings"], titles),
        "fits": dict(report["fits"]),
    }


def _points(length: str) -> float:
    return round(float(length.removesuffix("pt")), 1)


def _group_pages(found: Iterable[Any], shift: int) -> dict[str, list[int]]:
    pages: dict[str, set[int]] = {}
    for page, keys in found:
        for key in keys:
            pages.setdefault(str(key), set()).add(page - shift)
    return {key: sorted(numbers) for key, numbers in sorted(pages.items())}


def _find_heads(
    headings: Iterable[Mapping[str, Any]], titles: Mapping[str, str]
) -> dict[str, list[str]]:
    """Give the running head of each page; a page on which a part begins has none."""
    part = section = ""
    by_page: dict[int, list[str]] = {}
    starts: dict[int, str] = {}
    last_page = 1
    for heading in headings:
        page, level = heading["at"]["page"], heading["level"]
        title = titles.get(heading["label"] or "", "")
        for passed in range(last_page + 1, page):
            by_page[passed] = [part, section]
        if level == 1:
            part, section = title, ""
            starts[page] = title
            by_page[page] = ["", ""]
        elif level == 2 and (page not in by_page or not by_page[page][1]):
            section = title
            by_page[page] = [part, section]
        elif level == 2:
            section = title
        by_page.setdefault(page, [part, section])
        last_page = max(last_page, page)
    heads = {page: head for page, head in by_page.items() if page not in starts}
    return {str(page): head for page, head in sorted(heads.items()) if head[0]}
