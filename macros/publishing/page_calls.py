"""What the text of a page may call: the macros of the records, and those about this very build."""

from __future__ import annotations

from collections.abc import Callable

from macros.changes.steps import read_version_history
from macros.exports.data_page import render_dictionary, render_file_table
from macros.pages.change_bodies import render_changes
from macros.pages.page_macros import MACRO_NAMES, PageMacros
from macros.publishing.content import SiteContent

_OF_THE_BUILD = ("data_files", "data_dictionary", "record_changes", "releases")
CALL_NAMES = (*MACRO_NAMES, *_OF_THE_BUILD)


class PageCalls:
    """The calls of one page; its source notes are numbered in the order of the calls."""

    def __init__(self, content: SiteContent, source_path: str) -> None:
        """Take the path of the page's Markdown, such as `guide/index.md`."""
        self._content = content
        self._source_path = source_path
        self._macros = PageMacros.of_page(
            content.handbook,
            source_path,
            content.given.today,
            content.settings.link_style,
        )

    def find(self, name: str) -> Callable[..., str]:
        """Give the function behind a name of `CALL_NAMES`."""
        found: Callable[..., str] = getattr(self if name in _OF_THE_BUILD else self._macros, name)
        return found

    def end(self, text: str) -> str:
        """Give the text of the page, calls done, with the source notes that they referred to."""
        notes = self._macros.source_notes()
        return f"{text}\n\n{notes}" if notes else text

    def data_files(self) -> str:
        """Print the list of the files of the published data, as this very build writes them."""
        files, style = self._content.data_files, self._content.settings.link_style
        return render_file_table(files, self._source_path, style)

    def data_dictionary(self) -> str:
        """Print every column of the published tables."""
        return render_dictionary(self._source_path, self._content.settings.link_style)

    def record_changes(self) -> str:
        """Print what changed in the records from version to version."""
        given = self._content.given
        history = read_version_history(given.data_root, given.handbook)
        return render_changes(self._macros.ui, history)

    def releases(self) -> str:
        """Print the changelog of the project."""
        return (self._content.settings.root / "CHANGELOG.md").read_text(encoding="utf-8")
