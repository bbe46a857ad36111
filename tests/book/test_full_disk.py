"""A disk without room, and the line that tells how far the work is."""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.small_book import make_project
from tests.builders import write_data
from tests.exports.full_data import make_full_data

HANDBOOK = str(Path(sys.executable).with_name("handbook"))
# A file system of so little room, gone with the process that mounts it.
SMALL_DISK = "mount -t tmpfs -o size=64k tmpfs {disk}"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("project") / "p")
    write_data(folder, make_full_data())
    return folder


def _run_on_small_disk(project: Path, disk: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script beside a disk with 64 kB of room.

    Where no disk may be mounted, as without rights of the administrator, no file may be longer.
    """
    disk.mkdir()
    mount = SMALL_DISK.format(disk=shlex.quote(str(disk)))
    may_mount = subprocess.run(["unshare", "-m", "sh", "-c", mount], check=False).returncode == 0
    lines = [mount] if may_mount else ["ulimit -f 128"]
    command = ["sh", "-ec", "\n".join([*lines, script])]
    return subprocess.run(
        ["unshare", "-m", *command] if may_mount else command,
        cwd=project, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_disk_without_room_keeps_the_book_before(project, tmp_path):
    disk = tmp_path / "disk"
    script = (
        f"echo before > {disk}/book.pdf\n"
        f"{HANDBOOK} book --data data --out {disk}/book.pdf || echo status $?\n"
        f"cat {disk}/book.pdf; ls -A {disk}"
    )
    done = _run_on_small_disk(project, disk, script)
    assert done.stdout == "status 1\nbefore\nbook.pdf\n"
    assert "cannot be written: " in done.stderr
    assert "What was there is unchanged." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_work_folder_without_room_is_named(project, tmp_path):
    disk = tmp_path / "disk"
    script = f"TMPDIR={disk} {HANDBOOK} book --data data --out book.pdf || echo status $?"
    done = _run_on_small_disk(project, disk, script)
    assert done.stdout == "status 1\n"
    assert "TMPDIR" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "book.pdf").exists()


def _run(project: Path, stderr: int) -> None:
    command = [HANDBOOK, "book", "--data", "data", "--out", "dist/new/book.pdf"]
    environment = {**os.environ, "TERM": "xterm"}
    subprocess.run(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=stderr, check=True
    )


def test_a_terminal_shows_how_far_the_work_is(project):
    ours, theirs = pty.openpty()
    _run(project, theirs)
    os.close(theirs)
    shown = b""
    while b"finishing the file" not in shown:
        shown += os.read(ours, 4096)
    os.close(ours)
    assert b"setting the pages, pass 1" in shown
    assert (project / "dist/new/book.pdf").is_file()


def test_a_file_for_complaints_gets_no_line_of_progress(project, tmp_path):
    log = tmp_path / "log"
    with log.open("w") as file:
        _run(project, file.fileno())
    assert log.read_text(encoding="utf-8") == ""
