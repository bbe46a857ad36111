"""A Markdown extension that marks links of hand-written pages which lead out of the site.

A page that such a link opens gets no hold of the page it came from.
Source: HTML Living Standard, 4.6.7.9 "Link type noopener".
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

OUTSIDE_REL = "noopener external"
# After links are made (20) and have the attributes that a writer gave them (8).
_PRIORITY = 5


class _OutsideLinks(Treeprocessor):
    """Gives each link with a whole web address what all of ours have."""

    def run(self, root: Element) -> None:
        """Add to what a link has already."""
        for link in root.iter("a"):
            if link.get("href", "").startswith(("http://", "https://")):
                has = link.get("rel", "").split()
                link.set("rel", " ".join(dict.fromkeys([*has, *OUTSIDE_REL.split()])))


class OutsideLinks(Extension):
    """Marks links that lead out of the site."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 the name that Markdown calls
        """Register the step."""
        md.treeprocessors.register(_OutsideLinks(md), "handbook_outside_links", _PRIORITY)


def makeExtension(**_: Any) -> OutsideLinks:  # noqa: N802 the name that Markdown calls
    """Give the extension, as `markdown_extensions` in mkdocs.yml names it."""
    return OutsideLinks()
