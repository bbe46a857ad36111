"""The papers that the book is set for; their measures stand in typst/measures.typ."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """A paper by the name that Typst knows it by."""

    A4 = "a4"
    A5 = "a5"
