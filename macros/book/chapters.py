"""Hand-written chapters: their macros run as on the site, then their HTML becomes blocks.

The Markdown is read by python-markdown with the extensions of mkdocs.yml, not by pandoc: its
`{: #id }`, `md_in_html` and raw HTML mean other things there, and each chapter would be read by
two programs that disagree.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, StrictUndefined, TemplateError

from macros.book.blocks import read_blocks
from macros.book.book_ui import BookUi
from macros.book.faults import BookFault
from macros.book.labels import label_chapter, resolve_link
from macros.loading.handbook import Handbook
from macros.pages.faults import MacroFault
from macros.pages.page_macros import MACRO_NAMES, PageMacros

_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")


def read_chapter(handbook: Handbook, docs: Path, page: str, ui: BookUi) -> dict[str, Any]:
    """Give a chapter: its label, its title and its blocks.

    Raises:
        BookFault: when the file is missing or a macro in it fails; the text names the page.
    """
    try:
        text = (docs / page).read_text(encoding="utf-8")
    except OSError as error:
        raise BookFault(f"{docs / page}: the chapter cannot be read: {error.strerror}.") from None
    macros = PageMacros(handbook, ui)
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 Markdown
    environment.globals.update({name: getattr(macros, name) for name in MACRO_NAMES})
    try:
        rendered = environment.from_string(_cut_front_matter(text)).render()
    except (TemplateError, MacroFault) as error:
        raise BookFault(f"{page}: {error}") from None
    html = markdown.Markdown(extensions=list(_EXTENSIONS)).convert(rendered)
    try:
        blocks = read_blocks(html, partial(label_chapter, page))
    except BookFault as fault:
        raise BookFault(f"{page}: {fault}") from None
    if not blocks or blocks[0]["b"] != "h" or blocks[0]["level"] != 1:
        raise BookFault(f"{page}: a chapter begins with its title, such as `# Method`.")
    _resolve(handbook, blocks, page, ui.site_url)
    return {"label": label_chapter(page), "title": blocks[0]["c"], "blocks": blocks[1:]}


def _cut_front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return text
    return text.split("\n---\n", 1)[1]


def _resolve(handbook: Handbook, node: Any, page: str, site_url: str) -> None:
    """Turn links of the page into labels, and count its links to records for the index."""
    if isinstance(node, list):
        for child in node:
            _resolve(handbook, child, page, site_url)
    elif isinstance(node, dict):
        if node.get("t") == "link":
            target = resolve_link(handbook, page, node.pop("u"), site_url)
            if target.startswith("book:"):
                node.update(t="ref", l=target.removeprefix("book:"))
            else:
                node.update(t="url", u=target)
        if node.get("t") == "ref":
            node["x"] = True
        for child in node.values():
            _resolve(handbook, child, page, site_url)
