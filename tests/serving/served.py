"""A small handbook that is served by a process of its own, as `make serve` does."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from macros.serving.attempt import KEPT
from macros.serving.edits import SHOWN
from tests.builders import ROOT, make_sound_data
from tests.site.project import EPOCH, make_project

SECONDS_MAX = 120
RECORD = "exercises/tarlan-2025.yaml"
PAGE = "exercises/tarlan-2025/"
# What MkDocs says at the end of a build of the whole site.
_BUILT = "Documentation built in"
# Builds a site as `mkdocs serve` does, without serving it: `build.py SITE ADDRESS`.
_BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1], dev_addr="127.0.0.1:0")
config.plugins.on_startup(command="serve", dirty=False)
config.site_url = sys.argv[2]
build(config, serve_url=sys.argv[2])
"""


@dataclass(frozen=True)
class Served:
    """A handbook that is being served: its address, its project, its server, what that says."""

    address: str
    project: Path
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    def write(self, content: bytes | None, record: str = RECORD) -> None:
        """Save a record; delete it where there is nothing to save."""
        path = self.project / "data" / record
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)

    def read(self, page: str = PAGE, referer: str = "") -> str:
        request = urllib.request.Request(  # noqa: S310 this machine's own
            self.address + page, headers={"Referer": self.address + referer}
        )
        with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:  # noqa: S310
            return str(answer.read().decode())

    def has(self, page: str) -> bool:
        try:
            self.read(page)
        except urllib.error.HTTPError:
            return False
        return True

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS_MAX
        while not is_so():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(self.said)
            time.sleep(0.1)

    def wait_for(self, words: str, page: str = PAGE) -> str:
        """Ask for a page until it holds some words."""
        self.wait_until(lambda: words in self.read(page))
        return self.read(page)

    @contextmanager
    def rebuilt(self) -> Iterator[None]:
        """Wait until the whole site is built, at the first go, from what is edited inside."""
        before = len(self.said)
        yield
        self.wait_until(lambda: self._has_built(self.said[before:]))
        assert KEPT not in self.said[before:]

    def _has_built(self, said: str) -> bool:
        """Tell whether the whole site was built after the last page that was shown at once.

        The new site is served a moment after MkDocs has said that it is built.
        """
        return "Reloading browsers" in said.rpartition(SHOWN)[2].partition(_BUILT)[2]

    def list_shown(self) -> list[str]:
        """Give the files of the pages that were shown before the rest, edit by edit."""
        return [line.partition(SHOWN)[2] for line in self.said.splitlines() if SHOWN in line]

    def list_files(self) -> dict[str, bytes]:
        """Give every file of the site that is served now: the one that was built later."""
        sites = (self.folder / "tmp").iterdir()
        return list_files(max(sites, key=lambda site: (site / "404.html").stat().st_mtime_ns))

    def build_anew(self) -> dict[str, bytes]:
        """Give every file of a site that a new process of MkDocs builds from the same files."""
        site = self.folder / "fresh"
        command = [sys.executable, "-c", _BUILD, str(site), self.address]
        subprocess.run(command, cwd=self.project, env=_make_environment(self.folder), check=True)
        files = list_files(site)
        shutil.rmtree(site)
        return files


def list_files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def _make_environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "TMPDIR": str(folder / "tmp"),
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "true",
        "PYTHONWARNINGS": "ignore",
    }


def serve_beside(served: Served) -> subprocess.CompletedProcess[str]:
    """Start a second server at the address of a first one."""
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", urlsplit(served.address).netloc]
    return subprocess.run(
        command,
        cwd=served.project,
        env=_make_environment(served.folder),
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS_MAX,
        check=False,
    )


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a small handbook with code of its own; end the server as Ctrl-C does."""
    project = make_project(folder / "project", make_sound_data())
    (project / "macros").unlink()
    shutil.copytree(
        ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "tmp").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env=_make_environment(folder),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    served = Served(f"http://127.0.0.1:{port}/", project, folder, process)
    try:
        served.wait_until(lambda: "Serving on" in served.said)
        yield served
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS_MAX)
