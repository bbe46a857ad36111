"""What the search of the site can find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.views.search_entries import DOCUMENT, SearchEntry, list_search_entries
from tests.builders import load_sound, make_exercise, make_place, make_publisher
from tests.pages.sample import SAMPLE, load_sample
from tests.pages.test_tombstone_macros import TOMBSTONES


def find_entry(folder: str, record_id: str) -> SearchEntry:
    entries = list_search_entries(load_sample())
    return next(e for e in entries if (e.record.folder, e.record.id) == (folder, record_id))


def test_every_record_is_found_once_and_every_document_too() -> None:
    handbook = load_sample()
    entries = list(list_search_entries(handbook))
    records = [entry.record for entry in entries if entry.kind != DOCUMENT]
    assert sorted(r.id for r in records) == sorted(r.id for r in handbook.list_all())
    documents = {entry.document.id for entry in entries if entry.document}
    assert documents == set(handbook.documents)


def test_what_went_away_is_not_found(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {**SAMPLE, **TOMBSTONES})
    assert handbook.list_records(Tombstone)
    assert not [e for e in list_search_entries(handbook) if isinstance(e.record, Tombstone)]


def test_an_entry_says_what_kind_of_record_it_is() -> None:
    kinds = {entry.kind for entry in list_search_entries(load_sample())}
    assert {"Country", "Exercise", "Event", "Place", "Statement", "Publisher", "Document"} <= kinds
    assert not [kind for kind in kinds if not kind[0].isupper()]


def test_an_exercise_is_told_apart_by_date_parties_and_places() -> None:
    entry = find_entry("exercises", "tarlan-2025")
    assert "July 2025" in entry.line[0]
    assert entry.line[1].startswith("Azerbaijan, Kazakhstan")


def test_a_country_is_found_by_its_names_in_the_languages_of_the_region() -> None:
    names = find_entry("countries", "az").names
    assert {"Azərbaycan", "Азербайджан", "Republic of Azerbaijan", "AZ"} <= set(names)


def test_a_statement_is_found_by_who_made_it() -> None:
    entry = find_entry("statements", "view")
    assert "Tural Heybatov, Paper" in entry.line
    assert "calls for" in entry.summary


def test_a_term_is_found_with_its_definition() -> None:
    entry = find_entry("vocabulary", "status-held")
    assert isinstance(entry.record, Term)
    assert (entry.kind, entry.title, entry.summary) == ("Term", "Held", "It took place.")


def test_the_newest_of_a_kind_comes_first(tmp_path: Path) -> None:
    records: dict[str, Any] = {
        "exercises/a-old.yaml": make_exercise(name="Old", date="2001"),
        "exercises/b-new.yaml": make_exercise(name="New", date="2025-03"),
        "sources/mod-az.yaml": make_publisher(),
    }
    entries = list_search_entries(load_sound(tmp_path, records))
    titles = [entry.title for entry in entries if entry.kind == "Exercise"]
    assert titles == ["New", "Old"]


def test_a_record_without_date_place_or_names_is_found_all_the_same(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"places/somewhere.yaml": make_place(name="Somewhere")})
    (entry,) = list_search_entries(handbook)
    assert (entry.kind, entry.title, entry.names) == ("Place", "Somewhere", ())
