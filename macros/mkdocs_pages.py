"""MkDocs hook: pages of records, days of last change, the published data beside the pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

# Imports of the package stand inside the functions: MkDocs loads this file before its own
# folder is on the path.

# What the build that is running publishes; `on_files` sets it anew for each build.
_build: dict[str, Any] = {}


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 the names that MkDocs gives
    """Note whether pages are built to be kept, or served while they are edited."""
    _build["is_served"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Show no "edit this page" link where the repository's address is not known."""
    from macros.pages.checksums import list_checksums

    config.extra["offline"] = not config.use_directory_urls
    config.extra["checksums"] = list_checksums(Path(config.docs_dir))
    if not config.repo_url:
        config.repo_url = None
        config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Write the published data into the site, and add the pages of the records.

    The data come first, so that a page can list them; MkDocs has just emptied the site. Pages
    of records stay out of the navigation.
    """
    from macros.mkdocs_macros import open_for_mkdocs, write_data_files
    from macros.pages.site_pages import list_site_pages

    site_input = open_for_mkdocs(config)
    write_data_files(config)
    _build["prose_pages"] = []
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
    if config.site_url:
        _add_previews(files, config)
    return files


def _add_previews(files: Files, config: MkDocsConfig) -> None:
    """Publish the pictures with which pages are shared; they are named by whole addresses."""
    from macros.charts.preview_card import render_preview
    from macros.giving_up import give_up_if_edited
    from macros.mkdocs_macros import open_for_mkdocs
    from macros.pages.previews import list_previews

    for preview in list_previews(open_for_mkdocs(config).handbook, config.site_name):
        give_up_if_edited()
        files.append(File.generated(config, preview.url, content=render_preview(preview.card)))


def _add_book(files: Files, config: MkDocsConfig) -> None:
    """Publish what `make pdf` has set, with size and day for the links to it."""
    from babel.dates import format_date

    from macros.hooks import find_volumes, make_export_input
    from macros.mkdocs_macros import open_for_mkdocs

    config.extra["book"] = config.extra["epub"] = None
    volumes = _build["volumes"] = {}
    day = make_export_input(open_for_mkdocs(config), config.site_url or "/").moment.date()
    for url, path in find_volumes(Path(config.config_file_path).parent).items():
        files.append(File.generated(config, url, abs_src_path=str(path)))
        volumes[url] = {
            "url": url,
            "size": f"{path.stat().st_size / 1_000_000:.1f} MB",
            "date": format_date(day, "d MMMM y", locale="en_GB"),
        }
        if url.count("/") == 1:
            config.extra[{".pdf": "book", ".epub": "epub"}[path.suffix]] = volumes[url]


def _find_print(page: Page) -> dict[str, str] | None:
    """Give the brief that holds a page: that of its country, or that of the register."""
    folder, _slash, name = page.file.src_uri.removesuffix(".md").partition("/")
    volumes = _build.get("volumes", {})
    brief = {"countries": name, "exercises": "register", "series": "register"}.get(folder)
    found = volumes.get(f"book/briefs/{brief}.pdf")
    if found is None:
        return None
    title = "The register" if brief == "register" else str(page.meta.get("title") or brief)
    return {**found, "title": title}


def on_build_error(error: Exception, **_: Any) -> None:
    """Say in one line why the site could not be written: no space, no permission.

    Raises:
        BuildError: in place of what the system said.
    """
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        raise BuildError(f"The site was not written: {error.strerror or error}{where}.") from error


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Note the day on which a hand-written page was last changed."""
    from macros.history import read_last_changes

    source = page.file.abs_src_path
    if source:
        changed = read_last_changes(Path(config.docs_dir)).get(Path(source).resolve())
        if changed:
            page.meta["last_change"] = changed.isoformat()
    return markdown


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Note the prose of a page for the search; pages of records are found by the records."""
    from macros.pages.page_sections import list_page_sections
    from macros.pages.search_index import ProsePage

    hidden = page.meta.get("record") or (page.meta.get("search") or {}).get("exclude")
    if not hidden:
        is_written_by_hand = page.file.generated_by is None
        prose = ProsePage(
            url=page.url.removeprefix("./"),
            title=str(page.meta.get("title") or _read_words(page.title or "")),
            description=str(page.meta.get("description") or ""),
            sections=list_page_sections(html) if is_written_by_hand else (),
        )
        _build.setdefault("prose_pages", []).append(prose)
    # Nobody reads the Markdown any more; the HTML of all pages waits for the last one.
    if not _build.get("is_served"):
        page.markdown = ""
    # Long lines scroll inside their box, which a keyboard must be able to reach.
    return html.replace("<pre><span></span><code>", '<pre><span></span><code tabindex="0">')


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search, when every page is known."""
    from macros.mkdocs_macros import open_for_mkdocs
    from macros.pages.search_index import SEARCH_INDEX, render_search_index

    script = render_search_index(
        open_for_mkdocs(config).handbook,
        _build.pop("prose_pages", []),
        directory_urls=config.use_directory_urls,
    )
    path = Path(config.site_dir, SEARCH_INDEX)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8", newline="\n")


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, **_: Any
) -> TemplateContext:
    """Give the theme what a page carries for machines and for those who cite it.

    Without an address of the site, no page has a permanent one: then there is nothing to cite.
    """
    from macros.exports.page_parts import make_page_parts
    from macros.hooks import make_export_input
    from macros.mkdocs_macros import find_environment
    from macros.pages.addresses import page_url
    from macros.pages.previews import find_preview

    if config.site_url and not config.use_directory_urls:
        # A copy on disk names the address that the page has on the site.
        address = page_url(page.file.src_uri, directory_urls=True)
        page.canonical_url = f"{config.site_url.rstrip('/')}/{address}"
    page.meta["print"] = _find_print(page)
    if config.site_url and page.canonical_url and not page.meta.get("gone"):
        # Not asked for again: whether a record has changed takes longer than to render the page.
        export_input = make_export_input(find_environment(config).handbook_input, config.site_url)
        folder, _slash, record_id = str(page.meta.get("record") or "").partition("/")
        record = export_input.handbook.by_folder.get(folder, {}).get(record_id)
        page.meta["preview"] = find_preview(page.file.src_uri, record, str(config.site_name))
        changed = page.meta.get("last_change")
        page.meta["parts"] = make_page_parts(
            export_input,
            source_path=page.file.src_uri,
            title=str(page.meta.get("title") or _read_words(page.title or "")),
            url=page.canonical_url,
            last_change=date.fromisoformat(str(changed)) if changed else None,
            record=record,
        )
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Add the content security policy; let go of what the page was made from."""
    if not _build.get("is_served"):
        page.content = None
        page.meta.pop("parts", None)
    return _finish(output)


def _finish(output: str) -> str:
    """Add the content security policy, when the page is as it will be read."""
    from macros.pages.content_policy import add_content_policy

    # The server that reloads pages puts a script of its own into them, later.
    return output if _build.get("is_served") else add_content_policy(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Do the same for the pages that no text stands behind, such as 404.html."""
    is_page = template_name.endswith(".html")
    return _finish(output_content) if is_page else output_content


def _read_words(html: str) -> str:
    """Give the words of a heading, which MkDocs hands over as HTML."""
    from markupsafe import Markup

    return Markup(html).striptags()  # noqa: S704 only its words are kept
