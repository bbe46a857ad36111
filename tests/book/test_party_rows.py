"""Who took part: one row for each role, in entries of exercises and of events."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from macros.book.entry import EntryMaker
from macros.book.manuscript import make_book_ui
from macros.book.party_rows import add_parties
from macros.book.runs import read_words
from macros.records.exercise import Exercise
from macros.values.terms import EventRole, Role
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input


@pytest.fixture(scope="module")
def entry_of(tmp_path_factory: pytest.TempPathFactory):
    handbook = make_input(tmp_path_factory.mktemp("parties"), make_full_data()).handbook
    ui = make_book_ui(handbook, date(2026, 6, 1), "https://handbook.example/")
    record = handbook.list_records(Exercise)[0]
    return lambda: EntryMaker(ui, record)


def _add(entry: EntryMaker, *rows: tuple[str, Role | EventRole, str]) -> list[tuple[str, str]]:
    parties: list[Any] = [SimpleNamespace(party=p, role=r, more=m, cites=()) for p, r, m in rows]
    add_parties(entry, parties, lambda p: [p.more] if p.more else [])
    return [(row["k"], read_words(row["v"])) for row in entry.rows]


def test_roles_stand_in_one_order_with_a_word_for_one_or_several(entry_of):
    rows = _add(
        entry_of(),
        ("KZ", Role.OBSERVER, ""),
        ("TR", Role.PARTICIPANT, ""),
        ("AZ", Role.HOST, ""),
        ("UZ", Role.PARTICIPANT, ""),
    )
    assert rows == [
        ("Host", "Azerbaijan"), ("Participants", "Türkiye, Uzbekistan"), ("Observer", "Kazakhstan"),
    ]  # fmt: skip


def test_what_is_told_of_one_party_parts_all_by_semicolons(entry_of):
    rows = _add(
        entry_of(),
        ("AZ", EventRole.SIGNATORY, "President Ilham Aliyev"),
        ("TR", EventRole.SIGNATORY, ""),
    )
    assert rows == [("Signatories", "Azerbaijan (President Ilham Aliyev); Türkiye")]


@pytest.mark.parametrize("role", sorted({*Role} | {*EventRole}))
def test_every_role_has_a_row(entry_of, role):
    assert len(_add(entry_of(), ("AZ", role, ""))) == 1


def test_the_sources_of_the_list_stand_at_its_first_row_alone(entry_of):
    entry = entry_of()
    _add(entry, ("AZ", Role.HOST, ""), ("TR", Role.PARTICIPANT, ""))
    cited = [
        any(not isinstance(run, str) and run["t"] == "cite" for run in r["v"]) for r in entry.rows
    ]
    assert cited == [True, False]
