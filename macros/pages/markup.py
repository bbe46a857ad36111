"""Text from data made safe for pages: it comes out as itself, whatever it holds."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markupsafe import Markup
from markupsafe import escape as escape_html

from macros.pages.outside_links import OUTSIDE_REL
from macros.values.links import find_url_fault

# Every character that Markdown, its extensions, HTML or Jinja could read as an order becomes a
# character reference. References mean the same in Markdown text, in headings and inside HTML,
# so one escape fits all places of a page.
_SPECIAL = "&<>\"'\\`*_{}[]#+|~^=!$@"
_REFERENCES = {ord(c): f"&#{ord(c)};" for c in _SPECIAL} | {ord("&"): "&amp;"}
_REFERENCES |= {ord("<"): "&lt;", ord(">"): "&gt;"}
# Line and paragraph ends of all kinds would end an HTML block or begin a Markdown one.
_REFERENCES |= {ord(c): " " for c in "\r\n\t\v\f\u0085\u2028\u2029"}
# At the beginning of a line, these would begin a list.
_LIST_MARK = re.compile(r"(?P<before>\s*(?:\d+)?)(?P<mark>(?<!\d)-|(?<=\d)[.)])")

# Inline Markdown that prose may hold: strong, emphasis, links. Nothing else is interpreted.
_INLINE = re.compile(
    r"\[(?P<words>[^\[\]]+)\]\((?P<url>https?://[^()\s]+)\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|(?<![\w*])\*(?P<star>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<line>[^_\s](?:[^_]*[^_\s])?)_(?!\w)"
)
_CLEANER = nh3.Cleaner(
    tags={"a", "em", "strong"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    link_rel=OUTSIDE_REL,
)


def escape(text: object) -> Markup:
    """Give a text so that it comes out as itself, in Markdown as in HTML."""
    return _escape(str(text))


# The same names and words stand on many pages.
@lru_cache(maxsize=16_384)
def _escape(text: str) -> Markup:
    escaped = _protect_list_mark(text.translate(_REFERENCES))
    return Markup(escaped)  # noqa: S704 every special sign is replaced


def fill(pattern: str, *values: object) -> Markup:
    """Put values into HTML of ours, one for each `%s`; what is no markup is escaped as HTML.

    `Markup.format` does the same and takes ten times as long.
    """
    safe = (v if isinstance(v, Markup) else escape_html(v) for v in values)
    return Markup(pattern % tuple(safe))  # noqa: S704 every value is escaped


def _protect_list_mark(text: str) -> str:
    mark = _LIST_MARK.match(text)
    if mark is None:
        return text
    return f"{mark['before']}&#{ord(mark['mark'])};{text[mark.end() :]}"


def finalize(value: object) -> object:
    """Escape what a template prints, unless it is markup already.

    Raises:
        TypeError: for None: a template must ask first whether a value is there.
    """
    if value is None:
        raise TypeError("A template prints a value that is not there (None).")
    return value if isinstance(value, Markup) else escape(value)


@lru_cache(maxsize=4096)
def render_prose(text: str) -> Markup:
    """Render a passage in which `*emphasis*` and `[links](https://…)` may stand.

    The result is cleaned with nh3: only em, strong and a remain, links lead to http or https.
    """
    pieces = []
    end = 0
    for match in _INLINE.finditer(text):
        pieces.append(_escape_html(text[end : match.start()]))
        pieces.append(_render_inline(match))
        end = match.end()
    pieces.append(_escape_html(text[end:]))
    cleaned = _CLEANER.clean("".join(pieces))
    return Markup(_protect_from_markdown(cleaned))  # noqa: S704 nh3 cleaned it


def plain_prose(text: str) -> str:
    """Give a passage without its marks of emphasis and links, on one line."""
    words = _INLINE.sub(lambda m: m["words"] or m["strong"] or m["star"] or m["line"], text)
    return " ".join(words.split())


def _render_inline(match: re.Match[str]) -> str:
    if match["url"]:
        words = _escape_html(match["words"])
        if find_url_fault(match["url"]) is not None:
            return words
        return f'<a href="{_escape_html(match["url"])}">{words}</a>'
    if match["strong"]:
        return f"<strong>{_escape_html(match['strong'])}</strong>"
    return f"<em>{_escape_html(match['star'] or match['line'])}</em>"


def _escape_html(text: str) -> str:
    for sign, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, reference)
    return text


# The same signs as above; `&`, `<` and `>` are references or tags by now.
_SIGNS_OF_MARKDOWN = {k: v for k, v in _REFERENCES.items() if chr(k) not in "&<>\"'"}
_TAG = re.compile(r"(<[^<>]*>)")
_VALUE = re.compile(r'"[^"]*"')


def _protect_from_markdown(html: str) -> str:
    """Replace signs of Markdown by references, in text and in the values of attributes."""
    return "".join(
        _VALUE.sub(lambda value: value[0].translate(_SIGNS_OF_MARKDOWN), part)
        if part.startswith("<")
        else part.translate(_SIGNS_OF_MARKDOWN)
        for part in _TAG.split(html)
    )


def render_code_words(text: str) -> Markup:
    """Render a sentence of ours in which `words` between backticks are code."""
    pieces = text.split("`")
    return Markup("").join(
        fill("<code>%s</code>", escape(piece)) if position % 2 else escape(piece)
        for position, piece in enumerate(pieces)
    )
