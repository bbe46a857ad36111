"""How a long build of the whole site is given up when another edit waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class GivenUp(BaseException):
    """A build is given up because of another edit: no error, and nothing may take it for one."""


# What tells whether an edit waits, while a build runs that may be given up.
_is_edited: list[Callable[[], bool]] = []


@contextmanager
def may_be_given_up(is_edited: Callable[[], bool]) -> Iterator[None]:
    """Let what is built inside be given up as soon as an edit waits."""
    _is_edited.append(is_edited)
    try:
        yield
    finally:
        _is_edited.pop()


def give_up_if_edited() -> None:
    """End a build that may be given up when an edit waits; called many times a second.

    Raises:
        GivenUp: in that case.
    """
    if _is_edited and _is_edited[-1]():
        raise GivenUp
