"""Answers kept for the handbook that was asked last."""

from __future__ import annotations

import gc
from weakref import ref

from macros.loading.handbook import Handbook, link_handbook
from macros.views.remembered import remembered


def test_one_handbook_is_asked_once_and_another_anew() -> None:
    asked: list[Handbook] = []

    @remembered
    def answer(handbook: Handbook) -> int:
        asked.append(handbook)
        return len(asked)

    one, other = link_handbook([]), link_handbook([])
    assert [answer(h) for h in (one, one, other, one)] == [1, 1, 2, 3]


def test_a_handbook_that_nobody_else_holds_is_let_go() -> None:
    @remembered
    def answer(_handbook: Handbook) -> int:
        return 1

    handbook = link_handbook([])
    watched = ref(handbook)
    answer(handbook)
    del handbook
    gc.collect()
    assert watched() is None
