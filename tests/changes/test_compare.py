"""What changed between two versions, value by value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.changes.change_set import EvidenceChange
from macros.changes.compare import compare_records, compare_versions
from macros.loading.versions import load_version
from tests.builders import (
    make_document,
    make_exercise,
    make_publisher,
    make_sound_data,
)
from tests.repository import make_history

KEY = "exercises/tarlan-2025"


def compare(old: dict[str, Any], new: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the steps from one content of a record to another, as JSON holds them."""
    (change,) = compare_records({KEY: old}, {KEY: new})
    assert (change.record, change.change) == (KEY, "changed")
    return [step.model_dump(mode="json", exclude_defaults=True) for step in change.changes]


def test_equal_records_give_no_change() -> None:
    record = {"name": "Tarlan", "forms": ["ftx"], "cites": {"date": ["a"]}}
    assert list(compare_records({KEY: record}, {KEY: dict(reversed(record.items()))})) == []


def test_records_come_by_folder_and_id() -> None:
    old: dict[str, Any] = {"places/b": {"name": "B"}, "events/z": {"name": "Z"}}
    new: dict[str, Any] = {"places/a": {"name": "A"}, "events/z": {"name": "Y"}}
    changes = list(compare_records(old, new))
    assert [(c.record, c.change) for c in changes] == [
        ("events/z", "changed"),
        ("places/a", "added"),
        ("places/b", "removed"),
    ]
    assert changes[1].new == {"name": "A"}
    assert changes[2].old == {"name": "B"}


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        pytest.param(
            {"date": "2025-07-08/2025-07-10"},
            {"date": "2025-07-08/2025-07-11"},
            [{"path": ["date"], "old": "2025-07-08/2025-07-10", "new": "2025-07-08/2025-07-11"}],
            id="a value",
        ),
        pytest.param({}, {"host": "AZ"}, [{"path": ["host"], "new": "AZ"}], id="a new field"),
        pytest.param({"host": "AZ"}, {}, [{"path": ["host"], "old": "AZ"}], id="a field less"),
        pytest.param(
            {"names": {"ru": "A", "kk": "B"}},
            {"names": {"ru": "C", "az": "D"}},
            [
                {"path": ["names", "az"], "new": "D"},
                {"path": ["names", "kk"], "old": "B"},
                {"path": ["names", "ru"], "old": "A", "new": "C"},
            ],
            id="inside a mapping, by key",
        ),
        pytest.param(
            {"forms": ["ftx", "cpx"]},
            {"forms": ["livex", "cpx", "cax"]},
            [
                {"path": ["forms"], "at": 0, "removed": ["ftx"], "added": ["livex"]},
                {"path": ["forms"], "at": 2, "added": ["cax"]},
            ],
            id="entries of a list, from its beginning",
        ),
        pytest.param(
            {"participants": [{"party": "AZ", "role": "host"}, {"party": "KZ", "role": "host"}]},
            {"participants": [
                {"party": "TR", "role": "host"}, {"party": "KZ", "role": "observer"}
            ]},
            [
                {
                    "path": ["participants"],
                    "at": 0,
                    "removed": [{"party": "AZ", "role": "host"}],
                    "added": [{"party": "TR", "role": "host"}],
                },
                {"path": ["participants", 1, "role"], "old": "host", "new": "observer"},
            ],
            id="an entry known by its party",
        ),
        pytest.param(
            {"documents": [{"id": "b", "title": "B"}]},
            {"documents": [{"id": "a", "title": "A"}, {"id": "b", "title": "C"}]},
            [
                {"path": ["documents"], "at": 0, "added": [{"id": "a", "title": "A"}]},
                {"path": ["documents", 1, "title"], "old": "B", "new": "C"},
            ],
            id="an entry known by its id after a new one",
        ),
        pytest.param(
            {"facts": [{"text": "One.", "cites": ["a"]}]},
            {"facts": [{"text": "One.", "cites": ["a", "b"]}]},
            [{"path": ["facts", 0, "cites"], "at": 1, "added": ["b"]}],
            id="a fact known by its text",
        ),
        pytest.param(
            {"places": "aktau"},
            {"places": ["aktau"]},
            [{"path": ["places"], "old": "aktau", "new": ["aktau"]}],
            id="a value of another shape",
        ),
    ],
)  # fmt: skip
def test_steps_are_as_small_as_the_change(
    old: dict[str, Any], new: dict[str, Any], steps: list[dict[str, Any]]
) -> None:
    assert compare(old, new) == steps


def _compare_history(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> Any:
    data = make_history(folder, make_sound_data(**old), make_sound_data(**new))
    return compare_versions(load_version(data, "v1"), load_version(data, "v2"))


TWO_SOURCES: dict[str, Any] = {
    "sources/paper.yaml": make_publisher(name="Paper", documents=[make_document(id="paper-one")])
}


def test_a_second_origin_changes_the_evidence_of_the_field(tmp_path: Path) -> None:
    fields = make_exercise(cites={"status": ["qazinform-tarlan", "paper-one"]})
    change_set = _compare_history(
        tmp_path, TWO_SOURCES, {**TWO_SOURCES, "exercises/tarlan-2025.yaml": fields}
    )
    (change,) = change_set.records
    assert change.evidence == (
        EvidenceChange(field="status", old="single-source", new="corroborated"),
    )


def test_evidence_that_changes_with_another_record_is_a_change_without_steps(
    tmp_path: Path,
) -> None:
    old = {"exercises/tarlan-2025.yaml": make_exercise(host="KZ")}
    publisher = make_publisher(speaks_for=["KZ"])
    change_set = _compare_history(tmp_path, old, {**old, "sources/qazinform.yaml": publisher})
    exercise, source = change_set.records
    assert exercise.record == "exercises/tarlan-2025"
    assert exercise.changes == ()
    assert [e.new for e in exercise.evidence] == ["official", "official"]
    assert (source.record, len(source.changes)) == ("sources/qazinform", 1)


def test_a_version_that_breaks_rules_is_compared_without_its_evidence(tmp_path: Path) -> None:
    broken = {"exercises/tarlan-2025.yaml": {**make_exercise(), "status": "begun"}}
    (change,) = _compare_history(tmp_path, {}, broken).records
    assert (len(change.changes), change.evidence) == (1, ())
