"""Every dispute in the handbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.views.disputed import list_disputes
from tests.builders import DOCUMENT_ID, load_sound, make_event, make_exercise, make_place


def _dispute(field: str) -> dict[str, Any]:
    sides = [{"value": value, "cites": [DOCUMENT_ID]} for value in ("one", "other")]
    return {"field": field, "text": "Sources differ.", "values": sides}


def test_disputes_are_listed_kind_by_kind_in_order_of_names_and_numbered_in_their_record(
    tmp_path: Path,
) -> None:
    files = {
        "events/a-event.yaml": make_event(name="A", disputes=[_dispute("status")]),
        "exercises/a-exercise.yaml": make_exercise(name="Z", disputes=[_dispute("status")]),
        "exercises/b-exercise.yaml": make_exercise(
            name="B", date="2025", disputes=[_dispute("date"), _dispute("status")]
        ),
        "exercises/calm.yaml": make_exercise(name="C"),
        "places/aktau.yaml": make_place(),
    }
    rows = list_disputes(load_sound(tmp_path, files))
    assert [(row.record.id, row.dispute.field, row.position) for row in rows] == [
        ("b-exercise", "date", 1),
        ("b-exercise", "status", 2),
        ("a-exercise", "status", 1),
        ("a-event", "status", 1),
    ]


def test_a_handbook_without_disputes_has_no_rows(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"exercises/calm.yaml": make_exercise()})
    assert list_disputes(handbook) == ()
