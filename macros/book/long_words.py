"""Words without an end: places where a line may break are put into them."""

from __future__ import annotations

import re
from typing import Any

# The longest word of the records has 30 letters; hyphenation by language covers those.
_LETTERS_MAX = 36
_PIECE = 8
_LONG = re.compile(rf"[^\W_]{{{_LETTERS_MAX + 1},}}")
_SOFT_HYPHEN = "\u00ad"
# What holds addresses and drawings, not words.
_NO_WORDS = frozenset(
    {"u", "url", "link", "archive", "wide", "narrow", "site", "checksum", "commit"}
)


def break_long_words(node: Any) -> Any:
    """Give a manuscript with soft hyphens in every word that fits no column.

    Labels and keys, which hold a slash and no space, stay as they are.
    """
    if isinstance(node, str):
        is_label = "/" in node and " " not in node
        return node if is_label else _LONG.sub(_break_word, node)
    if isinstance(node, dict):
        return {k: v if k in _NO_WORDS else break_long_words(v) for k, v in node.items()}
    if isinstance(node, list | tuple):
        return [break_long_words(child) for child in node]
    return node


def _break_word(found: re.Match[str]) -> str:
    word = found[0]
    return _SOFT_HYPHEN.join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))
