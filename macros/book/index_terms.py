"""What the index lists: countries, places, exercises, bodies, voices; pages come from Typst."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from macros.book.labels import label_record
from macros.book.order import first_letter, fold_name
from macros.book.persons import name_persons, put_last_name_first
from macros.loading.handbook import Handbook
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.values.parties import name_party


def list_index(handbook: Handbook) -> list[dict[str, Any]]:
    """Give the indexes, each letter by letter; a row is its words, its key and its entry."""
    exercises = [*handbook.list_records(Exercise), *handbook.list_records(Series)]
    bodies = [*handbook.list_records(Organization), *handbook.list_records(Programme)]
    return [
        _make_index("countries", "Countries", _list_parties(handbook)),
        _make_index("places", "Places", _list_records(handbook.list_records(Place))),
        _make_index("exercises", "Exercises and series", _list_records(exercises)),
        _make_index("bodies", "Organizations and programmes", _list_records(bodies)),
        _make_index("voices", "Persons, and outlets quoted", _list_voices(handbook)),
    ]


def _make_index(name: str, title: str, rows: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    ordered = sorted(set(rows), key=lambda row: (first_letter(row[0]), fold_name(row[0]), row))
    return {
        "label": f"index-of/{name}",
        "title": title,
        "letters": [
            [letter, [list(row) for row in group]]
            for letter, group in groupby(ordered, key=lambda row: first_letter(row[0]))
        ],
    }


def _list_parties(handbook: Handbook) -> Iterable[tuple[str, str, str]]:
    profiles = {country.party for country in handbook.list_records(Country)}
    found = {
        party
        for record in handbook.list_all()
        if isinstance(record, SourcedRecord)
        for party in record.list_parties()
    }
    for party in found | profiles:
        main = f"countries/{party.lower()}" if party in profiles else ""
        yield name_party(party), f"parties/{party}", main


def _list_records(records: Iterable[Record]) -> Iterable[tuple[str, str, str]]:
    for record in records:
        label = label_record(record)
        yield record.name, label, label
        for other in [*record.names.values(), *record.aliases]:
            if first_letter(other).isascii() and fold_name(other) != fold_name(record.name):
                yield f"{other}: see {record.name}", "", label


def _list_voices(handbook: Handbook) -> Iterable[tuple[str, str, str]]:
    outlets = {publisher.name for publisher in handbook.list_records(Publisher)}
    for statement in handbook.list_records(Statement):
        name = statement.by.name
        yield name if name in outlets else put_last_name_first(name), f"voices/{name}", ""
    for event in handbook.list_records(Event):
        for name in name_persons(event):
            yield put_last_name_first(name), f"voices/{name}", ""
