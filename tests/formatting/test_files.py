"""Formatting files in place: each whole or not at all."""

from __future__ import annotations

import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from macros.formatting.files import format_data_folder, write_whole
from tests.builders import make_exercise, make_sound_data, render, unchanged, write_data
from tests.loading.test_files import as_ordinary_user

NAME = "exercises/tarlan-2025.yaml"


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "record.yaml"
    path.write_text("old\n", encoding="utf-8")
    return path


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond eight bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_is_replaced_whole_with_plain_line_ends(target):
    write_whole(target, "new\nШуша\n")
    assert target.read_bytes() == "new\nШуша\n".encode()
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664])
def test_a_file_keeps_its_permissions(target, mode):
    target.chmod(mode)
    write_whole(target, "new\n")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_new_file_may_be_read_by_all(tmp_path):
    write_whole(tmp_path / "new.yaml", "new\n")
    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o644


def test_a_full_disk_leaves_the_old_file_and_nothing_else(target):
    with full_disk(), pytest.raises(OSError, match="File too large"):
        write_whole(target, "new and longer than eight bytes\n")
    assert target.read_text(encoding="utf-8") == "old\n"
    assert list(target.parent.iterdir()) == [target]


def test_a_read_only_folder_leaves_the_old_file_and_nothing_else():
    with TemporaryDirectory() as name:
        target = Path(name, "record.yaml")
        target.write_text("old\n", encoding="utf-8")
        target.chmod(0o666)
        target.parent.chmod(0o555)
        with as_ordinary_user(), pytest.raises(PermissionError):
            write_whole(target, "new\n")
        target.parent.chmod(0o755)
        assert target.read_text(encoding="utf-8") == "old\n"
        assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nothing" / "record.yaml", "new\n")


def test_every_sound_file_comes_with_its_canonical_text_and_nothing_is_written(tmp_path):
    data = write_data(tmp_path, make_sound_data())
    with unchanged(tmp_path):
        formatted = list(format_data_folder(data))
    assert [f.shown for f in formatted] == [f"data/{NAME}", "data/sources/qazinform.yaml"]
    assert not any(f.is_canonical for f in formatted)


def test_a_file_in_canonical_form_is_known_as_such(tmp_path):
    data = write_data(tmp_path, make_sound_data())
    for formatted in format_data_folder(data):
        write_whole(formatted.path, formatted.canonical)
    assert all(formatted.is_canonical for formatted in format_data_folder(data))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="a byte order mark"),
        pytest.param(lambda raw: raw.removesuffix(b"\n"), id="no line end at the end"),
    ],
)
def test_bytes_that_only_an_editor_sees_are_brought_into_form(tmp_path, change):
    data = write_data(tmp_path, {NAME: make_exercise()})
    (canonical,) = (formatted.canonical for formatted in format_data_folder(data))
    (data / NAME).write_bytes(change(canonical.encode()))
    (formatted,) = format_data_folder(data)
    assert not formatted.is_canonical
    assert formatted.canonical == canonical


def test_faulty_and_stray_files_are_passed_over(tmp_path):
    files = {
        NAME: make_exercise(),
        "exercises/a.yaml": "name: 'x\n",
        "notes.txt": "x",
        "series/b.yaml": "",
    }
    shown = [f.shown for f in format_data_folder(write_data(tmp_path, files))]
    assert shown == [f"data/{NAME}"]


def test_only_the_files_that_are_asked_for_come(tmp_path):
    data = write_data(tmp_path, make_sound_data())
    shown = [f.shown for f in format_data_folder(data, frozenset([(data / NAME).resolve()]))]
    assert shown == [f"data/{NAME}"]


def test_a_record_that_a_rule_finds_fault_with_is_formatted_all_the_same(tmp_path):
    data = write_data(tmp_path, {NAME: render(make_exercise(cites={}))})
    assert len(list(format_data_folder(data))) == 1
