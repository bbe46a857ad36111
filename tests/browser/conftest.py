"""A browser, a server of the built site, and pages that note whatever goes wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
)

from tests.served import serve
from tests.site.project import Build
from tests.site.real_site import build_real_site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the site of the real records, once for all tests."""
    return build_real_site(tmp_path_factory)


@pytest.fixture(scope="session")
def address(real_site: Build) -> Iterator[str]:
    """Serve the built site on this machine; give its address."""
    with serve(real_site.site) as served:
        yield served


@dataclass
class Watched:
    """A page of the browser and everything that went wrong in it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it has come to rest."""
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def follow(self, link: Locator) -> Page:
        """Follow a link to another page and wait until that has come to rest."""
        with self.page.expect_navigation(wait_until="networkidle"):
            link.click()
        return self.page


Open = Callable[..., Watched]


def _watch(browser: Browser, address: str) -> Iterator[Open]:
    """Give a function that opens an empty page which notes faults and lets nothing out."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1280, scheme: Any = "light", *, scripts: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        watched = Watched(context.new_page(), address)
        _note_faults(watched)
        return watched

    yield open_page
    for context in contexts:
        context.close()


watch = pytest.fixture(_watch, name="watch")
# For pages that all tests of a file use, one after another.
watch_long = pytest.fixture(_watch, name="watch_long", scope="module")


def _note_faults(watched: Watched) -> None:
    faults, page = watched.faults, watched.page

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            where = message.location.get("url", "")
            faults.append(f"console {message.type}: {message.text} ({where})")

    def on_failed(request: Request) -> None:
        faults.append(f"failed: {request.url}")

    def on_route(route: Route) -> None:
        if route.request.url.startswith((watched.address, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"foreign: {route.request.url}")
            route.abort()

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("requestfailed", on_failed)
    page.on("websocket", lambda socket: faults.append(f"socket: {socket.url}"))
    page.context.route("**/*", on_route)
