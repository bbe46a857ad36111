"""A change set leads from the old records to the new ones, and to nothing else."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.changes.apply import ChangeFault, apply_changes
from macros.changes.change_set import (
    FORMAT,
    ChangeSet,
    EntriesChange,
    FieldChange,
    RecordChange,
    VersionName,
    parse_json,
    render_json,
)
from macros.changes.compare import compare_records, compare_versions
from macros.loading.versions import load_version
from tests.builders import REAL_DATA, ROOT, make_exercise

KEY = "exercises/tarlan-2025"
Records = dict[str, dict[str, Any]]

# Few words, so that the same ones meet again in both versions.
WORDS = st.sampled_from(["a", "b", "c", "2025", "AZ", "КZ", "", "two words", "id=a", '"a"'])
KEYS = st.sampled_from(["id", "party", "source", "at", "text", "field", "cites", "date", "7"])
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
RECORDS = st.dictionaries(
    st.sampled_from(["exercises/a", "exercises/b", "places/a", "sources/a"]),
    st.dictionaries(KEYS, VALUES, max_size=4),
    max_size=4,
)


def _send(old: Mapping[str, Any], new: Mapping[str, Any]) -> ChangeSet:
    """Compare, write as JSON and read again, as another program would."""
    name = VersionName(revision="", commit="")
    records = tuple(compare_records(old, new))
    return parse_json(render_json(ChangeSet(format=FORMAT, old=name, new=name, records=records)))


@given(old=RECORDS, new=RECORDS)
def test_applied_to_the_old_records_a_change_set_gives_the_new_ones(
    old: Records, new: Records
) -> None:
    before = deepcopy(old)
    assert apply_changes(old, _send(old, new).records) == new
    assert old == before


@given(old=RECORDS, new=RECORDS, data=st.data())
def test_a_few_edits_of_one_record_are_carried_over(
    old: Records, new: Records, data: st.DataObject
) -> None:
    """Records that have much in common: some parts of the new version are those of the old."""
    mixed = {
        key: {**record, **{k: v for k, v in old.get(key, {}).items() if data.draw(st.booleans())}}
        for key, record in new.items()
    }
    assert apply_changes(old, _send(old, mixed).records) == mixed


@given(old=RECORDS, new=RECORDS)
def test_what_is_added_is_not_shared_with_the_change_set(old: Records, new: Records) -> None:
    change_set = _send(old, new)
    text = render_json(change_set)
    for record in apply_changes(old, change_set.records).values():
        _empty(record)
    assert render_json(change_set) == text


def _empty(value: Any) -> None:
    """Empty a value, and before it all that is in it."""
    if isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            _empty(part)
        value.clear()


def _list_commits() -> list[str]:
    done = subprocess.run(
        ["git", "log", "--format=%H", "--", "data"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.split()


def test_the_first_version_of_this_repository_leads_to_the_records_of_now() -> None:
    commits = _list_commits()
    if not commits:
        pytest.skip("there is no history here")
    old, new = load_version(REAL_DATA, commits[-1]), load_version(REAL_DATA)
    change_set = parse_json(render_json(compare_versions(old, new)))
    assert apply_changes(old.map_records(), change_set.records) == new.map_records()
    assert len(new.map_records()) > 1000


RECORD: Records = {KEY: make_exercise(forms=["ftx", "cpx"], names={"ru": "Тарлан"})}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            RecordChange(record=KEY, change="added", new={"name": "x"}),
            f"{KEY} is there already.",
        ),
        (
            RecordChange(record=KEY, change="removed", old={"name": "x"}),
            f"{KEY} is not what was removed.",
        ),
        (RecordChange(record="places/x", change="removed"), "places/x is not what was removed."),
        (RecordChange(record="places/x", change="changed"), "places/x is not there."),
    ],
)
def test_a_record_that_is_not_as_it_was_is_told(change: RecordChange, message: str) -> None:
    with pytest.raises(ChangeFault) as caught:
        apply_changes(RECORD, [change])
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (FieldChange(path=("status",), old="planned", new="held"), "status has another value."),
        (FieldChange(path=("status",), new="planned"), "status has another value."),
        (FieldChange(path=("host",), old="AZ"), "host has another value."),
        (FieldChange(path=("names", "ru", "x"), new="y"), "names.ru.x is not there."),
        (FieldChange(path=("hosts", "ru"), new="y"), "hosts.ru is not there."),
        (FieldChange(path=("forms", 2), old="a", new="b"), "forms[2] is not there."),
        (FieldChange(path=("forms", "x"), old="a", new="b"), "forms.x is not there."),
        (FieldChange(path=("names", 0), old="a", new="b"), "names[0] has another value."),
        (EntriesChange(path=("places",), at=0, added=("x",)), "places is not there."),
        (EntriesChange(path=("name",), at=0, added=("x",)), "name is no list."),
        (
            EntriesChange(path=("forms",), at=1, removed=("ftx",)),
            "forms holds other entries there.",
        ),
        (EntriesChange(path=("forms",), at=9, added=("x",)), "forms is shorter."),
    ],
)
def test_a_value_that_is_not_as_it_was_is_told(
    step: FieldChange | EntriesChange, message: str
) -> None:
    change = RecordChange(record=KEY, change="changed", changes=(step,))
    with pytest.raises(ChangeFault) as caught:
        apply_changes(RECORD, [change])
    assert str(caught.value) == f"{KEY}: {message}"
