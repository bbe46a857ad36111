"""Blocks of a hand-written chapter: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from macros.book.faults import BookFault
from macros.book.runs import Block, Node, Run, convert_inline, join_runs, read_tree, read_words

# Rows up to this many letters are kept on one page.
ROW_LETTERS_MAX = 900
_INLINE = frozenset({"a", "em", "strong", "code", "span", "sup", "br", "time", "small", "abbr"})
# Paragraphs of a chapter that speak of what a screen does.
_ON_SITE_ALONE = "site-only"
_FLAT = frozenset({"div", "section", "details", "figure", ""})


def read_blocks(markup: str, label_of: Callable[[str], str]) -> list[Block]:
    """Give the blocks of a page's HTML.

    Args:
        markup: the HTML that python-markdown made.
        label_of: gives the book's label for the id of a heading.

    Raises:
        BookFault: for an element that the book has no form for.
    """
    return list(_convert_children(read_tree(markup), label_of))


def _convert_children(node: Node, label_of: Callable[[str], str]) -> Iterator[Block]:
    loose: list[Node | str] = []
    for child in [*node.children, Node("end")]:
        if isinstance(child, str) or child.tag in _INLINE:
            loose.append(child)
            continue
        runs = join_runs(convert_inline(loose))
        loose = []
        if runs:
            yield {"b": "p", "c": runs}
        if child.tag != "end":
            yield from _convert_block(child, label_of)


def _runs(node: Node) -> list[Run]:
    return join_runs(convert_inline(node.children))


def _convert_block(node: Node, label_of: Callable[[str], str]) -> Iterator[Block]:
    tag = node.tag
    if _ON_SITE_ALONE in node.classes:
        return
    if tag in _FLAT:
        yield from _convert_children(node, label_of)
    elif tag[0] == "h" and tag[1:].isdigit():
        anchor = node.attributes.get("id", "")
        label = label_of(anchor) if anchor else None
        yield {"b": "h", "level": int(tag[1:]), "label": label, "c": _runs(node)}
    elif tag == "p":
        runs = _runs(node)
        if runs:
            yield {"b": "notice" if "notice" in node.classes else "p", "c": runs}
    elif tag in {"ul", "ol"}:
        items = [list(_convert_children(li, label_of)) for li in _children(node, "li")]
        yield {"b": "list", "ordered": tag == "ol", "items": items}
    elif tag == "table":
        yield _convert_table(node)
    elif tag == "dl":
        yield {"b": "terms", "items": list(_convert_terms(node))}
    elif tag == "blockquote":
        yield {"b": "quote", "c": list(_convert_children(node, label_of))}
    else:
        raise BookFault(f"the book has no form for <{tag}>.")


def _children(node: Node, *tags: str) -> list[Node]:
    return [c for c in node.children if isinstance(c, Node) and c.tag in tags]


def _find_all(node: Node, tag: str) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == tag:
                yield child
            else:
                yield from _find_all(child, tag)


def _convert_table(node: Node) -> Block:
    rows = [[_runs(cell) for cell in _children(row, "th", "td")] for row in _find_all(node, "tr")]
    caption = next(_find_all(node, "caption"), None)
    return make_table(rows[0], rows[1:], _runs(caption) if caption else [])


def make_table(
    head: list[list[Run]], rows: list[list[list[Run]]], caption: list[Run], **more: Any
) -> Block:
    """Give a table; whatever sets it decides whether it is too wide for the page."""
    is_short = all(sum(len(read_words(c)) for c in row) <= ROW_LETTERS_MAX for row in rows)
    table = {"b": "table", "caption": caption, "head": head, "rows": rows, "whole": is_short}
    return {**table, **more}


def _convert_terms(node: Node) -> Iterator[list[Any]]:
    groups = _children(node, "div") or [node]
    for group in groups:
        names = [run for dt in _children(group, "dt") for run in _runs(dt)]
        yield [names, [_runs(dd) for dd in _children(group, "dd")]]
