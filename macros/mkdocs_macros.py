"""The macros, as mkdocs-macros takes them: one set for each page that is rendered."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.exports.writer import ExportFault
from macros.giving_up import give_up_if_edited
from macros.hooks import DataFault
from macros.pages.page_macros import PageMacros
from macros.publishing.content import SiteContent, make_site_settings
from macros.publishing.page_calls import CALL_NAMES, PageCalls

# Where a build keeps its content: the configuration is its own, and each build has a new one.
_CONTENT = "handbook_content"


def register_macros(env: Any) -> None:
    """Register each macro under its name; each call goes to the macros of the current page.

    What the site is built from is opened once here: to ask for every page whether a record has
    changed would take longer than to render it.
    """
    open_content(env.conf)
    for name in CALL_NAMES:
        env.macro(_for_current_page(env, name), name)


def _for_current_page(env: Any, name: str) -> Any:
    @wraps(getattr(PageMacros, name, None) or getattr(PageCalls, name))
    def call(*arguments: Any, **options: Any) -> str:
        return str(env.handbook_calls.find(name)(*arguments, **options))

    return call


def begin_page(env: Any) -> None:
    """Make the macros of the page that is about to be rendered."""
    env.handbook_calls = PageCalls(open_content(env.conf), env.page.file.src_uri)
    # mkdocs-macros would render the title as a template; that of a made page is text from data.
    is_made = env.page.file.generated_by is not None
    env.handbook_title = env.page.meta.pop("title", None) if is_made else None


def end_page(env: Any) -> None:
    """Put the source notes at the end of the page that was rendered."""
    if env.handbook_title is not None:
        env.page.meta["title"] = env.handbook_title
    env.markdown = env.handbook_calls.end(env.markdown)


def open_content(config: Any) -> SiteContent:
    """Give what the build that a configuration belongs to is made from.

    Raises:
        PluginError: when the data cannot be used; MkDocs prints its text and stops.
    """
    extra = config["extra"]
    if _CONTENT not in extra:
        root = Path(config["config_file_path"]).parent
        try:
            extra[_CONTENT] = SiteContent(make_site_settings(root, config))
        except DataFault as fault:
            raise PluginError(str(fault)) from None
    content: SiteContent = extra[_CONTENT]
    return content


def open_content_again(config: Any) -> SiteContent:
    """Give the same with the records as they are now.

    Raises:
        PluginError: as above; what was open before then stays.
    """
    content = open_content(config)
    try:
        content.renew()
    except DataFault as fault:
        raise PluginError(str(fault)) from None
    return content


def write_data_files(config: Any) -> None:
    """Write the published data into the site, so that the page "Data" can list them.

    Raises:
        PluginError: when they cannot be written; MkDocs prints its text and stops.
    """
    try:
        content = open_content(config)
        content.write_data(Path(config["site_dir"]), lambda _count: give_up_if_edited())
    except ExportFault as fault:
        raise PluginError(str(fault)) from None
