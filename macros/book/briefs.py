"""Briefs: a small volume for each country, and one for the register, from the book's manuscript.

A brief says what the book says, with the book's numbers of sources. What it refers to and does
not hold is linked to its page on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.book.labels import find_page_of_label
from macros.book.profiles import list_profiled
from macros.loading.handbook import Handbook
from macros.pages.addresses import page_url

REGISTER = "register"
# With more exercises than these, they are told in short; with still more, in the table alone: a
# brief has 4 to 12 pages.
FULL_ENTRIES_MAX = 12
SHORT_ENTRIES_MAX = 30
_ROW_SOURCES = {"Date", "Participant", "Participants"}


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief: its name in addresses, and what Typst reads."""

    name: str
    manuscript: Mapping[str, Any]


def list_brief_names(handbook: Handbook) -> list[str]:
    """Name all briefs, without making them."""
    return [*(country.id for country in list_profiled(handbook)), REGISTER]


def list_briefs(
    manuscript: Mapping[str, Any], handbook: Handbook, site_url: str
) -> Iterator[Brief]:
    """Give the brief of each country in the order of the book, then that of the register."""
    cutter = _Cutter(handbook, site_url)
    for profile in manuscript["countries"]:
        yield Brief(profile["id"], cutter.cut(manuscript, _choose_country(manuscript, profile)))
    chosen = {
        "kind": "register",
        "title": "Exercise register",
        "register": manuscript["register"],
        "series": manuscript["series"],
        "short": False,
    }
    yield Brief(REGISTER, cutter.cut(manuscript, chosen))


def _choose_country(manuscript: Mapping[str, Any], profile: Mapping[str, Any]) -> dict[str, Any]:
    mark = next(key for key in profile["index"] if key.startswith("parties/"))
    groups = [
        {**group, "entries": [e for e in group["entries"] if mark in e["index"]]}
        for group in manuscript["register"]
    ]
    kept = [group for group in groups if group["entries"]]
    entries = {e["label"]: e for group in kept for e in group["entries"]}
    has_entries = len(entries) <= SHORT_ENTRIES_MAX
    if not has_entries:
        profile = {**profile, "exercises": _cite_rows(profile["exercises"], entries)}
    return {
        "kind": "country",
        "title": profile["title"],
        # The disputes of the exercises stand with them, or in the register.
        "profile": {**profile, "elsewhere": []},
        "register": kept if has_entries else [],
        "series": [],
        "short": len(entries) > FULL_ENTRIES_MAX,
    }


def _cite_rows(table: Mapping[str, Any], entries: Mapping[str, Any]) -> dict[str, Any]:
    """Give the table of exercises with the sources of each row's date and participants."""
    rows = []
    for date, name, others in table["rows"]:
        label = next(run["l"] for run in name if isinstance(run, Mapping) and run["t"] == "ref")
        told = [row["v"] for row in entries[label]["rows"] if row["k"] in _ROW_SOURCES]
        numbers = {(number, "") for number in _list_cited(told)}
        cited = [{"t": "cite", "n": sorted(map(list, numbers))}] if numbers else []
        rows.append([[*date, *cited], name, others])
    return {**table, "rows": rows}


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts a brief from the manuscript: its own references stay, others lead to the site."""

    handbook: Handbook
    site_url: str

    def cut(self, manuscript: Mapping[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
        """Give the manuscript of a brief with the sources that it cites."""
        if chosen["short"]:
            groups = chosen["register"]
            chosen["register"] = [
                {**g, "entries": [_shorten(e) for e in g["entries"]]} for g in groups
            ]
        sources = _choose_sources(manuscript, set(_list_cited(chosen)))
        held = set(_list_labels(chosen)) | {s["label"] for s in sources}
        return {
            "edition": manuscript["edition"],
            **self._redirect(chosen, held),
            "sources": self._redirect(sources, held),
        }

    def _redirect(self, node: Any, held: set[str]) -> Any:
        if isinstance(node, list):
            return [self._redirect(child, held) for child in node]
        if not isinstance(node, Mapping):
            return node
        made = {key: self._redirect(child, held) for key, child in node.items()}
        if node.get("t") == "ref" and node["l"] not in held:
            made["t"] = "url"
            made["u"] = self._find_address(made.pop("l"))
        return made

    def _find_address(self, label: str) -> str:
        to = find_page_of_label(self.handbook, label)
        anchor = f"#{to.anchor}" if to.anchor else ""
        return f"{self.site_url}{page_url(to.page, directory_urls=True)}{anchor}"


def _shorten(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give an exercise in few lines; all of it stands in the register."""
    kept = {"Date", "Place", "Host", "Hosts", "Participant", "Participants"}
    return {
        **entry,
        "rows": [row for row in entry["rows"] if row["k"] in kept],
        "facts": [],
        "gaps": [],
        "see": [],
        "disputes": [],
        "disputed": len(entry["disputes"]),
    }


def _choose_sources(manuscript: Mapping[str, Any], numbers: set[int]) -> list[dict[str, Any]]:
    return [
        {**document, "publisher": publisher["title"]}
        for group in manuscript["bibliography"]
        for publisher in group["publishers"]
        for document in publisher["documents"]
        if document["number"] in numbers
    ]


def _walk(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        yield node
        node = node.values()
    if isinstance(node, Iterable) and not isinstance(node, str):
        for child in node:
            yield from _walk(child)


def _list_cited(node: Any) -> Iterator[int]:
    for found in _walk(node):
        if found.get("t") == "cite":
            yield from (number for number, _at in found["n"])


def _list_labels(node: Any) -> Iterator[str]:
    yield from (found["label"] for found in _walk(node) if found.get("label"))
