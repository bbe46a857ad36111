"""MkDocs hook: adds one page for each record, and the day of its last change to each page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

# Imports of the package stand inside the functions: MkDocs loads this file before its own
# folder is on the path.


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Show no "edit this page" link where the repository's address is not known."""
    if not config.repo_url:
        config.repo_url = None
        config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the records; they stay out of the navigation."""
    from macros.mkdocs_macros import open_for_mkdocs
    from macros.pages.site_pages import list_site_pages

    site_input = open_for_mkdocs(config)
    for page in list_site_pages(site_input.handbook, site_input.last_changes, site_input.data_root):
        file = File.generated(
            config, page.source_path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.edit_uri = f"../{page.record_path}" if page.record_path else None
        files.append(file)
    return files


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
