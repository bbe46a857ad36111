"""The macros, as mkdocs-macros takes them: one set for each page that is rendered."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.changes.steps import read_version_history
from macros.exports.catalogue import list_export_files
from macros.exports.data_page import render_dictionary, render_file_table
from macros.exports.export_file import DATA_FOLDER
from macros.exports.writer import ExportFault, write_export
from macros.giving_up import give_up_if_edited
from macros.hooks import (
    DataFault,
    SiteInput,
    make_export_input,
    open_site_input,
)
from macros.pages.change_bodies import render_changes
from macros.pages.page_macros import MACRO_NAMES, PageMacros

# Where a build keeps the list of the files that it wrote: the configuration is its own.
_LISTED = "handbook_data_files"


def register_macros(env: Any) -> None:
    """Register each macro under its name; each call goes to the macros of the current page.

    What the site is built from is opened once here: to ask for every page whether a record has
    changed would take longer than to render it.
    """
    env.handbook_input = open_for_mkdocs(env.conf)
    for name in MACRO_NAMES:
        env.macro(_for_current_page(env, name), name)
    env.macro(lambda: _print_data_files(env), "data_files")
    env.macro(lambda: _print_dictionary(env), "data_dictionary")
    env.macro(lambda: _print_changes(env), "record_changes")


def _print_data_files(env: Any) -> str:
    """Print the list of the files of the published data, as this very build writes them."""
    return render_file_table(
        env.conf["extra"][_LISTED],
        env.page.file.src_uri,
        directory_urls=env.conf["use_directory_urls"],
    )


def _print_dictionary(env: Any) -> str:
    """Print every column of the published tables."""
    page = env.page.file.src_uri
    return render_dictionary(page, directory_urls=env.conf["use_directory_urls"])


def _print_changes(env: Any) -> str:
    """Print what changed in the records from version to version."""
    given: SiteInput = env.handbook_input
    history = read_version_history(given.data_root, given.handbook)
    return render_changes(env.handbook_macros.ui, history)


def _for_current_page(env: Any, name: str) -> Any:
    @wraps(getattr(PageMacros, name))
    def call(*arguments: Any, **options: Any) -> str:
        return str(getattr(env.handbook_macros, name)(*arguments, **options))

    return call


def find_environment(config: Any) -> Any:
    """Give the environment in which `register_macros` has registered the macros of a build."""
    return config["plugins"]["macros"]


def begin_page(env: Any) -> None:
    """Make the macros of the page that is about to be rendered."""
    env.handbook_macros = PageMacros.of_page(
        env.handbook_input.handbook,
        env.page.file.src_uri,
        env.handbook_input.today,
        directory_urls=env.conf["use_directory_urls"],
    )
    # mkdocs-macros would render the title as a template; that of a made page is text from data.
    is_made = env.page.file.generated_by is not None
    env.handbook_title = env.page.meta.pop("title", None) if is_made else None


def end_page(env: Any) -> None:
    """Put the source notes at the end of the page that was rendered."""
    if env.handbook_title is not None:
        env.page.meta["title"] = env.handbook_title
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


def write_data_files(config: Any) -> None:
    """Write the published data into the site, and remember what the page "Data" lists.

    Raises:
        PluginError: when they cannot be written; MkDocs prints its text and stops.
    """
    export_input = make_export_input(open_for_mkdocs(config), config["site_url"] or "/")
    folder = Path(config["site_dir"], DATA_FOLDER)
    try:
        files = list_export_files(export_input)
        config["extra"][_LISTED] = write_export(files, folder, lambda _count: give_up_if_edited())
    except ExportFault as fault:
        raise PluginError(str(fault)) from None
