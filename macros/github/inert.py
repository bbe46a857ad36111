"""Show foreign text in GitHub's Markdown so that it does nothing."""

from __future__ import annotations

import re

from macros.problems import as_printable

CHARACTERS_MAX = 400
_BACKTICKS = re.compile("`+")


def as_code(text: str, characters_max: int = CHARACTERS_MAX) -> str:
    """Give a text as a code span in one line: no link, mention, picture or HTML comes of it.

    Signs that break or hide text are replaced, and what is too long is cut.

    Source: CommonMark 0.31.2, 6.1 (code spans); GitHub links no mentions, issue numbers or
    addresses inside code.
    """
    plain = as_printable(" ".join(text.split()))
    if len(plain) > characters_max:
        plain = f"{plain[: characters_max - 1]}…"
    if not plain:
        return "(empty)"
    fence = "`" * (max(map(len, _BACKTICKS.findall(plain)), default=0) + 1)
    edge = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{edge}{plain}{edge}{fence}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: `1 problem`, `2 problems`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
