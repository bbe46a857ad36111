"""Whether the book's fonts have every letter of the manuscript."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from macros.book.faults import BookFault
from macros.book.setting import FONT_FOLDER

# Set without a picture of their own: line ends and joiners.
_WITHOUT_GLYPH = frozenset(map(ord, "\n\t\u200b\u200c\u200d\u2060"))


@cache
def list_letters() -> frozenset[int]:
    """Give the code points that at least one of the book's fonts has."""
    found: set[int] = set()
    for path in sorted(FONT_FOLDER.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found) | _WITHOUT_GLYPH


def require_letters(manuscript: Any) -> None:
    """Check every text of the manuscript.

    Raises:
        BookFault: with each letter that no font has, its name and the entries it stands in.
    """
    known = list_letters()
    missing: dict[str, dict[str, None]] = {}
    for place, text in _list_texts(manuscript, "the book"):
        if text.isascii():
            continue
        for letter in text:
            if ord(letter) not in known:
                missing.setdefault(letter, {})[place] = None
    if missing:
        lines = [
            f"The book's fonts lack {letter!r} (U+{ord(letter):04X}, "
            f"{unicodedata.name(letter, 'no name')}), in {', '.join(list(places)[:5])}."
            for letter, places in sorted(missing.items())
        ]
        remedy = "Write the name with other letters, or add a font in macros/book/fonts/."
        raise BookFault("\n".join([*lines, remedy]))


def _list_texts(node: Any, place: str) -> Iterator[tuple[str, str]]:
    """Give every text with the label of the entry that it stands in."""
    if isinstance(node, str):
        yield place, node
    elif isinstance(node, dict):
        inner = node.get("label") or place
        for value in node.values():
            yield from _list_texts(value, inner)
    elif isinstance(node, list):
        for value in node:
            yield from _list_texts(value, place)
