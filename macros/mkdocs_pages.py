"""MkDocs hook: pages of records, days of last change, the published data beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

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
    """Write the published data into the site; add the pages of the records, and other files.

    The data come first, so that a page can list them; MkDocs has just emptied the site. Pages
    of records stay out of the navigation.
    """
    from macros.giving_up import give_up_if_edited
    from macros.mkdocs_macros import open_content, write_data_files

    content = open_content(config)
    write_data_files(config)
    config.extra.update(content.book_links)
    _build["prose_pages"] = []
    for page in content.list_pages():
        file = File.generated(
            config, page.source_path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV
        )
        file.edit_uri = f"../{page.record_path}" if page.record_path else None
        files.append(file)
    for made in content.list_files():
        give_up_if_edited()
        if isinstance(made.content, Path):
            file = File.generated(config, made.url, abs_src_path=str(made.content))
        else:
            file = File.generated(config, made.url, content=made.content)
        files.append(file)
    return files


def on_build_error(error: Exception, **_: Any) -> None:
    """Say in one line why the site could not be written: no space, no permission.

    Raises:
        BuildError: in place of what the system said.
    """
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        raise BuildError(f"The site was not written: {error.strerror or error}{where}.") from error


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Put the facts of a page into its head, for the theme, and its prose aside for the search."""
    from macros.mkdocs_macros import open_content
    from macros.publishing.finishing import find_prose, make_code_reachable
    from macros.publishing.page_facts import find_facts

    content, source_path = open_content(config), page.file.src_uri
    title = str(page.meta.get("title") or _read_words(page.title or ""))
    facts = find_facts(content, source_path, page.meta, title=title, edit=page.file.edit_uri)
    page.meta.update(facts.as_meta())
    is_written_by_hand = page.file.generated_by is None
    prose = find_prose(
        content, source_path, page.meta, title=title, html=html if is_written_by_hand else ""
    )
    if prose:
        _build.setdefault("prose_pages", []).append(prose)
    # Nobody reads the Markdown any more; the HTML of all pages waits for the last one.
    if not _build.get("is_served"):
        page.markdown = ""
    return make_code_reachable(html)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of the search, when every page is known."""
    from macros.mkdocs_macros import open_content
    from macros.publishing.finishing import write_search_index

    write_search_index(open_content(config), _build.pop("prose_pages", []), Path(config.site_dir))


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
