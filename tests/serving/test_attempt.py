"""A build that fails is never taken for one that went well."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort, BuildError

from macros.serving.attempt import attempt


def _abort_after(reason: str, *, is_logged: bool) -> None:
    """Fail as MkDocs does, which logs a reason that it has told before no more."""
    if is_logged:
        logging.getLogger("mkdocs.commands.build").error(reason)
    failure = Abort("Aborted with a BuildError!")
    failure.__context__ = BuildError(reason)
    raise failure


@pytest.mark.parametrize("is_logged", [True, False])
def test_the_reason_of_a_failure_is_given_whether_it_was_logged_or_not(is_logged: bool) -> None:
    said = attempt(lambda: _abort_after("The records have problems.", is_logged=is_logged))
    assert said == ("The records have problems.",)


def test_a_failure_without_words_is_still_one() -> None:
    def fail() -> None:
        raise Abort("")

    assert attempt(fail) == ("Abort",)


def test_a_build_that_goes_well_gives_nothing() -> None:
    assert attempt(lambda: None) == ()
