"""Which pages are open in browsers, and which of these are to be loaded again.

MkDocs lets every browser reload after each build. Here a browser waits until the very page that
it shows has changed. Both tell by an epoch, in milliseconds: each page that is served carries
the epoch of that moment, and a browser reloads when its page has a later one.
"""

from __future__ import annotations

import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.livereload import LiveReloadServer

from macros.serving.panel import Application

# A browser asks again at once when it is answered, so that a page asked for lately is still open.
_OPEN_SECONDS = 5
_POLL = re.compile(r"/livereload/(?P<epoch>[0-9]+)/[0-9]+")


class Browsers:
    """The browsers that show pages of a server."""

    def __init__(self, server: LiveReloadServer) -> None:
        """Take the server, whose epochs and waiting requests this object governs from now on."""
        self._server = server
        self._epochs: dict[str | None, int] = {}
        self._epoch_of_all = 0
        self._waiting: Counter[str | None] = Counter()
        self._asked: dict[str | None, float] = {}
        logging.getLogger(LiveReloadServer.__module__).addFilter(_demote)

    def list_open_pages(self) -> tuple[str, ...]:
        """Give the files of the pages that browsers show now, such as `map/index.html`."""
        since = time.monotonic() - _OPEN_SECONDS
        with self._server._epoch_cond:  # noqa: SLF001 the server offers no other way
            recent = {page for page, moment in self._asked.items() if moment > since}
            return tuple(sorted(page for page in recent | set(+self._waiting) if page))

    def go_on(self) -> None:
        """Answer requests again, which MkDocs holds back from the first sign of an edit."""
        self.wake(())

    def wake(self, pages: Iterable[str] | None) -> None:
        """Answer requests again, and reload browsers: those that show these files, or all."""
        server = self._server
        with server._epoch_cond:  # noqa: SLF001
            # Later than any epoch that was served, even within the same millisecond.
            epoch = max(round(time.monotonic() * 1000), server._visible_epoch + 1)  # noqa: SLF001
            if pages is None:
                self._epoch_of_all = epoch
            else:
                self._epochs.update(dict.fromkeys(pages, epoch))
            server._wanted_epoch = server._visible_epoch = epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001

    def answer(self, serve: Application) -> Application:
        """Give an application that answers waiting browsers, and leaves the rest to another."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            poll = _POLL.fullmatch(environ["PATH_INFO"])
            if poll is None:
                return serve(environ, start_response)
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"%d" % self._wait(self._find_page(environ), int(poll["epoch"]))]

        return answer

    def _wait(self, page: str | None, epoch: int) -> int:
        """Wait until a page is later than an epoch, at most as long as MkDocs would."""
        server = self._server
        with server._epoch_cond, self._note(page):  # noqa: SLF001
            server._epoch_cond.wait_for(  # noqa: SLF001
                lambda: self._find_epoch(page) > epoch, timeout=server.poll_response_timeout
            )
            return max(self._find_epoch(page), epoch)

    @contextmanager
    def _note(self, page: str | None) -> Iterator[None]:
        self._waiting[page] += 1
        try:
            yield
        finally:
            self._waiting[page] -= 1
            self._asked[page] = time.monotonic()

    def _find_epoch(self, page: str | None) -> int:
        """Give the epoch of a page; of one that is not known, that of any page."""
        own = self._epochs.get(page, 0) if page else max(self._epochs.values(), default=0)
        return max(own, self._epoch_of_all)

    def _find_page(self, environ: dict[str, Any]) -> str | None:
        """Give the file of the page that asks, or None where its browser does not name it."""
        path = unquote(urlsplit(environ.get("HTTP_REFERER") or "").path)
        mount = self._server.mount_path
        if not path.startswith(mount):
            return None
        name = path.removeprefix(mount)
        return f"{name}index.html" if not name or name.endswith("/") else name


def _demote(record: logging.LogRecord) -> bool:
    """Let what browsers ask for in vain be no warning: a strict build under way would count it."""
    if record.levelno == logging.WARNING:
        record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
    return True
