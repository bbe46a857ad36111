"""Show values in a line: codes as they are, texts in quotation marks, mappings by their name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from macros.changes.compare import NAMING_KEYS
from macros.problems import as_printable
from macros.values.wording import SHOWN_CHARACTERS, quoted

# Texts that need no quotation marks: ids, codes, dates, numbers.
_PLAIN = re.compile(r"[\w.,:/~?%+-]{1,60}", re.ASCII)
# Of two long texts, only what differs is shown, with this many words around it.
_WORDS_AROUND = 2


def show(value: Any) -> str:
    """Show a value by its name."""
    if isinstance(value, list):
        return show_all(value)
    if isinstance(value, dict):
        shown = name_entry(value)
        place = f" ({value['at']})" if "source" in value and "at" in value else ""
        return f"{show(shown)}{as_printable(place)}"
    text = str(value)
    return text if is_code(text) else quoted(text)


def is_code(text: str) -> bool:
    """Tell whether a text is an id, a code, a date or a number."""
    return _PLAIN.fullmatch(text) is not None


def show_all(entries: Iterable[Any]) -> str:
    """Show several values by their names."""
    return ", ".join(show(entry) for entry in entries)


def show_whole(value: Any) -> str:
    """Show a value with all that is in it, where a mapping came or went as a whole."""
    if isinstance(value, dict):
        return ", ".join(f"{as_printable(key)} {show(entry)}" for key, entry in value.items())
    return show(value)


def show_step(old: Any, new: Any) -> str:
    """Show how a value became another one; of long texts, only the part that differs."""
    before, after = name_entry(old), name_entry(new)
    if isinstance(before, str) and isinstance(after, str) and before != after:
        before, after = _cut_alike(before, after)
        return f"{show(before)} -> {show(after)}"
    return f"{show_whole(old)} -> {show_whole(new)}"


def name_entry(value: Any) -> Any:
    """Give what names a mapping: the value of its first naming key; other values as they are."""
    if not isinstance(value, dict):
        return value
    key = next((k for k in NAMING_KEYS if isinstance(value.get(k), str)), None)
    return value[key] if key else next(iter(value.values()), "")


def _cut_alike(old: str, new: str) -> tuple[str, str]:
    """Cut off what two texts begin and end with alike, up to some words, if one is long."""
    if len(old) <= SHOWN_CHARACTERS and len(new) <= SHOWN_CHARACTERS:
        return old, new
    a, b = old.split(" "), new.split(" ")
    start = _count_alike(a, b)
    end = min(_count_alike(a[::-1], b[::-1]), len(a) - start, len(b) - start)
    return _cut(a, start, end), _cut(b, start, end)


def _count_alike(a: list[str], b: list[str]) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))))


def _cut(words: list[str], start: int, end: int) -> str:
    first = max(start - _WORDS_AROUND, 0)
    last = len(words) - max(end - _WORDS_AROUND, 0)
    return (
        f"{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}"
    )
