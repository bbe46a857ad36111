"""Typographic quotation marks and apostrophes for the straight ones that records hold."""

from __future__ import annotations

import re
from typing import Any

_STRAIGHT = re.compile(r"[\"']")
_CURLED = {('"', True): "“", ('"', False): "”", ("'", True): "‘", ("'", False): "’"}
# A mark opens at the beginning, after a space and after these.
_BEFORE_OPENING = "([{–—/“‘"
# Titles of documents in these languages have the same marks; in others they stay as they are.
_SAME_MARKS = frozenset({"en", "tr", "az"})
# What is no English text: keys, addresses and drawings.
_NO_TEXT = frozenset({
    "label", "id", "l", "u", "to", "url", "link", "archive", "wide", "narrow", "site", "checksum",
    "commit", "t", "b", "at",
})  # fmt: skip
# Runs that keep their letters: names in other languages, and what is quoted letter by letter.
_KEPT = frozenset({"lang", "code", "cite"})


def curl_quotes(node: Any) -> Any:
    """Give a manuscript with curled quotation marks in every English text."""
    return _curl(node, "")[0]


def _curl(node: Any, before: str) -> tuple[Any, str]:
    """Give what was curled, and the last letter in it; `before` is the letter that it follows."""
    if isinstance(node, str):
        return _curl_text(node, before), node[-1:] or before
    if isinstance(node, list | tuple):
        return _curl_list(node, before)
    if not isinstance(node, dict):
        return node, before
    if node.get("t") in _KEPT:
        return node, before if node["t"] == "cite" else "x"
    kept = _NO_TEXT if node.get("language", "en") in _SAME_MARKS else _NO_TEXT | {"title"}
    after = before if "t" in node else ""
    made = {}
    for key, value in node.items():
        if key in kept:
            made[key] = value
        elif key == "c" and "t" in node:
            made[key], after = _curl(value, before)
        else:
            made[key], _ = _curl(value, "")
    return made, after


def _curl_list(items: list[Any] | tuple[Any, ...], before: str) -> tuple[list[Any], str]:
    """Curl a list; one of texts and runs is a sentence, in which each goes on from the last."""
    made = []
    is_sentence = any(isinstance(item, dict) and "t" in item for item in items)
    for item in items:
        curled, after = _curl(item, before if is_sentence else "")
        made.append(curled)
        before = after
    return made, before


def _curl_text(text: str, before: str) -> str:
    def curl(found: re.Match[str]) -> str:
        last = text[found.start() - 1] if found.start() else before
        # The last: a quotation mark that begins within another one.
        opens = (
            not last
            or last.isspace()
            or last in _BEFORE_OPENING
            or (found.start() == 1 and last in "\"'")
        )
        return _CURLED[found[0], opens]

    return _STRAIGHT.sub(curl, text) if '"' in text or "'" in text else text
