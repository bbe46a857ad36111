"""The macros, as mkdocs-macros takes them: one set for each page that is rendered."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.hooks import DataFault, SiteInput, open_site_input
from macros.pages.page_macros import MACRO_NAMES, PageMacros


def register_macros(env: Any) -> None:
    """Register each macro under its name; each call goes to the macros of the current page."""
    for name in MACRO_NAMES:
        env.macro(_for_current_page(env, name), name)


def _for_current_page(env: Any, name: str) -> Any:
    @wraps(getattr(PageMacros, name))
    def call(*arguments: Any, **options: Any) -> str:
        return str(getattr(env.handbook_macros, name)(*arguments, **options))

    return call


def begin_page(env: Any) -> None:
    """Make the macros of the page that is about to be rendered."""
    site_input = open_for_mkdocs(env.conf)
    env.handbook_macros = PageMacros.of_page(
        site_input.handbook,
        env.page.file.src_uri,
        site_input.today,
        directory_urls=env.conf["use_directory_urls"],
    )


def end_page(env: Any) -> None:
    """Put the source notes at the end of the page that was rendered."""
    notes = env.handbook_macros.source_notes()
    if notes:
        env.markdown = f"{env.markdown}\n\n{notes}"


def open_for_mkdocs(config: Any) -> SiteInput:
    """Give what the site is built from.

    Raises:
        PluginError: when the data cannot be used; MkDocs prints its text and stops.
    """
    try:
        return open_site_input(Path(config["config_file_path"]).parent)
    except DataFault as fault:
        raise PluginError(str(fault)) from None
