"""Errors that an author of a page can make in a macro call."""

from __future__ import annotations

from collections.abc import Iterable

from macros.values.wording import quoted, suggestion


class MacroFault(ValueError):
    """A macro was called with something that it cannot use; the message says what to write."""

    def __init__(self, page: str, macro: str, message: str) -> None:
        super().__init__(f"{page}: {macro}(): {message}")


def unknown(page: str, macro: str, noun: str, given: object, known: Iterable[str]) -> MacroFault:
    """Give the error for a value outside a list, with the nearest one that is in it."""
    remedy = suggestion(str(given), known)
    return MacroFault(page, macro, f"{quoted(given)} is no {noun}. {remedy}".strip())


def gone(page: str, macro: str, given: str, successors: Iterable[str]) -> MacroFault:
    """Give the error for an id that went away, with what took its place."""
    names = " or ".join(quoted(successor) for successor in successors)
    remedy = f"Write {names} instead." if names else "Leave it out."
    message = f"{quoted(given)} is gone (data/tombstones/{given}.yaml). {remedy}"
    return MacroFault(page, macro, message)
