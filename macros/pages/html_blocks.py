"""A Markdown extension that passes finished HTML on as it is.

The bodies of record pages are HTML with a few Markdown headings between. Python-Markdown takes each
HTML block apart and puts it together again, and MkDocs parses it once more for anchors: half of the
time of a page. Here a block goes aside whole, and its anchors are read off.

A block begins with the tag of a block element at the beginning of a line and ends at an empty line.
Source: CommonMark 0.31.2, 4.6 "HTML blocks", kind 6.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

_TAGS = "blockquote|details|div|dl|figure|nav|ol|p|section|table|ul"
_OPENED = re.compile(rf"<(?:{_TAGS})[ >]")
_CLOSED = re.compile(rf"</(?:{_TAGS})>")
# Lines that Markdown would read in their own way, and HTML in which it is to be read.
_MARKDOWN = re.compile(r"^(?:#{1,6} |[*+-] |\d+[.)] |\|)|\smarkdown(?:=|>)", re.MULTILINE)
_ANCHOR = re.compile(r'<[a-z][a-z0-9-]*\b[^<>]*?\sid="(?P<id>[^"]+)"')
# Before MkDocs and Python-Markdown look for HTML (21 and 20), after fenced code (25).
_PRIORITY = 22
# Any time after the preprocessors, when MkDocs has begun its list of anchors.
_PRIORITY_OF_ANCHORS = 1


class _Aside(Preprocessor):
    """Puts finished HTML blocks aside."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.anchors: set[str] = set()
        self._open_tags = 0

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with a placeholder for each finished block."""
        kept: list[str] = []
        block: list[str] = []
        self._open_tags = 0
        for line in [*lines, ""]:
            if line.strip():
                block.append(line)
                continue
            kept += self._put_aside(block)
            kept.append(line)
            block = []
        return kept

    def _put_aside(self, block: list[str]) -> list[str]:
        """Give a block's placeholder, or the block itself where it is not finished HTML.

        What stands inside a block that an empty line has cut in two is left alone.
        """
        text = "\n".join(block)
        stands_alone = self._open_tags == 0 and _OPENED.match(text) is not None
        opened = len(_OPENED.findall(text)) - len(_CLOSED.findall(text))
        if stands_alone or self._open_tags:
            self._open_tags = max(0, self._open_tags + opened)
        if not stands_alone or opened or not text.rstrip().endswith(">") or _MARKDOWN.search(text):
            return block
        self.anchors.update(match["id"] for match in _ANCHOR.finditer(text))
        return [self.md.htmlStash.store(text)]


class _Anchors(Treeprocessor):
    """Adds the anchors of what was put aside to those that MkDocs has found."""

    def __init__(self, md: Markdown, aside: _Aside) -> None:
        super().__init__(md)
        self._aside = aside

    def run(self, _root: Element) -> None:
        """Add them, where the page is rendered by MkDocs."""
        name = "mkdocs_raw_html"
        if name in self.md.preprocessors:
            of_mkdocs: Any = self.md.preprocessors[name]
            of_mkdocs.present_anchor_ids |= self._aside.anchors


class HtmlBlocks(Extension):
    """Passes finished HTML on as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 the name that Markdown calls
        """Register both steps."""
        aside = _Aside(md)
        md.preprocessors.register(aside, "handbook_html_blocks", _PRIORITY)
        md.treeprocessors.register(_Anchors(md, aside), "handbook_anchors", _PRIORITY_OF_ANCHORS)


def makeExtension(**_: Any) -> HtmlBlocks:  # noqa: N802 the name that Markdown calls
    """Give the extension, as `markdown_extensions` in mkdocs.yml names it."""
    return HtmlBlocks()
