"""The head of a page's Markdown: names and values between two lines of three dashes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

_HEAD = re.compile(r"---[ \t]*\n(?P<head>.*?)^---[ \t]*\n+", re.DOTALL | re.MULTILINE)
# What JSON takes as it stands, and YAML reads as a line break or not at all.
_UNREADABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_front_matter(meta: Mapping[str, object]) -> str:
    """Give the head with its dashes; the names sorted, each value on its line.

    The values are JSON, which is read alike by whatever version of YAML a site generator knows.
    """
    lines = [f"{name}: {_write(meta[name])}\n" for name in sorted(meta)]
    return f"---\n{''.join(lines)}---\n\n"


def _write(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _UNREADABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Give what the head of a page says, and the text after it.

    Raises:
        yaml.YAMLError: when the head is no YAML.
    """
    match = _HEAD.match(text)
    if match is None:
        return {}, text
    return yaml.safe_load(match["head"]) or {}, text[match.end() :]
