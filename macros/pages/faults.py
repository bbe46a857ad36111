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
