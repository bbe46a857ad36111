"""What a reader, a browser and a machine find in a built site, and where two sites differ in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import lxml.etree
import yaml

from tests.html_tree import Html, read_html

# Links to what is drawn or run are told apart from links that lead somewhere.
_LOADED = frozenset({"stylesheet", "preload", "icon", "alternate icon", "apple-touch-icon"})
_COMPARED_APART = frozenset({"action", "href", "id", "src"})
Parts = dict[str, list[str]]
_LIST = Path(__file__).with_name("differences.yaml")


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a page, or a file, that differs between two sites.

    `items` is what only one of them has, `- ` before what the first has, `+ ` before the second's.
    """

    path: str
    part: str
    items: tuple[str, ...]

    def __str__(self) -> str:
        """Tell it in one line, cut where it is long."""
        return f"{self.path}: {self.part}: {'; '.join(self.items):.400}"


@dataclass(frozen=True, slots=True)
class KnownDifference:
    """A difference that an engine is known to make, and why.

    `path`, `part` and `item` are patterns; each item of the difference must fit the last.
    """

    part: str
    reason: str
    path: str = ".*"
    item: str = "(?s:.*)"

    def covers(self, difference: Difference) -> bool:
        """Tell whether it is the one."""
        return bool(
            re.fullmatch(self.part, difference.part)
            and re.fullmatch(self.path, difference.path)
            and all(re.fullmatch(self.item, item) for item in difference.items)
        )


@cache
def list_known(engine: str) -> tuple[KnownDifference, ...]:
    """Give the differences that an engine is known to make."""
    listed = yaml.safe_load(_LIST.read_text(encoding="utf-8"))[engine]
    return tuple(KnownDifference(**entry) for entry in listed)


def compare_sites(first: Path, second: Path, url: str) -> Iterator[Difference]:
    """Compare two built sites, page by page and file by file.

    Args:
        first: the folder of one.
        second: the folder of the other.
        url: the address that both are built for; links are compared as whole addresses.
    """
    files, others = _list_files(first), _list_files(second)
    for path in sorted(files | others):
        if path not in others:
            yield Difference(path, "file", ("- file",))
        elif path not in files:
            yield Difference(path, "file", ("+ file",))
        elif path.endswith(".html"):
            yield from _compare_pages(
                path, read_parts(first, path, url), read_parts(second, path, url)
            )
        elif (first / path).read_bytes() != (second / path).read_bytes():
            yield Difference(path, *_compare_files(path, first / path, second / path))


def _list_files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _compare_files(path: str, *files: Path) -> tuple[str, tuple[str, ...]]:
    """Say what differs in files that hold other bytes; of a map of the site, what it lists."""
    if path == "sitemap.xml":
        listed = [sorted(_read_entries(file)) for file in files]
        if listed[0] == listed[1]:
            return "order", ()
    return "content", tuple(
        f"{sign} {f.stat().st_size}" for sign, f in zip("-+", files, strict=True)
    )


def _read_entries(file: Path) -> Iterator[tuple[str, ...]]:
    for entry in lxml.etree.parse(file).getroot():
        yield tuple(str(value.text) for value in entry)


def _compare_pages(path: str, first: Parts, second: Parts) -> Iterator[Difference]:
    for part in sorted(first.keys() | second.keys()):
        old, new = first.get(part, []), second.get(part, [])
        if old != new:
            gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
            items = [f"- {item}" for item in gone] + [f"+ {item}" for item in come]
            yield Difference(path, part, tuple(items or ["the order"]))


def read_parts(site: Path, path: str, url: str) -> Parts:
    """Give everything in a page that could differ, by names; addresses whole."""
    page = read_html(site / path)
    here = urljoin(url, path.removesuffix("index.html"))
    article = page.one(".//article")
    headings = article.find(".//*[self::h1 or self::h2 or self::h3 or self::h4]")
    parts = {
        "title": [page.one("./head/title").text],
        "text": article.text.split(),
        "headings": [f"{h.tag} {h.get('id')} {h.text}" for h in headings],
        "elements": [_name(element) for element in article.find(".//*")],
        "anchors": [str(anchor) for anchor in article.attributes(".//*[@id]", "id")],
        "links": _read_links(article, here),
        "forms": _resolve(article.attributes(".//form[@action]", "action"), here),
        "pictures": _resolve(article.attributes(".//img", "src"), here),
        "scripts": _resolve(page.attributes(".//script[@src]", "src"), here),
        **_read_head(page, here),
    }
    for part in (article, *page.find(".//script")):
        part.element.drop_tree()
    parts["frame"] = page.one("./body").text.split()
    parts["frame links"] = _read_links(page.one("./body"), here)
    return parts


def _name(element: Html) -> str:
    """Give the tag of an element with its attributes but anchors and addresses."""
    given = {str(name): str(value) for name, value in element.element.attrib.items()}
    named = [f'{name}="{given[name]}"' for name in sorted(given) if name not in _COMPARED_APART]
    return " ".join([element.tag, *named])


def _resolve(addresses: Iterable[str | None], here: str) -> list[str]:
    return [urljoin(here, address or "") for address in addresses]


def _read_links(element: Html, here: str) -> list[str]:
    links = element.find(".//a[@href]")
    return [f"{a.text}: {urljoin(here, a.get('href') or '')}" for a in links]


def _read_head(page: Html, here: str) -> Parts:
    """Give what the head says: metadata by name, links by kind, inline scripts, linked data."""
    found: Parts = {}
    for meta in page.find("./head/meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv")
        found.setdefault(f"meta {name}", []).append(str(meta.get("content")))
    for link in page.find("./head/link"):
        kind = "loaded" if link.get("rel") in _LOADED else f"link {link.get('rel')}"
        found.setdefault(kind, []).append(urljoin(here, link.get("href") or ""))
    for script in page.find(".//script[not(@src)]"):
        found.setdefault(script.get("type") or "inline scripts", []).append(script.whole_text)
    return found


def split_known(
    differences: Iterable[Difference], known: Iterable[KnownDifference]
) -> tuple[list[Difference], list[KnownDifference]]:
    """Give the differences that nobody knows of, and the known ones that do not occur."""
    listed = list(known)
    occurring: set[KnownDifference] = set()
    unknown = []
    for difference in differences:
        covering = [entry for entry in listed if entry.covers(difference)]
        occurring.update(covering)
        if not covering:
            unknown.append(difference)
    return unknown, [entry for entry in listed if entry not in occurring]
