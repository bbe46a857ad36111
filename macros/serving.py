"""While pages are served and edited: the last good ones stay, with what is wrong now shown on them.

MkDocs empties the folder that it serves before each build and answers no request until a build has
succeeded. Here the pages of the last good build are set aside and come back when a build fails.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

_LOG = logging.getLogger("mkdocs.handbook")
_KEPT = "The last good pages are served until this is mended."
_PANEL = Markup("""<style>
.serving-problems {{ position: fixed; inset: auto 0 0; z-index: 99; max-height: 45vh;
  overflow: auto; padding: 0.8rem 1.2rem; background: #fff4f0; color: #4a1206;
  border-top: 0.2rem solid #b3341c; font: 0.75rem/1.5 system-ui, sans-serif; }}
.serving-problems strong {{ font-size: 0.85rem; }}
.serving-problems pre {{ margin: 0.4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 0.72rem/1.5 ui-monospace, monospace; color: inherit; }}
</style><section class="serving-problems" role="alert">
<strong>What is in the files now cannot be shown. This page is from before.</strong>
Mend what follows; the page then reloads by itself.
<pre>{}</pre></section>""")
_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class LastGood:
    """The pages of the last good build, and what was wrong with the build after it."""

    def __init__(self, build: Callable[[], None], site: Path) -> None:
        """Take what builds, and the folder that it builds into and that is served."""
        self._build = build
        self._site = site
        self.problems: tuple[str, ...] = ()

    def rebuild(self) -> None:
        """Build; when that fails, bring the pages from before back and keep what was said."""
        aside = self._site.with_name(f"{self._site.name}.aside")
        shutil.rmtree(aside, ignore_errors=True)
        self._site.rename(aside)
        self._site.mkdir(mode=0o700)
        with _collect() as said:
            try:
                self._build()
            except BaseException as error:
                shutil.rmtree(self._site, ignore_errors=True)
                aside.rename(self._site)
                if not isinstance(error, Exception):
                    raise
                if not isinstance(error, Abort):
                    _LOG.error("%s: %s", type(error).__name__, error)
                self.problems = tuple(said)
                _LOG.info(_KEPT)
            else:
                self.problems = ()
                shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _collect() -> Iterator[list[str]]:
    """Collect what MkDocs and its plugins warn of."""
    said: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    collector = Collector(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        yield said
    finally:
        logger.removeHandler(collector)


def show_problems(serve: _Application, last_good: LastGood) -> _Application:
    """Give an application that serves the same, with the problems of now on each page."""

    def serve_with_problems(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def note(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            started.append((status, headers))

        # It waits while a build runs, so that the problems are asked for after it.
        result = serve(environ, note)
        status, headers = started[-1]
        is_page = any(n == "Content-Type" and v.startswith("text/html") for n, v in headers)
        if not (last_good.problems and is_page):
            start_response(status, headers)
            return result
        page = add_panel(b"".join(result), last_good.problems)
        others = [(n, v) for n, v in headers if n != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return serve_with_problems


def add_panel(page: bytes, problems: Iterable[str]) -> bytes:
    """Put problems, as text, at the end of a page's body."""
    body, end, rest = page.rpartition(b"</body>")
    panel = _PANEL.format("\n".join(problems)).encode()
    return body + panel + end + rest if end else page + panel


def keep_last_good(server: LiveReloadServer, site: Path) -> LastGood:
    """Let a server keep its pages when a build fails, and show on them why."""
    last_good = LastGood(server.builder, site)
    server.builder = last_good.rebuild
    server.set_app(show_problems(server.serve_request, last_good))
    return last_good
