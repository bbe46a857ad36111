"""Answers that many pages ask for: worked out once for the handbook that was asked last."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ReferenceType, ref

from macros.loading.handbook import Handbook

AnswerT = TypeVar("AnswerT")


def remembered(answer: Callable[[Handbook], AnswerT]) -> Callable[[Handbook], AnswerT]:
    """Keep the answer for one handbook, which cannot change; another one is asked anew.

    The handbook itself is not kept alive.
    """
    kept: list[tuple[ReferenceType[Handbook], AnswerT]] = []

    @wraps(answer)
    def ask(handbook: Handbook) -> AnswerT:
        if not (kept and kept[0][0]() is handbook):
            kept[:] = [(ref(handbook), answer(handbook))]
        return kept[0][1]

    return ask
