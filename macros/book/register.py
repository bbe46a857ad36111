"""The register: exercises by year, and the series that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker, index_labels
from macros.book.order import order_of_name
from macros.book.party_rows import add_parties
from macros.book.runs import read_runs
from macros.book.short_dates import word_briefly
from macros.pages.markup import escape
from macros.pages.record_bodies import list_mentions
from macros.records.country import Country
from macros.records.exercise import Exercise, Participation
from macros.records.series import Series
from macros.values.terms import Role, Status
from macros.views.participation import exercise_order, list_editions

# Partners named in a row of a profile; one more is named rather than counted.
_OTHERS_SHOWN = 5


def list_register(ui: BookUi) -> list[dict[str, Any]]:
    """Give the exercises year by year, oldest first, those without a date last."""
    rows = sorted(ui.handbook.list_records(Exercise), key=exercise_order)
    groups = groupby(rows, key=lambda e: str(e.date.year) if e.date else "Without a date")
    return [
        {
            "label": f"register/{year.replace(' ', '-').lower()}",
            "title": year,
            "entries": [make_exercise(ui, exercise) for exercise in exercises],
        }
        for year, exercises in groups
    ]


def make_exercise(ui: BookUi, record: Exercise) -> dict[str, Any]:
    """Give the entry of one exercise."""
    entry = EntryMaker(ui, record)
    entry.claim("date", "Date", ui.when(record.date), record.date_note)
    status = entry.status(record.status, record.as_of)
    if record.host or record.places:
        marks = ui.field_notes(record, "places") or ui.field_notes(record, "host")
        badge = ui.field_badge(record, "places") or ui.field_badge(record, "host")
        entry.plain("Place", ui.where(record) + marks + badge)
    add_parties(entry, record.participants, _tell_units)
    _add_nature(entry, record)
    if record.host_label:
        entry.claim("host_label", "Organisers call it", record.host_label)
    if record.organizations:
        entry.claim("organizations", "Organizations", ui.links(record.organizations))
    _add_series(entry, record)
    if record.purpose:
        entry.claim("purpose", "Purpose", ui.prose(record.purpose))
    if record.equipment:
        entry.claim("equipment", "Equipment", ui.prose(record.equipment))
    entry.figures("Personnel", record.personnel)
    entry.names()
    index = index_labels(record, places=record.places, organizations=record.organizations)
    return entry.finish(status, mentions=list_mentions(ui, record), index=index)


def _add_nature(entry: EntryMaker, record: Exercise) -> None:
    """Say in one row each whose exercise it is, what is done, and where forces act."""
    ui = entry.ui
    entry.plain("Framework", ui.label(record.framework))
    form = f"{ui.labels(record.forms)} ({ui.label(record.forms_basis).lower()})"
    entry.claim("forms", "Form", form)
    fields = [ui.labels(record.domains), ui.labels(record.focus).lower()]
    entry.plain("Domain and focus", ": ".join(words for words in fields if words))


def _tell_units(participation: Participation) -> Iterator[Markup]:
    if participation.units:
        yield escape(participation.units)


def _add_series(entry: EntryMaker, record: Exercise) -> None:
    ui = entry.ui
    series = ui.handbook.find_record(Series, record.series) if record.series else None
    if series is None:
        return
    editions = list_editions(ui.handbook, series.id)
    place = editions.index(record)
    pieces = [ui.link(series)]
    if place > 0:
        pieces.append(Markup("before it {}").format(ui.link(editions[place - 1])))
    if place + 1 < len(editions):
        pieces.append(Markup("after it {}").format(ui.link(editions[place + 1])))
    entry.plain("Series", Markup("; ").join(pieces))


def list_series(ui: BookUi) -> list[dict[str, Any]]:
    """Give all series by name, each with its editions."""
    ordered = sorted(ui.handbook.list_records(Series), key=order_of_name)
    return [_make_series(ui, series) for series in ordered]


def _make_series(ui: BookUi, record: Series) -> dict[str, Any]:
    entry = EntryMaker(ui, record)
    if record.date:
        entry.claim("date", "Held", ui.when(record.date))
    if record.cadence:
        entry.claim("cadence", "Cadence", record.cadence)
    entry.plain("Framework", ui.label(record.framework))
    editions = list_editions(ui.handbook, record.id)
    entry.plain("Editions", _list_editions(ui, editions))
    entry.names()
    return entry.finish([], mentions=list_mentions(ui, record))


def _list_editions(ui: BookUi, editions: Iterable[Exercise]) -> Markup:
    return Markup("; ").join(
        Markup("{} ({})").format(ui.link(e), ui.when(e.date)) for e in editions
    )


def list_table(ui: BookUi, exercises: Iterable[Exercise], party: str) -> list[list[Any]]:
    """Give one row for each exercise of a party: date, name, with whom.

    A status other than held stands beside the name. Of a long list of partners the first are
    named, those with a profile before others, and the rest counted: the entry names them all.
    """
    rows = []
    for exercise in exercises:
        status = "" if exercise.status is Status.HELD else exercise.status
        words = Markup(" ({})").format(escape(ui.label(status).lower())) if status else Markup("")
        rows.append([
            word_briefly(exercise.date),
            read_runs(ui.link(exercise) + words),
            read_runs(_name_others(ui, exercise, party)),
        ])  # fmt: skip
    return rows


def _name_others(ui: BookUi, exercise: Exercise, party: str) -> Markup:
    profiled = {country.party for country in ui.handbook.list_records(Country)}
    others = sorted(
        (p for p in exercise.participants if p.party != party),
        key=lambda p: p.party not in profiled,
    )
    shown = others if len(others) <= _OTHERS_SHOWN + 1 else others[:_OTHERS_SHOWN]
    names = [
        ui.party(p.party)
        if p.role in {Role.HOST, Role.PARTICIPANT}
        else Markup("{} ({})").format(ui.party(p.party), escape(ui.label(p.role).lower()))
        for p in shown
    ]
    rest = len(others) - len(shown)
    return Markup(", ").join(names) + (f" and {rest} others" if rest else "")
