"""What a page of the site carries for machines and for those who cite it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.exports import as_bibtex, as_ris
from macros.exports.as_atom import CHANGES, DISPUTES, NEWEST, country_feed
from macros.exports.as_bibliography import SUFFIXES
from macros.exports.as_jsonld import linked_data_file, render_dataset_script, render_page_script
from macros.exports.bibliography import make_page_entry
from macros.exports.export_file import DATA_FOLDER, ExportInput
from macros.exports.identity import HANDBOOK, record_path
from macros.records.base import Record
from macros.records.country import Country
from macros.records.tombstone import Tombstone
from macros.values.dates import parse_date

# The pages about the handbook as a set of data.
DATASET_PAGES = frozenset({"index.md", "data.md"})
_FEEDS = (("Newest records", NEWEST), ("Changed records", CHANGES), ("Disputed facts", DISPUTES))
_FORMATS = dict(zip(("BibTeX", "RIS", "CSL-JSON"), SUFFIXES, strict=True))


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside a page; `url` is relative to the root of the site."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts that the theme puts into a page.

    `script` is JSON-LD, safe inside a script element; `linked_data` its fuller file. `text`,
    `bibtex` and `ris` cite the page; `bibliographies` are files that list its sources as well.
    """

    text: str
    bibtex: str
    ris: str
    feeds: tuple[Link, ...]
    bibliographies: tuple[Link, ...] = ()
    linked_data: str | None = None
    script: str | None = None


def make_page_parts(
    export_input: ExportInput,
    *,
    source_path: str,
    title: str,
    url: str,
    last_change: date | None,
    record: Record | None,
) -> PageParts:
    """Make the parts of a page.

    Args:
        export_input: what the published data are made from.
        source_path: the path of the page's Markdown, such as `guide/index.md`.
        title: its title, as plain text; the home page has the name of the handbook.
        url: its permanent address.
        last_change: the day on which its file was last changed, if known.
        record: the record that it shows, if it shows one.
    """
    if isinstance(record, Tombstone):
        record = None  # the page says where the record went; nothing is left to describe
    title = HANDBOOK if source_path == "index.md" else title
    entry = make_page_entry(
        key=_make_key(source_path),
        title=title,
        url=url,
        version=export_input.version,
        last_change=last_change,
    )
    feeds = [Link(name, _site_path(path)) for name, path in _FEEDS]
    if isinstance(record, Country):
        feeds.append(Link(record.name, _site_path(country_feed(record))))
    script = None
    if record is not None:
        script = render_page_script(export_input, record)
    elif source_path in DATASET_PAGES:
        script = render_dataset_script(export_input)
    return PageParts(
        text=_word_citation(title, url, export_input.version, last_change),
        bibtex=as_bibtex.render_bibtex([entry]).strip(),
        ris=as_ris.render_ris([entry]).replace("\r\n", "\n").strip(),
        feeds=tuple(feeds),
        bibliographies=_list_bibliographies(record),
        linked_data=_site_path(linked_data_file(record)) if record else None,
        script=script,
    )


def _make_key(source_path: str) -> str:
    """Give the key of a page in bibliographies: `handbook-guide-ots-in-brief`."""
    steps = source_path.removesuffix(".md").split("/")
    return "-".join(["handbook", *(step for step in steps if step != "index")])


def _word_citation(title: str, url: str, version: str, last_change: date | None) -> str:
    """Cite a page in one sentence."""
    work = f"“{title}”, {HANDBOOK}" if title != HANDBOOK else HANDBOOK
    changed = f", last changed {_word_day(last_change)}" if last_change else ""
    return f"{work}, version {version}{changed}, {url}"


def _word_day(day: date) -> str:
    return parse_date(day.isoformat()).display()


def _list_bibliographies(record: Record | None) -> tuple[Link, ...]:
    if record is None:
        return ()
    return tuple(
        Link(name, _site_path(f"{record_path(record)}{suffix}"))
        for name, suffix in _FORMATS.items()
    )


def _site_path(path: str) -> str:
    return f"{DATA_FOLDER}/{path}"
