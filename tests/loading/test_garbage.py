"""The search for garbage is put off while records are built, and is not needed for them."""

from __future__ import annotations

import gc
import weakref

import pytest

from macros.checks import check_handbook
from macros.loading.garbage import seldom_searched
from tests.builders import TODAY, load_sound, make_sound_data


def test_the_search_is_seldom_inside_a_block_and_as_before_after_it():
    before = gc.get_threshold()
    with seldom_searched():
        assert gc.get_threshold()[0] > 100 * before[0]
        with seldom_searched():
            pass
        assert gc.get_threshold()[0] > 100 * before[0]
    assert gc.get_threshold() == before


def test_after_a_fault_it_is_as_before_as_well():
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_searched():
        _ = 1 / 0
    assert gc.get_threshold() == before


def test_a_handbook_that_was_checked_is_freed_without_a_search(tmp_path):
    handbook = load_sound(tmp_path, make_sound_data())
    check_handbook(handbook, TODAY)
    left = [weakref.ref(part) for part in (handbook, *handbook.list_all())]
    gc.disable()
    try:
        del handbook
        assert [ref() for ref in left] == [None] * len(left)
    finally:
        gc.enable()
