"""Links inside free text lead to web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import FieldPath, Handbook
from macros.records.base import Part
from macros.values.links import find_url_fault
from macros.values.text import is_prose
from macros.values.wording import quoted

# A Markdown link, as far as text in records may hold one.
# Source: https://spec.commonmark.org/0.31.2/#inline-link
LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<url>(?:[^()\s]|\([^()\s]*\))*)\)")


def check_links_safe(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every link in free text whose address is not an http or https address."""
    for record in handbook.list_all():
        for path, text in _list_texts(record, ()):
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


def _list_texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        if "](" in value:
            yield path, value
    elif isinstance(value, Part):
        prose = _name_prose_fields(type(value))
        for name in type(value).model_fields:
            entry = getattr(value, name)
            if name in prose or not isinstance(entry, str):
                yield from _list_texts(entry, (*path, name))
    elif isinstance(value, tuple):
        for position, entry in enumerate(value):
            if not isinstance(entry, str):  # lists of texts hold names and other plain words
                yield from _list_texts(entry, (*path, position))


@cache
def _name_prose_fields(model: type[Part]) -> frozenset[str]:
    """Name the fields in which links are read as links; in names they are plain text."""
    return frozenset(
        name
        for name, info in model.model_fields.items()
        if is_prose(info.annotation, tuple(info.metadata))
    )


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
