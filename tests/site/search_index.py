"""The index of a built site's search, read as a browser would."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from macros.pages.search_index import SEARCH_INDEX

_START, _END = "window.handbookSearchIndex=", ";\n"


@dataclass(frozen=True)
class Entry:
    """One line of the index."""

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    line: str
    summary: str
    words: str


def read_search_index(site: Path) -> list[Entry]:
    """Give the entries of a built site."""
    return parse_search_index((site / SEARCH_INDEX).read_text(encoding="utf-8"))


def parse_search_index(script: str) -> list[Entry]:
    """Give the entries of the script that holds them."""
    assert script.startswith(_START)
    assert script.endswith(_END)
    data = json.loads(script.removeprefix(_START).removesuffix(_END))
    return [
        Entry(data["kinds"][kind], url, title, tuple(names), line, summary, words)
        for kind, url, title, names, line, summary, words in data["entries"]
    ]
