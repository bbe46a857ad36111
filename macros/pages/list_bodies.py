"""The body of each page that lists records: which rows its template is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from macros.pages.addresses import find_year_page
from macros.pages.environment import render_template
from macros.pages.ui import PageUi
from macros.records.base import SourcedRecord
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS, name_kind
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.values.parties import name_party
from macros.values.terms import VOCABULARIES, EventKind, OtsStatus, PublisherKind, StatementKind
from macros.views.coverage import measure_coverage
from macros.views.disputed import DisputeRow
from macros.views.participation import list_exercises_of, list_members
from macros.views.register_rows import list_choices, list_register_rows
from macros.views.selection import MEMBER_STANDINGS, count_years
from macros.views.timeline import TimelineRow, list_timeline

STANDINGS = {
    "Members": MEMBER_STANDINGS,
    "Observers": (OtsStatus.OBSERVER,),
    "Partners in exercises": (OtsStatus.PARTNER, OtsStatus.NONE),
}
DISPUTE_GROUPS = {
    "countries": "Countries",
    "exercises": "Exercises",
    "series": "Series",
    "events": "Events",
    "organizations": "Organizations",
    "programmes": "Programmes",
    "statements": "Statements",
}


def render_register(ui: PageUi, exercises: Iterable[Exercise], caption: str) -> str:
    """Give the register of exercises as a table with its filters."""
    rows = list_register_rows(ui.handbook, exercises)
    choices = list_choices(ui.handbook, rows)
    return render_template("register", ui=ui, rows=rows, choices=choices, caption=caption)


def render_chronology(ui: PageUi, rows: Iterable[TimelineRow]) -> str:
    """Give the chronology, year by year."""
    return render_template("chronology", ui=ui, rows=tuple(rows))


def render_latest(ui: PageUi, number: int) -> str:
    """Give the newest dated records that are not in the future, the newest first."""
    past = list_timeline(ui.handbook, lambda row: _is_past(ui, row))
    return render_template("latest", ui=ui, rows=past[::-1][:number])


def _is_past(ui: PageUi, row: TimelineRow) -> bool:
    return row.status in {None, "held"} and row.date.sort_key[0] <= ui.today


def render_disputes(ui: PageUi, rows: Iterable[DisputeRow]) -> str:
    """Give disputes under a heading for each kind of record."""
    groups: dict[str, list[DisputeRow]] = {}
    for row in rows:
        groups.setdefault(DISPUTE_GROUPS[row.record.folder], []).append(row)
    return render_template("disputes", ui=ui, groups=groups)


def render_countries(ui: PageUi) -> str:
    """Give the countries as cards: members, observers, partners."""
    groups = {
        title: [
            (country, len(list_exercises_of(ui.handbook, country.party)))
            for country in list_members(ui.handbook, *standings)
        ]
        for title, standings in STANDINGS.items()
    }
    return render_template("countries", ui=ui, groups=groups)


def render_events(ui: PageUi, kind: EventKind | None) -> str:
    """Give events under a heading for each kind, oldest first."""
    groups: dict[EventKind, list[Event]] = {}
    for event_kind in EventKind if kind is None else (kind,):
        rows = [e for e in ui.handbook.list_records(Event) if e.kind is event_kind]
        if rows:
            groups[event_kind] = sorted(rows, key=lambda e: (_sort_key(e), e.name))
    return render_template("events", ui=ui, groups=groups)


def _sort_key(event: Event) -> tuple[bool, object]:
    return (event.date is None, event.date.sort_key if event.date else ())


def render_organizations(ui: PageUi) -> str:
    """Give organizations country by country, international bodies last."""
    groups: defaultdict[str, list[Organization]] = defaultdict(list)
    for organization in sorted(ui.handbook.list_records(Organization), key=lambda o: o.name):
        country = organization.country
        groups[name_party(country) if country else "International bodies"].append(organization)
    ordered = sorted(groups, key=lambda title: (title == "International bodies", title))
    return render_template("organizations", ui=ui, groups={t: groups[t] for t in ordered})


def render_programmes(ui: PageUi) -> str:
    """Give all programmes by name."""
    rows = sorted(ui.handbook.list_records(Programme), key=lambda p: p.name)
    return render_template("programmes", ui=ui, rows=rows, caption="Programmes, by name")


def render_series_list(ui: PageUi) -> str:
    """Give all series by name, with the number of editions recorded."""
    rows = [
        (series, len(ui.handbook.find_backlinks(series.id, Exercise, "series")))
        for series in sorted(ui.handbook.list_records(Series), key=lambda s: s.name)
    ]
    return render_template("series_list", ui=ui, rows=rows)


def render_places(ui: PageUi) -> str:
    """Give the gazetteer, country by country."""
    groups: defaultdict[str, list[tuple[Place, int]]] = defaultdict(list)
    for place in sorted(ui.handbook.list_records(Place), key=lambda p: p.name):
        title = name_party(place.country) if place.country else "Seas and regions without a state"
        records = {
            link.record.id
            for link in ui.handbook.backlinks.get(place.id, ())
            if isinstance(link.record, SourcedRecord)
        }
        groups[title].append((place, len(records)))
    ordered = {title: groups[title] for title in sorted(groups)}
    return render_template("places", ui=ui, groups=ordered)


def render_statements(ui: PageUi) -> str:
    """Give all statements under a heading for each kind."""
    groups = {}
    for kind in StatementKind:
        rows = [s for s in ui.handbook.list_records(Statement) if s.kind is kind]
        if rows:
            groups[kind] = sorted(rows, key=lambda s: s.name)
    return render_template("statements", ui=ui, groups=groups)


def render_sources(ui: PageUi, publishers: Iterable[Publisher]) -> str:
    """Give publishers under a heading for each kind, by name."""
    groups: dict[PublisherKind, list[Publisher]] = {}
    for publisher in sorted(publishers, key=lambda p: p.name.casefold()):
        groups.setdefault(publisher.kind, []).append(publisher)
    ordered = {kind: groups[kind] for kind in PublisherKind if kind in groups}
    return render_template("sources", ui=ui, groups=ordered)


def render_glossary(ui: PageUi) -> str:
    """Give every defined term under its vocabulary, in the order of the lists."""
    groups = {}
    for vocabulary, terms in VOCABULARIES.items():
        found = (ui.handbook.find_record(Term, f"{vocabulary}-{term}") for term in terms)
        rows = [term for term in found if term is not None]
        if rows:
            groups[title_vocabulary(vocabulary)] = rows
    return render_template("glossary", ui=ui, groups=groups)


def title_vocabulary(name: str) -> str:
    """Head a vocabulary: `forms-basis` becomes "Forms basis", `ots-status` "OTS status"."""
    words = name.replace("-", " ")
    return words.replace("ots ", "OTS ") if words.startswith("ots ") else words.capitalize()


def render_numbers(ui: PageUi) -> str:
    """Give the numbers of the handbook as tiles that lead to the pages they count."""
    handbook = ui.handbook
    count = {folder: len(handbook.by_folder[folder]) for folder in RECORD_KINDS}
    disputes = sum(len(r.disputes) for r in handbook.list_all() if isinstance(r, SourcedRecord))
    tiles = [
        (count["countries"], "countries", "countries/index.md"),
        (count["exercises"], "exercises", "exercises/index.md"),
        (count["events"], "events", "chronology.md"),
        (count["organizations"] + count["programmes"], "firms, bodies and programmes",
         "industry/index.md"),
        (disputes, "disputed facts", "disputes.md"),
        (len(handbook.documents), "source documents", "sources/index.md"),
    ]  # fmt: skip
    return render_template("numbers", ui=ui, tiles=tiles)


def render_coverage(ui: PageUi) -> str:
    """Give what the handbook covers, by country, year and field, and how it is attested."""
    profiles = {country.party for country in ui.handbook.list_records(Country)}
    coverage = measure_coverage(ui.handbook)
    return render_template("coverage", ui=ui, coverage=coverage, profiles=profiles)


def render_exercise_years(ui: PageUi) -> str:
    """Give links to the register of each year, the newest first."""
    rows = [(year, number, find_year_page(year)) for year, number in count_years(ui.handbook)[::-1]]
    return render_template("exercise_years", ui=ui, rows=rows)


def render_tombstones(ui: PageUi) -> str:
    """Give every id that went away, the newest first."""
    tombstones = sorted(ui.handbook.list_records(Tombstone), key=lambda t: t.id)
    tombstones.sort(key=lambda t: t.date.sort_key, reverse=True)
    rows = [(tombstone, name_kind(tombstone.kind)) for tombstone in tombstones]
    return render_template("tombstones", ui=ui, rows=rows)
