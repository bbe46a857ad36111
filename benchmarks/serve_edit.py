"""Measure `make serve` from saving a record to its new page, at today's size.

A record of a copy of the real data is edited again and again, mostly while the rest of the site is
still being built from the edit before. Two things are timed: until the server gives the new page,
and until it wakes a browser that shows the old one. The watching of files counts in both.

    python -m benchmarks.serve_edit --edits 10
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.measuring import Result, report

ROOT = Path(__file__).parent.parent
LIMIT_SECONDS = 1.5
WAIT_SECONDS_MAX = 180
PAGE = "exercises/tarlan-2025/"
# A page that the first step does not build: it names the record among others.
LATER_PAGE = "exercises/"
RECORD = "exercises/tarlan-2025.yaml"
_NAME = re.compile(r"^name: .*$", re.MULTILINE)
_EPOCH = re.compile(r"livereload\((?P<epoch>[0-9]+), [0-9]+\);")
# From one edit to the next, so that edits meet the second step at different places.
_PAUSES_SECONDS = (0.2, 1.0, 2.5, 4.0, 7.0)


@dataclass
class Times:
    """Seconds from saving the file, edit by edit; `computed` is what the server worked till then.

    Other work on the machine lengthens the first two, and not the third.
    """

    until_page: list[float] = field(default_factory=list)
    until_woken: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """The site that is served: its address, the data folder that it is made from, its server."""

    address: str
    data: Path
    process: subprocess.Popen[bytes]

    def read_cpu_seconds(self) -> float:
        """Give the CPU seconds that the server has used; 0 where the system does not tell.

        Source: proc_pid_stat(5), fields 14 and 15.
        """
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        except OSError:
            return 0.0
        fields = stat.rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read(self, path: str, **headers: str) -> str:
        """Give what stands under an address."""
        request = urllib.request.Request(self.address + path, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS_MAX) as answer:  # noqa: S310
            return str(answer.read().decode())

    def edit(self, name: str) -> float:
        """Give the record another name; give the moment at which that was saved."""
        file = self.data / RECORD
        file.write_text(
            _NAME.sub(f"name: {name}", file.read_text(encoding="utf-8"), count=1), encoding="utf-8"
        )
        return time.monotonic()

    def wait_for(self, path: str, words: str) -> float:
        """Ask for a page until it holds some words; give the moment.

        Raises:
            SystemExit: when that takes too long.
        """
        end = time.monotonic() + WAIT_SECONDS_MAX
        while time.monotonic() < end:
            if words in self.read(path):
                return time.monotonic()
            time.sleep(0.02)
        raise SystemExit(f"No {words!r} on {path} after {WAIT_SECONDS_MAX} s.")


@contextmanager
def serve(data: Path, said: Path) -> Iterator[Site]:
    """Serve this handbook with other data, as `make serve` does; end the server afterwards.

    Raises:
        SystemExit: when it does not begin.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with said.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 this project's own command
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=ROOT,
            env={**os.environ, "HANDBOOK_DATA": str(data), "NO_MKDOCS_2_WARNING": "true"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    site = Site(f"http://127.0.0.1:{port}/", data, process)
    try:
        _wait_until_open(site, said)
        yield site
    finally:
        process.terminate()
        process.wait(WAIT_SECONDS_MAX)


def _wait_until_open(site: Site, said: Path) -> None:
    end = time.monotonic() + WAIT_SECONDS_MAX
    while time.monotonic() < end and site.process.poll() is None:
        try:
            site.read(PAGE)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(said.read_text(encoding="utf-8"))


def measure(site: Site, edits: int) -> Times:
    """Edit the record so many times, and time each edit."""
    times = Times()
    for number in range(edits):
        name = f"Tarlan-2025 edited {number}"
        woken = _watch(site)
        time.sleep(0.3)  # the browser has asked by then
        computed, saved = site.read_cpu_seconds(), site.edit(name)
        times.until_page.append(site.wait_for(PAGE, name) - saved)
        times.computed.append(site.read_cpu_seconds() - computed)
        times.until_woken.append(woken() - saved)
        time.sleep(_PAUSES_SECONDS[number % len(_PAUSES_SECONDS)])
    return times


def _watch(site: Site) -> Callable[[], float]:
    """Wait for a change of the page as a browser does that shows it."""
    match = _EPOCH.search(site.read(PAGE))
    if match is None:
        raise SystemExit("The page that is served does not reload by itself.")
    moments: list[float] = []

    def ask() -> None:
        while not moments:
            answer = site.read(f"livereload/{match['epoch']}/1", Referer=site.address + PAGE)
            if int(answer) > int(match["epoch"]):
                moments.append(time.monotonic())

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()

    def wait() -> float:
        thread.join(WAIT_SECONDS_MAX)
        return moments[0] if moments else float("inf")

    return wait


def main(edits: Annotated[int, typer.Option(help="How many edits to time.")] = 10) -> None:
    """Print the times, and fail where an edit takes longer than it may."""
    with TemporaryDirectory(prefix="handbook-serve-") as folder:
        data = Path(folder, "data")
        shutil.copytree(ROOT / "data", data)
        with serve(data, Path(folder, "said.txt")) as site:
            times = measure(site, edits)
            saved = site.edit("Tarlan-2025 at last")
            whole = site.wait_for(LATER_PAGE, "Tarlan-2025 at last") - saved
    for words, seconds in (
        ("the new page is served", times.until_page),
        ("a browser that shows it is woken", times.until_woken),
        ("the new page is computed", times.computed),
    ):
        typer.echo(
            f"{edits} edits: {words} after {median(seconds):.2f} s in the middle, "
            f"{max(seconds):.2f} s at most"
        )
    typer.echo(f"All pages show the last edit after {whole:.1f} s.")
    of_edits = f"the slowest of {edits} edits, seconds by the clock"
    report(
        [
            Result(
                "Edit: saved to served", of_edits, max(times.until_page), LIMIT_SECONDS, unit="s"
            ),
            Result(
                "Edit: saved to shown", of_edits, max(times.until_woken), LIMIT_SECONDS, unit="s"
            ),
        ]
    )


if __name__ == "__main__":
    typer.run(main)
