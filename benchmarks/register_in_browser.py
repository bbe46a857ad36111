"""Measure the register with many rows in Chromium: from the press of a key to the painted result.

The rows are copies of the real ones with other names and years, rendered by the real template into
the built page of the register. The time is that of the browser's own Event Timing entries, which
end with the next paint; they come in steps of 8 ms, and what takes less than 16 ms has none.

Source: https://www.w3.org/TR/event-timing/

    python -m benchmarks.register_in_browser --site site --rows 10000
"""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Annotated, Any

import typer
from playwright.sync_api import Page, sync_playwright

from benchmarks.measuring import Result, report
from macros.loading.handbook import Handbook, load_handbook
from macros.pages.addresses import LinkStyle
from macros.pages.environment import render_template
from macros.pages.notes import PageNotes
from macros.pages.ui import PageUi
from macros.values.dates import DateFault, parse_date
from macros.values.folding import fold_all
from macros.views.register_rows import RegisterRow, list_choices, list_register_rows, make_date_key
from macros.views.selection import list_exercises

ROOT = Path(__file__).parent.parent
PAGE = "exercises/index.md"
LIMIT_MS = 100
SHORTEST_SEEN_MS = 16
_WORDS = ("Altay", "Bürküt", "Çınar", "Gülüstan", "Qartal", "Алатау", "Бүркіт", "Достук", "Қыран")
_YEAR = re.compile(r"\b[0-9]{4}(?=[-/~?%]|$)")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_WATCH = f"""
window.slowest = 0;
new PerformanceObserver((list) => {{
  for (const entry of list.getEntries()) window.slowest = Math.max(window.slowest, entry.duration);
}}).observe({{ type: "event", durationThreshold: {SHORTEST_SEEN_MS}, buffered: true }});
"""
# Two frames, and the task in which the observer is told.
_SETTLE = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"""


@dataclass
class Measured:
    """What one kind of action took, in milliseconds.

    `times` go from the input to the paint; `computed` is what the page's main thread worked for
    it, which other work on the machine does not lengthen.
    """

    name: str
    times: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)

    def describe(self) -> str:
        """Word the times in one line."""
        ordered = sorted(self.times)
        slowest = ordered[-1]
        late = ordered[max(0, round(0.95 * len(ordered)) - 1)]
        return (
            f"{self.name:<28} {len(ordered):>3} times: median {_word(median(ordered))},"
            f" 95 % within {_word(late)}, slowest {_word(slowest)};"
            f" computing {median(self.computed):.0f} ms, at most {max(self.computed):.0f} ms"
        )


def _word(milliseconds: float) -> str:
    return f"{milliseconds:.0f} ms" if milliseconds else f"under {SHORTEST_SEEN_MS} ms"


def make_rows(handbook: Handbook, number: int) -> tuple[RegisterRow, ...]:
    """Give rows in order of date: the real ones over and over, each with its own name and year."""
    real = list_register_rows(handbook, list_exercises(handbook))
    copies = islice(cycle(real), number)
    rows = [_change(row, position) for position, row in enumerate(copies)]
    return tuple(sorted(rows, key=lambda row: (row.date_key == "", row.date_key)))


def _change(row: RegisterRow, position: int) -> RegisterRow:
    exercise = row.exercise
    word = _WORDS[position % len(_WORDS)]
    day = exercise.date
    if day:
        try:
            day = parse_date(_YEAR.sub(lambda year: str(int(year[0]) - position % 60), day.text))
        except DateFault:
            day = exercise.date
    name = f"{exercise.name} {word} {position}"
    return replace(
        row,
        exercise=exercise.model_copy(
            update={"id": f"{exercise.id}-{position}", "name": name, "date": day}
        ),
        words=fold_all([row.words, word, str(position)]),
        date_key=make_date_key(day),
    )


def render_page(site: Path, handbook: Handbook, rows: tuple[RegisterRow, ...]) -> str:
    """Put the register with these rows in place of the one in the built page."""
    ui = PageUi(handbook, PAGE, LinkStyle.FOLDERS, date(2026, 6, 1), PageNotes())
    caption = f"{len(rows)} exercises, oldest first"
    register = render_template(
        "register", ui=ui, rows=rows, choices=list_choices(handbook, rows), caption=caption
    )
    built = (site / "exercises" / "index.html").read_text(encoding="utf-8")
    before, _box, rest = built.partition('<div class="register-box">')
    _table, _pager, end = rest.partition('<nav class="register-pages"')
    _buttons, _end, after = end.partition("</nav>\n</div>")
    if not after:
        raise LookupError("the built page has no register")
    return before + register + after


class _Handler(SimpleHTTPRequestHandler):
    """Serve the built site, and the page with many rows in place of the register."""

    def __init__(self, page: bytes, *arguments: Any, **options: Any) -> None:
        self.page = page
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path.split("?")[0] != "/exercises/":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_: Any) -> None:
        """Keep requests out of the output."""


@contextmanager
def serve(site: Path, page: str) -> Iterator[str]:
    """Serve the site with the page on this machine; give its address."""
    handler = partial(_Handler, page.encode("utf-8"), directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/exercises/"
    server.shutdown()
    server.server_close()


def measure(page: Page) -> list[Measured]:
    """Work the register as a reader does, and note the time of each input."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read_computed() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(m["value"]) * 1000 for m in metrics if m["name"] == "TaskDuration")

    results = []
    for name, actions in list_actions(page).items():
        measured = Measured(name)
        for action in actions:
            page.evaluate(_SETTLE)
            page.evaluate("window.slowest = 0")
            before = read_computed()
            action()
            page.evaluate(_SETTLE)
            measured.computed.append(read_computed() - before)
            measured.times.append(float(page.evaluate("window.slowest")))
        results.append(measured)
    return results


