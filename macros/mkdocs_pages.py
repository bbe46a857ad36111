"""MkDocs hook: pages of records, days of last change, the published data beside the pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

# Imports of the package stand inside the functions: MkDocs loads this file before its own
# folder is on the path.

# What the build that is running publishes; `on_files` sets it anew for each build, because to
# ask for every page whether a record has changed takes longer than to render the page.
_build: dict[str, Any] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Show no "edit this page" link where the repository's address is not known."""
    if not config.repo_url:
        config.repo_url = None
        config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Write the published data into the site, and add the pages of the records.

    The data come first, so that a page can list them; MkDocs has just emptied the site. Pages
    of records stay out of the navigation.
    """
    from macros.hooks import make_export_input
    from macros.mkdocs_macros import open_for_mkdocs, write_data_files
    from macros.pages.site_pages import list_site_pages

    site_input = open_for_mkdocs(config)
    write_data_files(config)
    _build["export_input"] = (
        make_export_input(site_input, config.site_url) if config.site_url else None
    )
    pages = list_site_pages(
        site_input.handbook,
        site_input.last_changes,
        site_input.data_root,
        directory_urls=config.use_directory_urls,
    )
    for page in pages:
        file = File.generated(
            config, page.source_path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.edit_uri = f"../{page.record_path}" if page.record_path else None
        files.append(file)
    _add_book(files, config)
    return files


def _add_book(files: Files, config: MkDocsConfig) -> None:
    """Publish the book that `make pdf` has set, with size and day for the link to it."""
    from babel.dates import format_date

    from macros.hooks import find_book, make_export_input
    from macros.mkdocs_macros import open_for_mkdocs

    config.extra.pop("book", None)
    book = find_book(Path(config.config_file_path).parent)
    if book is None:
        return
    url = "book/turkic-security-handbook.pdf"
    files.append(File.generated(config, url, abs_src_path=str(book)))
    day = make_export_input(open_for_mkdocs(config), config.site_url or "/").moment.date()
    config.extra["book"] = {
        "url": url,
        "size": f"{book.stat().st_size / 1_000_000:.1f} MB",
        "date": format_date(day, "d MMMM y", locale="en_GB"),
    }


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Reload pages when a record changes, in whatever folder the records lie."""
    from macros.hooks import find_data_root

    server.watch(str(find_data_root(Path(config.config_file_path).parent)))
    return server


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Note the day on which a hand-written page was last changed."""
    from macros.history import read_last_changes

    source = page.file.abs_src_path
    if source:
        changed = read_last_changes(Path(config.docs_dir)).get(Path(source).resolve())
        if changed:
            page.meta["last_change"] = changed.isoformat()
    return markdown


def on_page_context(context: TemplateContext, page: Page, **_: Any) -> TemplateContext:
    """Give the theme what a page carries for machines and for those who cite it.

    Without an address of the site, no page has a permanent one: then there is nothing to cite.
    """
    from macros.exports.page_parts import make_page_parts

    export_input = _build.get("export_input")
    if export_input and page.canonical_url and not page.meta.get("gone"):
        folder, _slash, record_id = str(page.meta.get("record") or "").partition("/")
        changed = page.meta.get("last_change")
        page.meta["parts"] = make_page_parts(
            export_input,
            source_path=page.file.src_uri,
            title=str(page.meta.get("title") or _read_words(page.title or "")),
            url=page.canonical_url,
            last_change=date.fromisoformat(str(changed)) if changed else None,
            record=export_input.handbook.by_folder.get(folder, {}).get(record_id),
        )
    return context


def _read_words(html: str) -> str:
    """Give the words of a heading, which MkDocs hands over as HTML."""
    from markupsafe import Markup

    return Markup(html).striptags()  # noqa: S704 only its words are kept
