"""The cache: the same handbook until a file changes."""

from __future__ import annotations

import os

import pytest

from macros.loading.cache import load_cached
from tests.builders import make_exercise, make_series, make_sound_data, render, write_data

NAME = "exercises/tarlan-2025.yaml"


@pytest.fixture
def data(tmp_path):
    return write_data(tmp_path, make_sound_data())


def test_an_unchanged_folder_gives_the_same_object(data):
    assert load_cached(data) is load_cached(data)


def test_the_same_folder_under_another_name_gives_the_same_object(data, monkeypatch):
    monkeypatch.chdir(data.parent)
    assert load_cached(data) is load_cached(data.parent / "data" / ".." / "data")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda d: (d / NAME).write_bytes(render(make_exercise(name="X"))), id="edited"
        ),
        pytest.param(lambda d: os.utime(d / NAME, ns=(0, 0)), id="touched"),
        pytest.param(lambda d: (d / NAME).unlink(), id="deleted"),
        pytest.param(lambda d: (d / NAME).rename(d / "exercises/other.yaml"), id="renamed"),
        pytest.param(
            lambda d: (d / "exercises/b.yaml").write_bytes(render(make_exercise())), id="added"
        ),
        pytest.param(lambda d: (d / "exercises/.b.yaml").write_text(""), id="hidden file added"),
    ],
)
def test_any_change_of_a_file_gives_a_new_handbook(data, change):
    before = load_cached(data)
    change(data)
    after = load_cached(data)
    assert after is not before
    assert after.handbook.find_any("tarlan-2025") is not before.handbook.find_any("tarlan-2025")


def test_a_new_folder_of_records_is_seen(data):
    before = load_cached(data)
    write_data(data.parent, {"series/tarlan.yaml": make_series()})
    assert before.handbook.find_any("tarlan") is None
    assert load_cached(data).handbook.find_any("tarlan") is not None


def test_a_folder_that_is_not_there_is_a_fault_of_the_caller(tmp_path):
    with pytest.raises(NotADirectoryError):
        load_cached(tmp_path / "nothing")