def list_actions(page: Page) -> dict[str, Iterator[Callable[[], Any]]]:
    """Give what a reader does, kind by kind, in order; typing comes first."""
    return {
        "a key in the text box": _type(page),
        "a country checked": _check(page),
        "a choice by keyboard": _choose(page),
        "a page turned": _turn(page),
    }


def _type(page: Page) -> Iterator[Callable[[], Any]]:
    page.locator(".register-filters [name=q]").focus()
    for text in ("tarlan 2025", "turkiye", "qartal 17", "field training", "zzz"):
        for key in (*text, *("Backspace" for _letter in text)):
            yield partial(page.keyboard.press, key)


def _check(page: Page) -> Iterator[Callable[[], Any]]:
    page.locator(".countries-toggle").click()
    for code in ("AZ", "KZ", "AZ", "TR", "KZ", "TR"):
        yield page.locator(f".countries [value={code}]").click
    page.keyboard.press("Escape")


def _choose(page: Page) -> Iterator[Callable[[], Any]]:
    for name in ("status", "framework", "form", "domain"):
        page.locator(f".register-filters [name={name}]").focus()
        for key in ("ArrowDown", "ArrowDown", "Home"):
            yield partial(page.keyboard.press, key)


def _turn(page: Page) -> Iterator[Callable[[], Any]]:
    for way in ("next", "next", "previous"):
        yield page.locator(f".register-pages [data-page={way}]").click


def main(
    site: Annotated[Path, typer.Option(help="The built site.")] = ROOT / "site",
    rows: Annotated[int, typer.Option(help="How many rows the register has.")] = 10_000,
) -> None:
    """Measure, print the times, and fail where typing takes longer than it may."""
    handbook = load_handbook(ROOT / "data").handbook
    html = render_page(site, handbook, make_rows(handbook, rows))
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with serve(site, html) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(_WATCH)
        page.goto(address)
        page.locator(".register-box--live").wait_for()
        ready = page.evaluate("performance.now()")
        results = measure(page)
        browser.close()
    typer.echo(f"The register with {rows:,} rows ({len(html) / 1_000_000:.1f} MB of HTML):")
    typer.echo(f"ready {ready / 1000:.1f} s after the page was asked for")
    for result in results:
        typer.echo(result.describe())
    of_rows = f"{rows:,} rows in Chromium, the slowest of {len(results[0].times)} keys"
    slowest = max(results[0].times)
    report([Result("Register: key to paint", of_rows, slowest, LIMIT_MS, unit="ms")])


if __name__ == "__main__":
    typer.run(main)
