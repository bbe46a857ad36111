"""Names of persons from the lines that say who spoke or signed for a state."""

from __future__ import annotations

import pytest

from macros.book.persons import name_persons, put_last_name_first
from macros.records.event import Event
from tests.builders import load_sound, make_event, make_sound_data


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("President Ilham Aliyev", ["Ilham Aliyev"]),
        ("President Kassym-Jomart Tokayev, chair", ["Kassym-Jomart Tokayev"]),
        (
            "President Recep Tayyip Erdoğan; Defence Minister Yaşar Güler",
            ["Recep Tayyip Erdoğan", "Yaşar Güler"],
        ),
        ("Prime Minister Viktor Orbán, for the observer state", ["Viktor Orbán"]),
        ("the president", []),
        ("Internal Troops", []),
        ("State Committee for National Security, which chaired", []),
        ("President Sadyr Japarov in person", []),
    ],
)
def test_a_name_is_read_only_after_an_office(tmp_path, line, names):
    participants = [{"party": "AZ", "role": "participant", "represented_by": line}]
    files = make_sound_data(**{"events/summit.yaml": make_event(participants=participants)})
    handbook = load_sound(tmp_path, files)
    assert name_persons(handbook.list_records(Event)[0]) == names


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Ilham Aliyev", "Aliyev, Ilham"),
        ("Recep Tayyip Erdoğan", "Erdoğan, Recep Tayyip"),
        ("Daryo", "Daryo"),
        ("Türkiye Gazetesi and Star", "Türkiye Gazetesi and Star"),
    ],
)
def test_the_index_lists_persons_under_their_last_name(name, listed):
    assert put_last_name_first(name) == listed
