"""The prose of a rendered page, section by section, for the search."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = frozenset({"h1", "h2", "h3"})
# Lists of records are found by the records themselves; pictures hold no prose.
_LEFT_OUT = frozenset({"table", "svg", "details", "script", "style", "nav", "pre", "form"})
_CLASSES_LEFT_OUT = frozenset({"headerlink", "timeline", "notes", "note-ref", "register", "hero"})
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "time"}
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading and the prose under it; `anchor` is empty for the beginning of the page."""

    title: str
    anchor: str
    text: str


@dataclass(slots=True)
class _Draft:
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def list_page_sections(html: str) -> tuple[PageSection, ...]:
    """Give the sections of a page that begin with a heading of the first three levels.

    Args:
        html: the body of the page, as Markdown became it.

    Returns:
        The sections in their order. The title of the first is empty where the page begins
        without a heading.
    """
    reader = _SectionReader()
    reader.feed(html)
    reader.close()
    return tuple(
        PageSection(_join(draft.title), draft.anchor, _join(draft.text))
        for draft in reader.drafts
        if draft.title or draft.text
    )


def _join(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _SectionReader(HTMLParser):
    """Collects titles and texts; what stands in `left_out` elements is passed over."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts = [_Draft("")]
        self._is_in_heading = False
        # The element that is passed over, and how many of its name are open inside it.
        self._passed_over = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading, and pass over what holds no prose."""
        if self._passed_over:
            self._depth += tag == self._passed_over
            return
        attributes = dict(attrs)
        classes = set((attributes.get("class") or "").split())
        is_left_out = tag in _LEFT_OUT or "data-search-exclude" in attributes
        if tag not in _VOID and (is_left_out or classes & _CLASSES_LEFT_OUT):
            self._passed_over, self._depth = tag, 1
        elif tag in _HEADINGS:
            self._is_in_heading = True
            if tag != "h1":
                self.drafts.append(_Draft(attributes.get("id") or ""))
        elif tag not in _INLINE:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what is passed over, or a heading."""
        if self._passed_over:
            self._depth -= tag == self._passed_over
            if not self._depth:
                self._passed_over = ""
        elif tag in _HEADINGS:
            self._is_in_heading = False

    def handle_data(self, data: str) -> None:
        """Take text into the title or the prose of the section."""
        if not self._passed_over:
            self._add(data)

    def _add(self, data: str) -> None:
        draft = self.drafts[-1]
        (draft.title if self._is_in_heading else draft.text).append(data)
