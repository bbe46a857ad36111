"""A folder of exports is written whole, or stays as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.exports.export_file import ExportFile
from macros.exports.writer import ExportFault, write_export
from tests.builders import ROOT, snapshot, unchanged


def _file(path: str, content: bytes = b"new") -> ExportFile:
    return ExportFile(path, content, "text/plain", "A file")


def _make_old(folder: Path) -> Path:
    out = folder / "out"
    write_export([_file("a.txt", b"old"), _file("b/c.txt", b"old")], out)
    return out


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _start(code: str, folder: Path) -> subprocess.Popen[str]:
    """Run code with this project in another process, which is told a folder."""
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_files_are_written_with_their_checksums(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    written = write_export([_file("b/c.txt"), _file("a.txt", b"")], out)
    assert [(file.path, file.size_bytes) for file in written] == [("b/c.txt", 3), ("a.txt", 0)]
    assert sorted(_read(out)) == ["SHA256SUMS", "a.txt", "b/c.txt"]
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "a.txt: OK\nb/c.txt: OK\n")


def test_an_older_export_is_replaced_whole(tmp_path: Path) -> None:
    out = _make_old(tmp_path)
    write_export([_file("d.txt")], out)
    assert sorted(_read(out)) == ["SHA256SUMS", "d.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_can_be_written_through_a_link_to_its_folder(tmp_path: Path) -> None:
    out = _make_old(tmp_path)
    (tmp_path / "link").symlink_to(out)
    write_export([_file("d.txt")], tmp_path / "link")
    assert sorted(_read(out)) == ["SHA256SUMS", "d.txt"]
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["notes.txt", "b/notes.txt", "other/", "b/link"])
def test_a_folder_with_anything_else_in_it_is_refused(tmp_path: Path, name: str) -> None:
    out = _make_old(tmp_path)
    foreign = out / name
    if name.endswith("/"):
        foreign.mkdir()
    elif name.endswith("link"):
        foreign.symlink_to(tmp_path)
    else:
        foreign.write_text("mine", encoding="utf-8")
    with unchanged(tmp_path), pytest.raises(ExportFault) as raised:
        write_export([_file("a.txt")], out)
    assert str(raised.value) == (
        f'{_shown(out)} holds "{name}", which no export wrote. '
        "Name an empty folder with --out, or move that away. Nothing was changed."
    )


def _shown(path: Path) -> str:
    text = str(path)
    return f'"{text if len(text) <= 60 else text[:59] + "…"}"'


def test_a_folder_with_files_and_no_checksums_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with unchanged(tmp_path), pytest.raises(ExportFault, match="thesis"):
        write_export([_file("a.txt")], tmp_path)


def test_checksums_that_are_none_protect_no_file(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(b"thesis.txt\n\xff\xfe")
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with unchanged(tmp_path), pytest.raises(ExportFault, match="thesis"):
        write_export([_file("a.txt")], tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")
    with unchanged(tmp_path), pytest.raises(ExportFault, match="is no folder"):
        write_export([_file("a.txt")], out)


def test_a_folder_that_nobody_may_write_is_named_with_the_reason() -> None:
    with pytest.raises(ExportFault) as raised:
        write_export([_file("a.txt")], Path("/proc/handbook"))
    assert str(raised.value).startswith('The export to "/proc/handbook" was not written: ')
    assert str(raised.value).endswith("What was there is unchanged.")


def test_a_full_disk_leaves_the_old_export_whole(tmp_path: Path) -> None:
    out = _make_old(tmp_path)
    code = """
import resource, sys
from pathlib import Path
from macros.exports.export_file import ExportFile
from macros.exports.writer import ExportFault, write_export
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
files = [ExportFile(f"{n}.txt", b"x" * n, "", "") for n in (10, 5000)]
try:
    write_export(files, Path(sys.argv[1]))
except ExportFault as fault:
    sys.exit(str(fault))
"""
    with unchanged(tmp_path / "out"):
        process = _start(code, out)
        said, _ = process.communicate(timeout=60)
    assert (process.returncode, said.count("\n")) == (1, 1)
    assert "File too large" in said
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_interruption_leaves_the_old_export_whole(tmp_path: Path) -> None:
    def interrupted() -> Iterator[ExportFile]:
        yield _file("a.txt")
        raise KeyboardInterrupt

    out = _make_old(tmp_path)
    with unchanged(out), pytest.raises(KeyboardInterrupt):
        write_export(interrupted(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_killed_run_leaves_the_old_export_whole_and_the_next_one_works(tmp_path: Path) -> None:
    out = _make_old(tmp_path)
    code = """
import sys, time
from pathlib import Path
from macros.exports.export_file import ExportFile
from macros.exports.writer import write_export
def slow():
    yield ExportFile("a.txt", b"new", "", "")
    print("halfway", flush=True)
    time.sleep(60)
write_export(slow(), Path(sys.argv[1]))
"""
    with unchanged(out):
        process = _start(code, out)
        assert process.stdout is not None
        assert process.stdout.readline() == "halfway\n"
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    write_export([_file("d.txt")], out)
    assert sorted(_read(out)) == ["SHA256SUMS", "d.txt"]


def test_an_export_that_was_moved_aside_when_a_run_was_killed_comes_back(tmp_path: Path) -> None:
    out = _make_old(tmp_path)
    before = set(snapshot(out))
    out.rename(tmp_path / ".out.handbook-old")

    def failing() -> Iterator[ExportFile]:
        yield _file("a.txt")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportFault, match="No space left on device"):
        write_export(failing(), out)
    assert set(snapshot(out)) == before
    assert _read(out)["a.txt"] == b"old"


def test_two_formats_cannot_write_one_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a\.txt"):
        write_export([_file("a.txt"), _file("a.txt")], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_the_number_of_files_written_is_told_as_it_grows(tmp_path: Path) -> None:
    counts: list[int] = []
    write_export([_file("a.txt"), _file("b.txt")], tmp_path / "out", counts.append)
    assert counts == [1, 2]
