"""MkDocs hook: what is edited while pages are served shows at once."""

from __future__ import annotations

import errno
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

if TYPE_CHECKING:
    from macros.serving.edits import NearStep
    from macros.serving.whole_build import WholeBuild

# Imports of the package stand inside the functions, as in `mkdocs_pages.py`; so each build takes
# the code as it is then. The server of MkDocs outlives its builds: what it does between them is
# kept here.
_served: dict[str, Any] = {}


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 the names that MkDocs gives
    """Note whether pages are served while they are edited."""
    _served["is_served"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build into a folder beside the one that is served.

    Raises:
        PluginError: at the start, when something else is served at the address already.
    """
    edited = _served.get("edited")
    if edited is None and _served.get("is_served"):
        _require_free(*config.dev_addr)
    if edited and edited.target:
        config.site_dir = str(edited.target)
    return config


def _require_free(host: str, port: int) -> None:
    """Ask for an address before the site is built, and not only after it.

    Raises:
        PluginError: when it is taken.
    """
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return  # the server of MkDocs will tell
            message = (
                f"{host}:{port} is taken, probably by another `make serve`. "
                f"Stop that one, or choose another port: `make serve PORT={port + 1}`."
            )
            raise PluginError(message) from None


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Note the navigation for `on_env`."""
    _served["nav"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files, **_: Any) -> Environment:
    """Keep what MkDocs knows of the whole site, so that single pages can be built from it."""
    if _served.get("is_served"):
        from macros.mkdocs_macros import open_content
        from macros.serving.whole_build import WholeBuild

        given = open_content(config).given
        _served["whole"] = WholeBuild(config, files, _served["nav"], env, given)
    return env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Show edits at once, wherever the records lie, and what is wrong with them."""
    from macros.hooks import find_data_root
    from macros.serving.edits import EditedSite

    root = Path(config.config_file_path).parent
    records = find_data_root(root)
    server.watch(str(records))
    _served["edited"] = EditedSite(
        server,
        find_whole=lambda: _served["whole"],
        begin_near=_begin_near,
        records=records,
        sources=[Path(p) for p in (config.docs_dir, config.config_file_path, *config.watch)],
        code=root / "macros",
    )
    return server


def _begin_near(whole: WholeBuild) -> NearStep:
    from macros.near_records import NearRecords

    return NearRecords(whole)


def on_shutdown() -> None:
    """Remove what was made for serving."""
    if "edited" in _served:
        _served["edited"].close()


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Give the build up before a page is read, when another edit waits."""
    from macros.giving_up import give_up_if_edited

    give_up_if_edited()
    return markdown


def on_page_context(context: TemplateContext, **_: Any) -> TemplateContext:
    """Give the build up before a page is written, likewise."""
    from macros.giving_up import give_up_if_edited

    give_up_if_edited()
    return context
