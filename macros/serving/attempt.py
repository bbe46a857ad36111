"""A build that may fail: what was wrong is told, in the terminal and to those who ask."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort, BuildError

_LOG = logging.getLogger("mkdocs.handbook")
KEPT = "The last good pages are served until this is mended."


def attempt(build: Callable[[], None]) -> tuple[str, ...]:
    """Build; give what was wrong: nothing only when all went well."""
    with _collect() as said:
        try:
            build()
        except Exception as error:  # noqa: BLE001 a fault in a page or in code must not end the server
            if isinstance(error, BuildError):
                _LOG.error("%s", error)
            elif not isinstance(error, Abort):
                _LOG.error("%s: %s", type(error).__name__, error)
            _LOG.info(KEPT)
            return tuple(dict.fromkeys(said)) or (_find_reason(error),)
    return ()


def _find_reason(error: BaseException) -> str:
    """Say why a build failed when nothing was logged: MkDocs tells the same thing only once."""
    reason = error.__context__ if isinstance(error, Abort) else None
    return str(reason or error) or type(error).__name__


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
