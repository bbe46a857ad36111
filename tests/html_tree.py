"""Parsed HTML for tests: what a browser would make of a page, asked by class and XPath."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import lxml.html
import markdown
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Html:
    """An element of a parsed page."""

    element: Any

    def find(self, xpath: str) -> list[Html]:
        """Give the elements at an XPath below this one."""
        return [Html(element) for element in self.element.xpath(xpath)]

    def one(self, xpath: str) -> Html:
        """Give the only element at an XPath; fail when there is none or more."""
        found = self.find(xpath)
        assert len(found) == 1, f"{xpath}: {len(found)} elements"
        return found[0]

    def has(self, xpath: str) -> bool:
        """Tell whether there is any element at an XPath."""
        return bool(self.element.xpath(xpath))

    def texts(self, xpath: str) -> list[str]:
        """Give the text of each element at an XPath, as a reader sees it."""
        return [found.text for found in self.find(xpath)]

    def attributes(self, xpath: str, name: str) -> list[str | None]:
        """Give an attribute of each element at an XPath."""
        return [found.get(name) for found in self.find(xpath)]

    def get(self, name: str) -> str | None:
        """Give an attribute, or None."""
        value = self.element.get(name)
        return None if value is None else str(value)

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self.element.tag)

    @property
    def whole_text(self) -> str:
        """The text, every white space as it stands."""
        return "".join(str(text) for text in self.element.itertext())

    @property
    def text(self) -> str:
        """The text with runs of white space as one space, as a browser shows it."""
        return " ".join(self.whole_text.split())


def parse_html(text: str) -> Html:
    """Parse as browsers do (the algorithm of the HTML Standard); slow."""
    tree: Any = html5lib.parse(text, treebuilder="lxml", namespaceHTMLElements=False)
    return Html(tree.getroot())


def read_html(path: Path) -> Html:
    """Parse a built page with libxml2, which is fast enough for a whole site."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return Html(lxml.html.document_fromstring(path.read_bytes(), parser=parser))


def with_class(name: str, tag: str = "*") -> str:
    """Give the XPath of elements below with a class."""
    return f".//{tag}[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"


def render_page(text: str) -> Html:
    """Render Markdown with the extensions of mkdocs.yml and parse the outcome."""
    extensions, settings = _read_extensions()
    rendered = markdown.markdown(text, extensions=extensions, extension_configs=settings)
    return parse_html(f"<!doctype html><title>page</title><body>{rendered}</body>").one("./body")


@cache
def _read_extensions() -> tuple[list[str], dict[str, dict[str, Any]]]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.markdown_extensions, config.mdx_configs
