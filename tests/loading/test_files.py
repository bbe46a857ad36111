"""Files of a data folder: what is read, how far, and what cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from macros.loading.files import SIZE_MAX_BYTES, read_data_folder
from tests.builders import REAL_DATA, make_exercise, make_sound_data, write_data
from tests.commands import run_check

NOBODY = 65534


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Run without the right of the superuser to read and write everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may enter; what a check imports late is imported by then.

    Python itself may lie where only the superuser may read.
    """
    run_check(REAL_DATA)
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_files_come_folder_by_folder_in_the_order_of_their_names(tmp_path):
    names = ["places/b.yaml", "places/a.yaml", "events/c.yaml", "series/a-b.yaml", "series/a.yaml"]
    data = write_data(tmp_path, dict.fromkeys(names, "name: x\n"))
    assert [(file.folder, file.id) for file in read_data_folder(data)] == [
        ("events", "c"),
        ("places", "a"),
        ("places", "b"),
        ("series", "a-b"),
        ("series", "a"),
    ]


@pytest.mark.parametrize(("size", "problems"), [(SIZE_MAX_BYTES, 0), (SIZE_MAX_BYTES + 1, 1)])
def test_a_file_may_be_256_kib_large(tmp_path, size, problems):
    data = write_data(tmp_path, {"series/a.yaml": "name: x\n".ljust(size, "#")})
    assert [len(file.problems) for file in read_data_folder(data)] == [problems]


def test_the_words_of_a_broken_file_are_kept(tmp_path):
    data = write_data(tmp_path, {"series/a.yaml": 'name: "x\ncites: [tca-2025, mod-kz]\n'})
    (file,) = read_data_folder(data)
    assert {"tca-2025", "mod-kz"} <= file.mentions
    assert not file.is_closed


def test_a_file_without_the_right_to_read_it_is_told_and_the_others_are_checked(open_folder):
    data = write_data(open_folder, make_sound_data(**{"exercises/a.yaml": make_exercise()}))
    (data / "exercises" / "a.yaml").chmod(0)
    with as_ordinary_user():
        result = run_check(data)
    assert result.output == (
        "data/exercises/a.yaml: cannot be read: Permission denied. Check the permissions. "
        "[file-place]\n1 problem in 1 file.\n"
    )


def test_a_folder_without_the_right_to_read_it_is_told_and_the_others_are_checked(open_folder):
    data = write_data(open_folder, make_sound_data())
    (data / "sources").chmod(0)
    with as_ordinary_user():
        result = run_check(data)
    (data / "sources").chmod(0o755)
    assert result.output == (
        "data/sources: cannot be read: Permission denied. Check the permissions. "
        "[file-place]\n1 problem in 1 file.\n"
    )
