"""Open pages in a browser and note all that the gates ask of them, each page loaded only once."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from playwright.async_api import Browser, Page, Request, Route, async_playwright

from tests.chromium import FLAGS, find_chromium
from tests.gates import probes
from tests.gates.page_kinds import Sample

DESKTOP, PHONE, REFLOW = 1280, 360, 320
# A window of 1280 pixels at 200 %.
ZOOMED = DESKTOP // 2
HEIGHT = 800
PAGES_AT_ONCE = 3
SEARCH_FOLDER = "/search/"

Steps = Callable[[Page], Awaitable[None]]


@dataclass(slots=True)
class Visit:
    """What one page came to; each list is empty when all is well.

    `first_visit_bytes` counts everything that goes over the wire, heads included, with an empty
    cache, without the index of the search.
    """

    sample: Sample
    first_visit_bytes: int = 0
    foreign: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    overflowing: list[str] = field(default_factory=list)
    clipped: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)


def visit_pages(address: str, samples: Sequence[Sample], steps: Steps | None = None) -> list[Visit]:
    """Visit pages of a served site, several at once; give what each came to.

    Args:
        address: where the site is served, ending in a slash.
        samples: the pages.
        steps: what to do in each page first, for instance to open the search.
    """
    # In a thread of its own, because the browser that other tests share keeps this one's loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _visit_all(address, samples, steps)).result()


async def _visit_all(address: str, samples: Sequence[Sample], steps: Steps | None) -> list[Visit]:
    gate = asyncio.Semaphore(PAGES_AT_ONCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(os.environ), args=FLAGS
        )

        async def visit(sample: Sample) -> Visit:
            async with gate:
                return await _visit(browser, address, sample, steps)

        visits = await asyncio.gather(*map(visit, samples))
        await browser.close()
    return list(visits)


async def _visit(browser: Browser, address: str, sample: Sample, steps: Steps | None) -> Visit:
    visit = Visit(sample)
    context = await browser.new_context(
        viewport={"width": DESKTOP, "height": HEIGHT}, color_scheme="light"
    )
    page = await context.new_page()
    await _keep_inside(page, address, visit)
    finished: list[Request] = []
    page.on("requestfinished", lambda request: _add(finished, request))
    await page.goto(address + sample.path, wait_until="networkidle")
    await page.evaluate("document.fonts.ready.then(() => null)")
    for request in finished:
        if SEARCH_FOLDER not in request.url and request.url.startswith(address):
            sizes = await request.sizes()
            visit.first_visit_bytes += sizes["responseBodySize"] + sizes["responseHeadersSize"]
    if steps:
        await steps(page)
    await page.evaluate(probes.SHOW_ALL)
    await _find_barriers(page, visit)
    await _measure_fit(page, visit)
    visit.moving = await page.evaluate(probes.LIST_MOVING)
    await context.close()
    return visit


def _add(requests: list[Request], request: Request) -> None:
    # Playwright cannot take `list.append` itself as a listener.
    requests.append(request)


async def _keep_inside(page: Page, address: str, visit: Visit) -> None:
    """Let a page ask this site only, and note what else it asks."""

    async def on_route(route: Route) -> None:
        visit.foreign.append(route.request.url)
        await route.abort()

    def is_foreign(url: str) -> bool:
        return not url.startswith((address, "data:", "blob:"))

    page.on("websocket", lambda socket: visit.foreign.append(socket.url))
    await page.context.route(is_foreign, on_route)


async def _find_barriers(page: Page, visit: Visit) -> None:
    """Run axe wide and narrow, light and dark; in the dark, only what hangs on the colours."""
    await page.evaluate(probes.read_axe())
    everything = {"type": "tag", "values": probes.AXE_TAGS}
    colours = {"type": "rule", "values": probes.AXE_COLOUR_RULES}
    for width in (DESKTOP, PHONE):
        await page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme, only in (("light", everything), ("dark", colours)):
            await page.emulate_media(
                color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
            )
            await _rest(page)
            for rule, where, what in await page.evaluate(probes.RUN_AXE, only):
                visit.barriers.append(f"{width} px, {scheme}: {rule}: {where}: {what.strip()}")


async def _measure_fit(page: Page, visit: Visit) -> None:
    """Measure at 200 % and at 320 pixels, before and after the text is spaced out."""
    for width in (ZOOMED, REFLOW):
        await _set_width(page, width)
        found = await page.evaluate(probes.LIST_OVERFLOWING)
        visit.overflowing += [f"{width} px: {name}" for name in found]
    cut_before: dict[int, set[str]] = {}
    for width in (REFLOW, DESKTOP):
        await _set_width(page, width)
        cut_before[width] = set(await page.evaluate(probes.LIST_CLIPPED))
    await page.evaluate(probes.SPACE_TEXT)
    for width, before in cut_before.items():
        await _set_width(page, width)
        found = await page.evaluate(probes.LIST_CLIPPED)
        visit.clipped += [f"{width} px: {name}" for name in found if name not in before]
        wide = await page.evaluate(probes.LIST_OVERFLOWING)
        visit.overflowing += [f"{width} px, spaced text: {name}" for name in wide]


async def _set_width(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": HEIGHT})
    await _rest(page)


async def _rest(page: Page) -> None:
    """Wait until what was changed is drawn, and the transitions that it began have ended."""
    await page.evaluate(
        """async () => {
          const draw = () => new Promise(
            end => requestAnimationFrame(() => requestAnimationFrame(end)));
          await draw();
          const running = document.getAnimations().filter(a => a instanceof CSSTransition);
          await Promise.all(running.map(a => a.finished.catch(() => null)));
          await draw();
        }"""
    )
