"""Which picture a page of the site is shared with: one for each kind of page and each country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts.preview_card import HEIGHT, WIDTH, PreviewCard
from macros.loading.handbook import Handbook
from macros.records.base import Record
from macros.records.country import Country

FOLDER = "assets/previews"


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture: its address from the root of the site, its words, its size in pixels."""

    url: str
    card: PreviewCard
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def alt(self) -> str:
        """The text alternative: what stands on the card."""
        return " – ".join(filter(None, (self.card.kicker, self.card.title, self.card.note)))


# What the card of a kind of record says: kicker and title.
_OF_RECORDS = {
    "exercises": ("Exercise", "Who trained, when and where"),
    "series": ("Series", "One exercise, edition by edition"),
    "events": ("Event", "What was agreed, and by whom"),
    "organizations": ("Organization", "Who makes, buys and decides"),
    "programmes": ("Programme", "Who builds what with whom"),
    "places": ("Place", "What was held here"),
    "statements": ("Statement", "Who said so, and where"),
    "sources": ("Source", "What rests on this publisher"),
}
# The same for pages of other kinds, by the beginning of their source path; the first one holds.
_OF_PAGES = (
    ("guide/", "guide", "Guide", "Security cooperation of the Turkic states, explained"),
    ("compare", "compare", "Compare", "Countries side by side"),
    ("countries/", "countries", "Countries", "Members and observers, profile by profile"),
    ("exercises/", "register", "Exercises", "Who trained with whom, when and where"),
    ("places", "map", "Places", "Where exercises were held"),
    ("map", "map", "Places", "Where exercises were held"),
    ("charts", "charts", "Charts", "Who trains with whom, and how often"),
    ("chronology", "chronology", "Chronology", "Everything dated, in one line of time"),
    ("events", "chronology", "Chronology", "Everything dated, in one line of time"),
    ("industry/", "industry", "Industry", "Who builds what with whom"),
    ("disputes", "disputes", "Disputed facts", "Where sources disagree"),
    ("statements", "disputes", "Disputed facts", "Where sources disagree"),
    ("sources/", "publishers", "Sources", "Every publisher and document cited"),
    ("glossary", "glossary", "Glossary", "The terms, and where they are defined"),
    ("data", "data", "Data", "Every record, free to download"),
    ("formats", "data", "Data", "Every record, free to download"),
    ("tables", "data", "Data", "Every record, free to download"),
    ("codebook", "data", "Data", "Every record, free to download"),
    ("", "about", "About", "How the handbook is made"),
)
_HOME_NOTE = "Who trained with whom, when, where, and who says so."


def find_preview(source_path: str, record: Record | None, site: str) -> Preview:
    """Give the picture of a page.

    Args:
        source_path: the path of its Markdown, such as `guide/index.md`.
        record: the record that it shows, if it shows one.
        site: the name of the site.
    """
    if isinstance(record, Country):
        native = " · ".join(name for name in record.names.values() if name != record.name)
        return _make(f"country-{record.id}", "Country", record.name, native, site)
    if record is not None and record.folder in _OF_RECORDS:
        kicker, title = _OF_RECORDS[record.folder]
        return _make(f"record-{record.folder}", kicker, title, "", site)
    if source_path == "index.md":
        return _make("home", "Open reference", site, _HOME_NOTE, site)
    name, kicker, title = next(
        (name, kicker, title)
        for start, name, kicker, title in _OF_PAGES
        if source_path.removeprefix("lists/").startswith(start)
    )
    return _make(f"page-{name}", kicker, title, "", site)


def list_previews(handbook: Handbook, site: str) -> Iterator[Preview]:
    """Give every picture once: each that `find_preview` may give for a page."""
    found = [find_preview("index.md", None, site)]
    found += [find_preview(start, None, site) for start, *_ in _OF_PAGES]
    found += [find_preview("", country, site) for country in handbook.list_records(Country)]
    for folder in _OF_RECORDS:
        found += [find_preview("", record, site) for record in handbook.by_folder[folder].values()]
    yield from dict.fromkeys(found)


def _make(name: str, kicker: str, title: str, note: str, site: str) -> Preview:
    return Preview(f"{FOLDER}/{name}.png", PreviewCard(kicker, title, note, site))
