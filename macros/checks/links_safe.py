"""Links inside free text lead to web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.finding import Finder
from macros.values.links import find_url_fault
from macros.values.text import is_prose
from macros.values.wording import quoted

# A Markdown link, as far as text in records may hold one.
# Source: https://spec.commonmark.org/0.31.2/#inline-link
LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<url>(?:[^()\s]|\([^()\s]*\))*)\)")


def check_links_safe(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every link in free text whose address is not an http or https address."""
    for record in handbook.list_all():
        for path, text, _sort in _PROSE.find(record):
            for link in LINK.finditer(text):
                fault = _find_fault(link["url"])
                if fault is not None:
                    message = f"The address {quoted(link['url'])} of a link {fault}"
                    yield Finding(record, path, message)


def _find_fault(url: str) -> str | None:
    fault = find_url_fault(url)
    if fault is not None:
        return f"{fault}. Write an address that begins with https://."
    if "(" in url:
        return 'holds round brackets. Write "%28" and "%29" for them.'
    return None


def _find_prose(_plain: Any, metadata: tuple[Any, ...]) -> bool | None:
    return is_prose(None, metadata) or None


# In prose, links are read as links; in names they are plain text.
_PROSE = Finder(_find_prose)


RULE = Rule(
    name="links-safe",
    meaning=(
        "A link in free text, written `[words](https://…)`, leads to an address that begins "
        "with http:// or https:// and holds no round brackets."
    ),
    example=Example(
        "exercises/tarlan-2025.yaml",
        "[by the agency](https://example.org/opening)",
        "[by the agency](www.example.org/opening)",
    ),
    check=check_links_safe,
)
