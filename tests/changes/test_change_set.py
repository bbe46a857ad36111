"""The JSON form of a change set."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from macros.changes.change_set import (
    FORMAT,
    ChangeSet,
    EntriesChange,
    EvidenceChange,
    FieldChange,
    RecordChange,
    VersionName,
    parse_json,
    render_json,
)

CHANGE_SET = ChangeSet(
    format=FORMAT,
    old=VersionName(revision="2026.11.0", commit="a" * 40),
    new=VersionName(revision="", commit=""),
    records=(
        RecordChange(record="events/x", change="removed", old={"name": "X"}),
        RecordChange(
            record="exercises/tarlan-2025",
            change="changed",
            changes=(
                FieldChange(path=("names", "kk"), new="Тарлан"),
                EntriesChange(path=("forms",), at=0, removed=("ftx",)),
            ),
            evidence=(EvidenceChange(field="date", old="official", new="contested"),),
        ),
    ),
)


def test_what_is_not_there_is_left_out_and_letters_stand_as_they_are() -> None:
    text = render_json(CHANGE_SET)
    assert text.endswith("}\n")
    assert "Тарлан" in text
    assert json.loads(text) == {
        "format": "handbook-changes/1",
        "old": {"revision": "2026.11.0", "commit": "a" * 40},
        "new": {"revision": "", "commit": ""},
        "records": [
            {"record": "events/x", "change": "removed", "old": {"name": "X"}},
            {
                "record": "exercises/tarlan-2025",
                "change": "changed",
                "changes": [
                    {"path": ["names", "kk"], "new": "Тарлан"},
                    {"path": ["forms"], "at": 0, "removed": ["ftx"]},
                ],
                "evidence": [{"field": "date", "old": "official", "new": "contested"}],
            },
        ],
    }


def test_a_change_set_comes_back_from_its_json() -> None:
    assert parse_json(render_json(CHANGE_SET)) == CHANGE_SET


def _spoil(**changes: Any) -> str:
    step = {"path": ["date"], "old": "2025", "new": "2026", **changes}
    record = {"record": "events/x", "change": "changed", "changes": [step]}
    names = {"revision": "", "commit": ""}
    return json.dumps({"format": FORMAT, "old": names, "new": names, "records": [record]})


def test_the_sound_form_of_the_next_test_is_taken() -> None:
    assert parse_json(_spoil()).records[0].changes[0].path == ("date",)


@pytest.mark.parametrize(
    "changes",
    [
        {"path": []},
        {"path": [-1]},
        {"path": "date"},
        {"new": "2025"},
        {"at": 0},
        {"old": None, "new": None},
        {"value": "x"},
    ],
)
def test_a_step_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        parse_json(_spoil(**changes))


def test_another_format_is_refused() -> None:
    with pytest.raises(ValidationError):
        parse_json(_spoil().replace(FORMAT, "handbook-changes/2"))
