"""The adapter for Zensical: the site built from finished pages, with the theme of this project.

Zensical 0.0.73 reads mkdocs.yml and takes templates written for Material, but runs no hook of
MkDocs. So every page is finished before it starts, and what a hook would add to built pages is
added after it has ended; both by the functions that the hook for MkDocs calls as well.
Source: https://zensical.org/docs/ and the package itself.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.pages.addresses import LinkStyle, page_file
from macros.pages.checksums import list_checksums
from macros.pages.content_policy import add_content_policy
from macros.pages.search_index import ProsePage
from macros.publishing.config import CONFIG_NAME, read_config
from macros.publishing.content import SiteContent, make_site_settings
from macros.publishing.finished_pages import FinishedPage, write_finished_site
from macros.publishing.finishing import find_prose, make_code_reachable, write_search_index

_DOCS, _STATIC, _SITE = "docs", "static", "site"
# What finished pages need no more, and what only MkDocs understands.
_LEFT_OUT = ("hooks", "plugins", "watch", "edit_uri")
# Zensical writes an index for its own search even where that is turned off.
_UNUSED = ("search.json",)
# It colours its messages letter by letter even where NO_COLOR is set.
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ARTICLE = re.compile(r"<article\b[^>]*>(?P<body>.*)</article>", re.DOTALL)


class EngineFault(Exception):
    """The site generator did not build the site; the text is what it said."""


def build_with_zensical(root: Path, program: Path, out: Path) -> int:
    """Build the site from the project in a folder.

    Args:
        root: the folder with mkdocs.yml, `docs` and `data`.
        program: the command `zensical`, in an environment of its own.
        out: where the site goes; what is there is replaced when the new one is whole.

    Returns:
        The number of pages.

    Raises:
        ConfigFault, DataFault, ExportFault, PagesFault: as the steps before the engine raise them.
        EngineFault: when Zensical stops or warns.
    """
    config = read_config(root)
    content = SiteContent(make_site_settings(root, config, LinkStyle.SOURCES))
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f"{out.name}.", dir=out.parent) as name:
        folder = Path(name)
        pages = write_finished_site(content, folder)
        _write_config(folder, root, config, content)
        _run(program, folder, root)
        site = folder / _SITE
        shutil.copytree(folder / _STATIC, site, dirs_exist_ok=True, copy_function=os.replace)
        _finish(content, pages, site)
        shutil.rmtree(out, ignore_errors=True)
        site.rename(out)
    return len(pages)


def _write_config(
    folder: Path, root: Path, config: Mapping[str, Any], content: SiteContent
) -> None:
    """Write the settings of the project as Zensical needs them for finished pages."""
    theme = {
        **config["theme"],
        # Its style sheets in the likeness of Material's, on which those of the handbook stand.
        "variant": "classic",
        "custom_dir": str((root / config["theme"]["custom_dir"]).resolve()),
    }
    extra = {
        **config["extra"],
        "checksums": list_checksums(folder / _DOCS),
        "offline": not content.settings.directory_urls,
        **{name: volume and asdict(volume) for name, volume in content.book_links.items()},
    }
    kept = {name: value for name, value in config.items() if name not in _LEFT_OUT}
    # Its own search would take `data-search-exclude` out of pages, which ours is told by.
    plugins = [{"search": {"enabled": False}}]
    changed = {
        "docs_dir": _DOCS,
        "site_dir": _SITE,
        "theme": theme,
        "extra": extra,
        "plugins": plugins,
    }
    text = json.dumps({**kept, **changed}, ensure_ascii=False, indent=1, default=str)
    (folder / CONFIG_NAME).write_text(text, encoding="utf-8")


def _run(program: Path, folder: Path, root: Path) -> None:
    """Run Zensical strictly: a link that leads nowhere stops it."""
    done = subprocess.run(  # noqa: S603 the program that the caller named
        [program, "build", "--strict", "--config-file", folder / CONFIG_NAME],
        cwd=folder,
        # The extension for Markdown in macros/pages/html_blocks.py needs nothing else of ours.
        env={**os.environ, "PYTHONPATH": str(root), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise EngineFault(_COLOURS.sub("", done.stdout).strip())


def _finish(content: SiteContent, pages: Iterable[FinishedPage], site: Path) -> None:
    """Give built pages what the hook gives them in MkDocs, and write the index of the search."""
    directory_urls = content.settings.directory_urls
    prose: list[ProsePage] = []
    for page in pages:
        path = site / page_file(page.source_path, directory_urls=directory_urls)
        html = make_code_reachable(path.read_text(encoding="utf-8"))
        path.write_text(add_content_policy(html), encoding="utf-8", newline="\n")
        article = _ARTICLE.search(html)
        body = article["body"] if article and page.is_by_hand else ""
        found = find_prose(content, page.source_path, page.meta, title=page.title, html=body)
        if found:
            prose.append(found)
    lost = site / "404.html"
    lost.write_text(add_content_policy(lost.read_text(encoding="utf-8")), encoding="utf-8")
    write_search_index(content, prose, site)
    for name in _UNUSED:
        (site / name).unlink(missing_ok=True)
