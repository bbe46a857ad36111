"""The first step after an edit: the records are read again and their pages built from them.

Given to `macros.serving`, which keeps no part of the package that may be edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from macros.hooks import SiteInput
from macros.mkdocs_macros import open_content, open_content_again
from macros.pages.changed_pages import list_changed_pages
from macros.pages.site_pages import SitePage
from macros.serving.whole_build import WholeBuild


class NearRecords:
    """The pages that an edit of records changes at once, built as parts of the whole site."""

    def __init__(self, whole: WholeBuild) -> None:
        """Take a build of the whole site."""
        self._whole = whole
        self._dropped: frozenset[str] = frozenset()

    @property
    def _input(self) -> SiteInput:
        return open_content(self._whole.config).given

    @cached_property
    def _pages(self) -> Mapping[str, SitePage]:
        pages = open_content(self._whole.config).list_pages()
        return {page.source_path: page for page in pages}

    def list_changed(self) -> Sequence[str]:
        """Read the records again; give the source paths of the pages of those that changed.

        Raises:
            PluginError: when the records have problems; its text lists them.
        """
        before, now = self._input, open_content_again(self._whole.config).given
        changed = list_changed_pages(before.handbook, now.handbook)
        dropped = (self._whole.drop(source) for source in changed.gone)
        self._dropped = frozenset(page for page in dropped if page)
        return changed.pages

    def build(self, sources: Iterable[str]) -> frozenset[str]:
        """Build pages of these records; give the files of the site that are not as before."""
        wanted = tuple(sources)
        for source in wanted:
            page = self._pages.get(source)
            if page is not None:  # others are files in `docs/`
                edit_uri = f"../{page.record_path}" if page.record_path else None
                self._whole.put(source, page.markdown, edit_uri)
        dropped, self._dropped = self._dropped, frozenset()
        return self._whole.build(wanted) | dropped

    def is_all(self) -> bool:
        """Tell whether the whole site shows these records already."""
        return self._input is self._whole.given
