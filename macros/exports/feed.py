"""A feed and its entries, written as Atom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from macros.exports.identity import CONTRIBUTORS, HANDBOOK, LANGUAGE, LICENCE_URL

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry: text is plain text; days and moments are those of commits."""

    tag: str
    title: str
    text: str
    link: str
    updated: date | None
    published: date | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `moment` stands for the day of entries that were never committed."""

    tag: str
    title: str
    subtitle: str
    own_address: str
    page_address: str
    version: str
    moment: datetime
    entries: tuple[FeedEntry, ...]


def render_atom(feed: Feed) -> bytes:
    """Give a feed as an Atom document.

    Source: RFC 4287, 4.1.1 (feed), 4.1.2 (entry).
    """
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": LANGUAGE})
    latest = max((_moment(feed, entry.updated) for entry in feed.entries), default=feed.moment)
    _add_text(root, "id", feed.tag)
    _add_text(root, "title", feed.title)
    _add_text(root, "subtitle", feed.subtitle)
    _add_text(root, "updated", _stamp(latest))
    SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": feed.own_address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page_address})
    SubElement(root, "link", {"rel": "license", "href": LICENCE_URL})  # RFC 4946
    _add_text(SubElement(root, "author"), "name", CONTRIBUTORS)
    _add_text(root, "generator", HANDBOOK).set("version", feed.version)
    for entry in feed.entries:
        _add_entry(root, feed, entry)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add_entry(root: Element, feed: Feed, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _add_text(element, "id", entry.tag)
    _add_text(element, "title", entry.title)
    _add_text(element, "updated", _stamp(_moment(feed, entry.updated)))
    if entry.published:
        _add_text(element, "published", _stamp(_moment(feed, entry.published)))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    for category in entry.categories:
        SubElement(element, "category", {"term": category})
    _add_text(element, "summary", entry.text)


def _add_text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _moment(feed: Feed, day: date | None) -> datetime:
    """Give the moment for a day: Atom knows no days, so that it is the day's beginning in UTC."""
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), UTC) if day else feed.moment


def _stamp(moment: datetime) -> str:
    """Write a moment as RFC 3339 has it, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
