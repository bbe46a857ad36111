"""A build of the whole site, kept so that single pages of it can be built again.

MkDocs builds either everything or, with `--dirty`, pages whose neighbours it knows nothing of.
Its two steps for one page are called here with all that the last whole build knew: the other
pages, the navigation with its titles, the templates.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler


@dataclass(frozen=True, eq=False)
class WholeBuild:
    """What MkDocs made while it built the site, in the folder in which that site now lies.

    `given` is what the site was made from, for those who can read it.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    given: object

    @property
    def site(self) -> Path:
        """The folder that it was built into."""
        return Path(self.config.site_dir)

    def find_source(self, page: str) -> str | None:
        """Give the source path of the page that lies in a file of the site, or None."""
        return next((f.src_uri for f in self._list_pages() if f.dest_uri == page), None)

    def put(self, source: str, markdown: str, edit_uri: str | None) -> None:
        """Add a generated page outside the navigation, or give it another text."""
        file = self.files.get_file_from_path(source)
        if file is None:
            level = InclusionLevel.NOT_IN_NAV
            file = File.generated(self.config, source, content=markdown, inclusion=level)
            file.edit_uri = edit_uri
            self.files.append(file)
            Page(None, file, self.config)
        file.content_string = markdown

    def drop(self, source: str) -> str | None:
        """Take a page away; give the file of the site that it lay in."""
        file = self.files.get_file_from_path(source)
        if file is None:
            return None
        self.files.remove(file)
        Path(file.abs_dest_path).unlink(missing_ok=True)
        return file.dest_uri

    def build(self, sources: Iterable[str]) -> frozenset[str]:
        """Build pages again and put them into the site, all of them or, on an error, none.

        Returns:
            The files of those that are not as they were before.

        Raises:
            Abort: when MkDocs warned of something and the configuration is strict.
        """
        found = (self.files.get_file_from_path(source) for source in dict.fromkeys(sources))
        pages = [file.page for file in found if file is not None and file.page is not None]
        # Beside the site, so that each page takes the place of the old one in a single step.
        with TemporaryDirectory(prefix=f"{self.site.name}.", dir=self.site.parent) as folder:
            with _strictly(self.config):
                for page in pages:
                    _populate_page(page, self.config, self.files)
                for page in pages:
                    with _built_into(page.file, Path(folder)):
                        _build_page(page, self.config, self._list_pages(), self.nav, self.env)
                for page in pages:
                    level = self.config.validation.links.anchors
                    page.validate_anchor_links(files=self.files, log_level=level)
            return frozenset(
                page.file.dest_uri for page in pages if _replace(Path(folder), page.file)
            )

    def _list_pages(self) -> list[File]:
        return list(self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve))


@contextmanager
def _strictly(config: MkDocsConfig) -> Iterator[None]:
    """Take a warning for an error where a whole build does so."""
    counter = CountHandler(level=logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        yield
    finally:
        logger.removeHandler(counter)
    if config.strict and counter.get_counts():
        raise Abort("A page was not built, since there were warnings.")


@contextmanager
def _built_into(file: File, folder: Path) -> Iterator[None]:
    """Let MkDocs write a file below another folder."""
    file.abs_dest_path = str(folder / file.dest_uri)
    try:
        yield
    finally:
        del file.abs_dest_path  # MkDocs finds it anew


def _replace(folder: Path, file: File) -> bool:
    """Put a page that was built into its place; tell whether that changes anything."""
    new, old = folder / file.dest_uri, Path(file.abs_dest_path)
    if not new.exists():
        return False
    if old.exists() and old.read_bytes() == new.read_bytes():
        return False
    old.parent.mkdir(parents=True, exist_ok=True)
    os.replace(new, old)  # noqa: PTH105 in one step, on Windows too
    return True
