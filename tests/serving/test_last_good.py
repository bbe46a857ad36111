"""`mkdocs serve` with a broken record: the last good pages stay, say what is wrong, and recover."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.serving import LastGood, add_panel
from tests.builders import make_exercise, make_sound_data, render
from tests.html_tree import parse_html
from tests.site.project import make_project

SECONDS_MAX = 90
RECORD = "exercises/tarlan-2025.yaml"


@dataclass(frozen=True)
class Served:
    """A handbook that is being served: its address and its project."""

    address: str
    project: Path
    process: subprocess.Popen[bytes]

    def write(self, content: bytes) -> None:
        (self.project / "data" / RECORD).write_bytes(content)

    def read(self, page: str = "exercises/tarlan-2025/") -> str:
        address = self.address + page
        with urllib.request.urlopen(address, timeout=SECONDS_MAX) as answer:  # noqa: S310 this machine's own
            return str(answer.read().decode())

    def wait_for(self, words: str) -> str:
        """Ask for the page until it holds some words."""
        end = time.monotonic() + SECONDS_MAX
        while time.monotonic() < end:
            text = self.read()
            if words in text:
                return text
            time.sleep(0.3)
        raise AssertionError(f"no page with {words!r}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small handbook as `make serve` does."""
    project = make_project(tmp_path_factory.mktemp("served") / "project", make_sound_data())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (project.parent / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONWARNINGS": "ignore"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    running = Served(f"http://127.0.0.1:{port}/", project, process)
    _wait_until_open(running)
    yield running
    process.terminate()
    process.wait(SECONDS_MAX)


def _wait_until_open(running: Served) -> None:
    end = time.monotonic() + SECONDS_MAX
    while time.monotonic() < end and running.process.poll() is None:
        try:
            running.read("")
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError((running.project.parent / "said.txt").read_text(encoding="utf-8"))


GOOD = render(make_exercise(summary="The first summary."))
BROKEN = render(make_exercise(status="<b>done</b>"))
MENDED = render(make_exercise(summary="The second summary."))


@pytest.mark.browser
def test_a_broken_record_is_shown_on_the_last_good_pages_until_it_is_mended(
    served: Served, browser: Browser
) -> None:
    served.write(GOOD)
    served.wait_for("The first summary.")
    page = browser.new_page()
    page.goto(f"{served.address}exercises/tarlan-2025/")
    panel = page.locator(".serving-problems")
    expect(panel).to_have_count(0)
    served.write(BROKEN)
    told = 'data/exercises/tarlan-2025.yaml:2:9: status: "<b>done</b>" is no status.'
    expect(panel).to_contain_text(told, timeout=SECONDS_MAX * 1000)
    expect(page.locator("article").first).to_contain_text("The first summary.")
    assert panel.locator("b").count() == 0
    page.goto(f"{served.address}chronology/")
    expect(panel).to_contain_text(told)
    page.goto(f"{served.address}exercises/tarlan-2025/")
    served.write(MENDED)
    expect(page.locator("article").first).to_contain_text(
        "The second summary.", timeout=SECONDS_MAX * 1000
    )
    expect(panel).to_have_count(0)
    page.close()


def test_a_fault_in_a_page_is_shown_too_and_other_files_are_served_as_they_are(
    served: Served,
) -> None:
    page = served.project / "docs" / "method.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n\n{{{{ no_such_macro() }}}}\n", encoding="utf-8")
    assert "The second summary." in served.wait_for("no_such_macro")
    assert "serving-problems" not in served.read("assets/stylesheets/tokens.css")
    page.write_text(before, encoding="utf-8")
    end = time.monotonic() + SECONDS_MAX
    while "serving-problems" in served.read() and time.monotonic() < end:
        time.sleep(0.3)
    assert "serving-problems" not in served.read()


def _make_last_good(folder: Path, error: BaseException | None) -> LastGood:
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text("old", encoding="utf-8")

    def build() -> None:
        assert list(site.iterdir()) == []
        (site / "index.html").write_text("new", encoding="utf-8")
        if error is not None:
            raise error

    return LastGood(build, site)


def test_a_build_that_fails_leaves_no_page_of_its_own(tmp_path: Path) -> None:
    last_good = _make_last_good(tmp_path, OSError(28, "No space left on device"))
    last_good.rebuild()
    assert last_good.problems == ("OSError: [Errno 28] No space left on device",)
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_succeeds_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    last_good = _make_last_good(tmp_path, None)
    last_good.rebuild()
    assert last_good.problems == ()
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_ctrl_c_ends_the_server_with_the_old_pages_in_place(tmp_path: Path) -> None:
    last_good = _make_last_good(tmp_path, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        last_good.rebuild()
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


def test_problems_stand_on_a_page_as_text() -> None:
    page = parse_html(
        add_panel(b"<!doctype html><title>x</title><body><p>y</p></body>", ["<b>{x}</b>"]).decode()
    )
    assert page.one(".//section/pre").text == "<b>{x}</b>"
    assert page.one(".//p").text == "y"
