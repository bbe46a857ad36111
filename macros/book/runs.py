"""From the markup of pages to runs and blocks: what the Typst sources set.

A run is a text, or a mapping whose `t` says what it is (`em`, `ref`, `cite` ...); a block is a
mapping whose `b` says so (`p`, `table` ...). Nothing in them is read as an order by Typst, so
a text comes out as itself. Hand-written chapters go the same way: python-markdown, with the
site's own extensions, gives the HTML, so the book reads a chapter as the site does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from macros.book.faults import BookFault

Run = str | dict[str, Any]
Block = dict[str, Any]

_VOID = frozenset({"br", "hr", "img", "wbr"})
_SKIPPED_CLASSES = frozenset({"icon", "headerlink"})
_PLAIN = frozenset({"span", "time", "small", "abbr", "p", "li", "footer"})
_SMALL_CLASSES = frozenset({"remark", "language", "role", "kind-word", "unknown", "scope"})


@dataclass(slots=True)
class Node:
    """An element of the markup: its tag, attributes, and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return frozenset(self.attributes.get("class", "").split())


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_tree(markup: str) -> Node:
    """Give the elements of a piece of markup under one nameless root."""
    builder = _TreeBuilder()
    builder.feed(markup)
    builder.close()
    return builder.open[0]


@lru_cache(maxsize=8192)
def _read_simple(markup: str) -> str | None:
    """Give markup without tags and references as text; None when it has any."""
    return None if "<" in markup or "&" in markup else _squeeze(markup)


def read_runs(markup: str) -> list[Run]:
    """Give the runs of markup that stands inside a paragraph."""
    simple = _read_simple(str(markup))
    if simple is not None:
        return [simple] if simple.strip() else []
    return join_runs(convert_inline(read_tree(str(markup)).children))


def _squeeze(text: str) -> str:
    """Put one space where the markup has any number, and keep no-break spaces."""
    if not text:
        return ""
    words = " ".join(text.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0")
    before = " " if text[0].isspace() and text[0] != "\u00a0" else ""
    after = " " if text[-1].isspace() and text[-1] != "\u00a0" and words else ""
    return f"{before}{words}{after}"


def convert_inline(children: list[Node | str]) -> Iterator[Run]:
    """Give the runs of elements that stand inside a paragraph."""
    for child in children:
        if isinstance(child, str):
            yield _squeeze(child)
        else:
            yield from _convert_element(child)


def _convert_element(node: Node) -> Iterator[Run]:
    if node.classes & _SKIPPED_CLASSES:
        return
    sign = _convert_sign(node)
    if sign is not None:
        yield sign
        return
    inner = join_runs(convert_inline(node.children))
    if inner:
        yield from _convert_words(node, inner)


def _convert_sign(node: Node) -> Run | None:
    """Give the run of an element that stands for more than the words in it, or None."""
    if node.tag == "sup" and "data-cite" in node.attributes:
        return {"t": "cite", "n": [[node.attributes["data-cite"], node.attributes["data-at"]]]}
    if "evidence" in node.classes:
        level = next(c for c in node.classes if c.startswith("evidence--"))
        return {"t": "mark", "e": level.removeprefix("evidence--")}
    return {"t": "br"} if node.tag == "br" else None


def _convert_words(node: Node, inner: list[Run]) -> Iterator[Run]:
    classes = node.classes
    if node.tag in {"em", "strong", "code"}:
        yield {"t": node.tag, "c": inner}
    elif node.tag == "a":
        yield _convert_link(node, inner)
    elif "status" in classes:
        yield {"t": "status", "c": inner}
    elif "lang" in node.attributes:
        yield {"t": "lang", "l": node.attributes["lang"], "c": inner}
    elif classes & _SMALL_CLASSES:
        yield {"t": "small", "c": inner}
    elif node.tag in _PLAIN:
        yield from inner
    else:
        raise BookFault(f"<{node.tag}> cannot stand inside a paragraph of the book.")


def _convert_link(node: Node, inner: list[Run]) -> Run:
    target = node.attributes.get("href", "")
    if target.startswith("book:"):
        return {"t": "ref", "l": target.removeprefix("book:"), "c": inner}
    if target.startswith(("https://", "http://")):
        return {"t": "url", "u": target, "c": inner}
    # A link between hand-written pages: `chapters` finds where it leads.
    return {"t": "link", "u": target, "c": inner}


def join_runs(runs: Iterator[Run]) -> list[Run]:
    """Join texts and citations that follow each other, and cut the spaces at both ends."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, str):
            if isinstance(last, str):
                joined[-1] = (last.rstrip(" ") + run) if run.startswith(" ") else last + run
            elif run:
                joined.append(run)
        elif run["t"] == "cite" and isinstance(last, dict) and last["t"] == "cite":
            last["n"] += run["n"]
        else:
            joined.append(run)
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip(" ")
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip(" ")
    return [run for run in joined if run != ""]


def read_words(runs: list[Run]) -> str:
    """Give the words of runs without what they mean."""
    return "".join(run if isinstance(run, str) else read_words(run.get("c", [])) for run in runs)
