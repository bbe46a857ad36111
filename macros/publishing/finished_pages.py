"""All pages as finished Markdown: no call left in it, what the theme is told in its head."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from macros.pages.faults import MacroFault
from macros.pages.front_matter import split_front_matter, write_front_matter
from macros.pages.site_pages import SitePage
from macros.publishing.content import SiteContent
from macros.publishing.page_calls import CALL_NAMES, PageCalls
from macros.publishing.page_facts import find_facts

_HEADING = re.compile(r"^# (?P<title>.+?)(?: *\{:.*\})?$", re.MULTILINE)
_ENVIRONMENT = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 it makes Markdown


class PagesFault(Exception):
    """Pages cannot be finished; the text names each of them and what is wrong, one a line."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page that any site generator can take.

    `title` is plain text; `meta` is what stands in its head, `text` is Markdown.
    """

    source_path: str
    title: str
    meta: Mapping[str, Any]
    text: str
    is_by_hand: bool

    @property
    def markdown(self) -> str:
        """The page as a file."""
        return f"{write_front_matter(self.meta)}{self.text}\n"


def finish_pages(content: SiteContent) -> tuple[FinishedPage, ...]:
    """Give every page of the site, by hand or of a record, with its calls done.

    Raises:
        PagesFault: when some cannot be finished; it names all of them.
    """
    finished: list[FinishedPage] = []
    faults: list[str] = []
    for source_path, source in _list_sources(content):
        try:
            finished.append(_finish_source(content, source_path, source))
        except MacroFault as fault:
            faults.append(str(fault))
        except (TemplateError, yaml.YAMLError, UnicodeDecodeError) as fault:
            faults.append(f"{source_path}: {' '.join(str(fault).split())}")
    if faults:
        raise PagesFault("\n".join(faults))
    return tuple(finished)


def _list_sources(content: SiteContent) -> Iterator[tuple[str, Path | SitePage]]:
    docs = content.settings.docs
    for path in sorted(docs.rglob("*.md")):
        yield path.relative_to(docs).as_posix(), path
    for page in content.list_pages():
        yield page.source_path, page


def _finish_source(content: SiteContent, source_path: str, source: Path | SitePage) -> FinishedPage:
    if isinstance(source, Path):
        meta, body = split_front_matter(source.read_text(encoding="utf-8-sig"))
        return _finish(content, source_path, meta, body, edit=source_path)
    edit = f"../{source.record_path}" if source.record_path else None
    return _finish(content, source_path, source.meta, source.body, edit=edit)


def _finish(
    content: SiteContent,
    source_path: str,
    meta: Mapping[str, Any],
    body: str,
    *,
    edit: str | None,
) -> FinishedPage:
    heading = _HEADING.search(body)
    title = str(meta.get("title") or (heading["title"] if heading else source_path))
    calls = PageCalls(content, source_path)
    named = {name: calls.find(name) for name in CALL_NAMES}
    text = calls.end(_ENVIRONMENT.from_string(body).render(named))
    facts = find_facts(content, source_path, meta, title=title, edit=edit)
    return FinishedPage(
        source_path=source_path,
        title=title,
        meta={**meta, "title": title, **facts.as_meta()},
        text=text,
        is_by_hand=edit == source_path,
    )


def write_finished_site(content: SiteContent, folder: Path) -> tuple[FinishedPage, ...]:
    """Write all that the site is made of, for any site generator.

    `docs` gets every page and the files beside them, `static` what goes into the built site as
    it is: the published data, the book, pictures for shared links, robots.txt.

    Raises:
        ExportFault: when the published data cannot be written.
        PagesFault: when pages cannot be finished.
    """
    docs, static = folder / "docs", folder / "static"
    content.write_data(static)
    pages = finish_pages(content)
    for page in pages:
        _write(docs / page.source_path, page.markdown.encode())
    for path in _list_assets(content.settings.docs):
        _write(docs / path.relative_to(content.settings.docs), path.read_bytes())
    for file in content.list_files():
        _write(static / file.url, file.read())
    return pages


def _list_assets(docs: Path) -> Iterator[Path]:
    """Give the files of a folder that are no pages, as MkDocs finds them: not the hidden ones."""
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(".md"):
                yield Path(folder, name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
