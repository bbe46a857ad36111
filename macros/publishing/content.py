"""The content of one build of the site: records, pages, files, and how they are addressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from babel.dates import format_date

from macros.charts.preview_card import render_preview
from macros.exports.catalogue import list_export_files
from macros.exports.export_file import DATA_FOLDER, ExportInput, ListedFile
from macros.exports.writer import write_export
from macros.history import read_last_changes
from macros.hooks import SiteInput, find_volumes, make_export_input, open_site_input
from macros.loading.handbook import Handbook
from macros.pages.addresses import LinkStyle, page_url
from macros.pages.previews import list_previews
from macros.pages.site_pages import SitePage, list_site_pages

_ROBOTS = "User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How the site is named and addressed.

    `root` is the folder with mkdocs.yml, `docs` and `data`. `url` ends with a slash; without it
    no page has a permanent address. `edit_url` is the address below which the files of `docs`
    can be edited; None where the repository has no address.
    """

    root: Path
    name: str
    url: str | None = None
    link_style: LinkStyle = LinkStyle.FOLDERS
    edit_url: str | None = None

    @property
    def directory_urls(self) -> bool:
        """Whether pages are folders with an index."""
        return self.link_style.directory_urls

    @property
    def docs(self) -> Path:
        """The folder with the pages written by hand."""
        return self.root / "docs"

    def find_edit_url(self, path: str | None) -> str | None:
        """Give the address at which a file can be edited, by its path from `docs`."""
        return urljoin(self.edit_url, path) if self.edit_url and path else None


def make_site_settings(
    root: Path, config: Mapping[str, Any], folders: LinkStyle = LinkStyle.FOLDERS
) -> SiteSettings:
    """Give the settings that mkdocs.yml holds.

    Args:
        root: the folder with mkdocs.yml.
        config: what it says, with the variables of the environment put in.
        folders: from where the site generator follows links when pages are folders.
    """
    url, repository = config.get("site_url"), config.get("repo_url")
    return SiteSettings(
        root=root,
        name=str(config["site_name"]),
        url=f"{str(url).rstrip('/')}/" if url else None,
        link_style=folders if config["use_directory_urls"] else LinkStyle.FILES,
        edit_url=f"{str(repository).rstrip('/')}/{config.get('edit_uri') or ''}"
        if repository
        else None,
    )


@dataclass(frozen=True, slots=True)
class Volume:
    """What `make pdf` has set: its address from the root of the site, the file, size and day."""

    url: str
    path: Path
    size: str
    date: str


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site that is no page, by its address from the root: its bytes, or where."""

    url: str
    content: bytes | Path

    def read(self) -> bytes:
        """Give what the file holds."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


class SiteContent:
    """What one build of the site is made from; the same for each site generator."""

    def __init__(self, settings: SiteSettings) -> None:
        """Open the records.

        Raises:
            DataFault: when the data folder is missing or `handbook check` would complain.
        """
        self.settings = settings
        self.given: SiteInput = open_site_input(settings.root)
        # What the page "Data" lists; known once the files are written.
        self.data_files: tuple[ListedFile, ...] = ()

    @property
    def handbook(self) -> Handbook:
        """The records."""
        return self.given.handbook

    @cached_property
    def export_input(self) -> ExportInput:
        """What the published data are made from."""
        return make_export_input(self.given, self.settings.url or "/")

    @cached_property
    def volumes(self) -> Mapping[str, Volume]:
        """What `make pdf` has set, by its address from the root of the site."""
        day = format_date(self.export_input.moment.date(), "d MMMM y", locale="en_GB")
        return {
            url: Volume(url, path, f"{path.stat().st_size / 1_000_000:.1f} MB", day)
            for url, path in find_volumes(self.settings.root).items()
        }

    @property
    def book_links(self) -> dict[str, Volume | None]:
        """The whole book in each of its forms, as the foot of every page names them."""
        whole = {Path(url).suffix: v for url, v in self.volumes.items() if url.count("/") == 1}
        return {"book": whole.get(".pdf"), "epub": whole.get(".epub")}

    def renew(self) -> None:
        """Read the records again where they have changed.

        Raises:
            DataFault: when they cannot be used; the ones from before then stay.
        """
        self.given = open_site_input(self.settings.root)
        for name in ("export_input", "volumes", "_docs_changes"):
            self.__dict__.pop(name, None)

    def write_data(
        self, folder: Path, progress: Callable[[int], None] = lambda _count: None
    ) -> None:
        """Write the published data below a folder that becomes the root of the site.

        Args:
            folder: that folder.
            progress: called with the number of files written so far.

        Raises:
            ExportFault: when they cannot be written.
        """
        files = list_export_files(self.export_input)
        self.data_files = write_export(files, folder / DATA_FOLDER, progress)

    def list_pages(self) -> Iterator[SitePage]:
        """Give the pages that are not files in `docs`."""
        return list_site_pages(
            self.handbook,
            self.given.last_changes,
            self.given.data_root,
            directory_urls=self.settings.directory_urls,
        )

    def list_files(self) -> Iterator[SiteFile]:
        """Give the files beside pages, data and `docs/assets`."""
        url = self.settings.url
        sitemap = f"\nSitemap: {url}sitemap.xml\n" if url else ""
        yield SiteFile("robots.txt", f"{_ROBOTS}{sitemap}".encode())
        for volume in self.volumes.values():
            yield SiteFile(volume.url, volume.path)
        if url:  # the pictures with which pages are shared are named by whole addresses
            for preview in list_previews(self.handbook, self.settings.name):
                yield SiteFile(preview.url, render_preview(preview.card))

    def find_last_change(self, source_path: str) -> date | None:
        """Give the day on which a hand-written page was last changed, if known."""
        return self._docs_changes.get((self.settings.docs / source_path).resolve())

    @cached_property
    def _docs_changes(self) -> Mapping[Path, date]:
        # Read once: each reading asks git whether there is a new commit.
        return read_last_changes(self.settings.docs)

    def find_permanent_url(self, source_path: str) -> str | None:
        """Give the whole address of a page; a copy on disk names the one on the site."""
        url = self.settings.url
        return f"{url}{page_url(source_path, directory_urls=True)}" if url else None
