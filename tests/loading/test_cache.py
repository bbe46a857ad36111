"""The cache: the same handbook until a file changes."""

from __future__ import annotations

import os

import pytest

from macros.loading.cache import load_cached
from macros.loading.files import SIZE_MAX_BYTES
from macros.loading.handbook import load_handbook
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
    ("change", "is_kept"),
    [
        pytest.param(
            lambda d: (d / NAME).write_bytes(render(make_exercise(name="X"))), False, id="edited"
        ),
        pytest.param(lambda d: (d / NAME).unlink(), False, id="deleted"),
        pytest.param(lambda d: (d / NAME).rename(d / "exercises/other.yaml"), False, id="renamed"),
        pytest.param(
            lambda d: (d / "exercises/b.yaml").write_bytes(render(make_exercise())),
            True,
            id="added",
        ),
        pytest.param(lambda d: (d / "a").touch(), True, id="strayed"),
    ],
)
def test_any_change_gives_a_new_handbook_with_the_records_of_files_that_are_as_before(
    data, change, is_kept
):
    before = load_cached(data)
    change(data)
    after = load_cached(data)
    assert after is not before
    record = before.handbook.find_any("tarlan-2025")
    assert (after.handbook.find_any("tarlan-2025") is record) is is_kept


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(lambda d: os.utime(d / NAME, ns=(0, 0)), id="touched"),
        pytest.param(lambda d: (d / "exercises/.b.yaml").write_text(""), id="hidden file added"),
    ],
)
def test_files_that_hold_what_they_held_before_give_the_same_object(data, touch):
    before = load_cached(data)
    touch(data)
    assert load_cached(data) is before


BROKEN = [
    pytest.param(b"name: [", id="no YAML"),
    pytest.param(render(make_exercise(status="done")), id="no record"),
    pytest.param("name: ä".encode("latin-1"), id="no UTF-8"),
    pytest.param(b"#" * (SIZE_MAX_BYTES + 1), id="too large"),
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_that_breaks_and_is_mended_gives_what_a_first_reading_gives(data, content):
    sound = (data / NAME).read_bytes()
    load_cached(data)
    for now in (content, content + b"\n", sound):
        (data / NAME).write_bytes(now)
        cached, first = load_cached(data), load_handbook(data)
        assert cached.problems == first.problems
        assert cached.handbook.broken_mentions == first.handbook.broken_mentions
        assert cached.handbook.list_all() == first.handbook.list_all()
    assert load_cached(data).problems == ()


def test_a_new_folder_of_records_is_seen(data):
    before = load_cached(data)
    write_data(data.parent, {"series/tarlan.yaml": make_series()})
    assert before.handbook.find_any("tarlan") is None
    assert load_cached(data).handbook.find_any("tarlan") is not None


def test_a_folder_that_is_not_there_is_a_fault_of_the_caller(tmp_path):
    with pytest.raises(NotADirectoryError):
        load_cached(tmp_path / "nothing")
