"""What every built page gets at last: code that a keyboard reaches, its policy, the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.pages.addresses import page_url
from macros.pages.page_sections import list_page_sections
from macros.pages.search_index import SEARCH_INDEX, ProsePage, render_search_index
from macros.publishing.content import SiteContent


def make_code_reachable(html: str) -> str:
    """Let a keyboard reach the boxes of code, inside which long lines scroll."""
    return html.replace("<pre><span></span><code>", '<pre><span></span><code tabindex="0">')


def find_prose(
    content: SiteContent,
    source_path: str,
    meta: Mapping[str, object],
    *,
    title: str,
    html: str,
) -> ProsePage | None:
    """Give what the search knows of a page; None where the records or nobody shall find it.

    Args:
        content: what the site is built from.
        source_path: the path of its Markdown, such as `guide/index.md`.
        meta: what stands in its head.
        title: its title, as plain text.
        html: its body; empty for a page whose text was not written by hand.
    """
    search = meta.get("search")
    if meta.get("record") or (isinstance(search, Mapping) and search.get("exclude")):
        return None
    return ProsePage(
        url=page_url(source_path, directory_urls=content.settings.directory_urls),
        title=title,
        description=str(meta.get("description") or ""),
        sections=list_page_sections(html) if html else (),
    )


def write_search_index(content: SiteContent, pages: Iterable[ProsePage], site: Path) -> None:
    """Write the index of the search into the built site, when every page is known."""
    script = render_search_index(
        content.handbook, pages, directory_urls=content.settings.directory_urls
    )
    path = site / SEARCH_INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8", newline="\n")
