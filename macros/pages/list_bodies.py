"""The body of each page that lists records: which rows its template is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.pages.addresses import find_year_page
from macros.pages.environment import render_template
from macros.pages.paged_lists import (
    CHRONOLOGY_LIST,
    DISPUTE_LISTS,
    cut_part,
    group_rows,
)
from macros.pages.ui import PageUi
from macros.records.base import SourcedRecord
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.registry import RECORD_KINDS, name_kind
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.values.folding import fold
from macros.values.parties import name_party
from macros.values.terms import VOCABULARIES, OtsStatus
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


def render_chronology(ui: PageUi, rows: Sequence[TimelineRow], part: int | None) -> str:
    """Give the chronology, year by year; a part of it, or rows that somebody has chosen."""
    cut = cut_part(CHRONOLOGY_LIST, rows, part, lambda row: str(row.year))
    return render_template("chronology", ui=ui, part=cut)


def render_latest(ui: PageUi, number: int) -> str:
    """Give the newest dated records that are not in the future, the newest first."""
    past = list_timeline(ui.handbook, lambda row: _is_past(ui, row))
    return render_template("latest", ui=ui, rows=past[::-1][:number])


def _is_past(ui: PageUi, row: TimelineRow) -> bool:
    return row.status in {None, "held"} and row.date.sort_key[0] <= ui.today


def render_disputes(
    ui: PageUi, rows: Sequence[DisputeRow], folder: str | None, part: int | None
) -> str:
    """Give disputes under a heading for each kind of record; of one folder, a part of them."""
    paged = DISPUTE_LISTS[folder or Country.folder]
    cut = cut_part(paged, rows, part if folder else None, lambda row: row.record.name)
    groups = group_rows(cut.rows, lambda row: DISPUTE_GROUPS[row.record.folder])
    return render_template("disputes", ui=ui, part=cut, groups=groups)


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
    countries = [row for row in coverage.by_party if row.key in profiles]
    countries.sort(key=lambda row: fold(name_party(row.key)))
    return render_template("coverage", ui=ui, coverage=coverage, countries=countries)


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
