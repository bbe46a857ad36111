"""Everything dated in one line of time."""

from __future__ import annotations

from pathlib import Path

from macros.views.timeline import list_timeline
from tests.builders import load_sound, make_event, make_exercise, make_organization, make_statement


def test_rows_stand_in_order_of_their_first_day_then_of_their_last_then_by_name(
    tmp_path: Path,
) -> None:
    dates = {
        "open-end": "2025-07-08/..",
        "month": "2025-07",
        "day": "2025-07-08",
        "span": "2025-07-08/2025-07-10",
        "year": "2025",
        "open-beginning": "../2024-12-31",
        "unknown-end": "2025-07-08/",
        "about": "2025-07-09~",
    }
    files = {
        f"exercises/{name}.yaml": make_exercise(name=name, date=text)
        for name, text in dates.items()
    }
    files |= {
        "exercises/day-twin.yaml": make_exercise(name="a twin of day", date="2025-07-08"),
        "exercises/undated.yaml": make_exercise(name="undated"),
    }
    rows = list_timeline(load_sound(tmp_path, files))
    assert [row.record.name for row in rows] == [
        "open-beginning",
        "year",
        "month",
        "a twin of day",
        "day",
        "span",
        "unknown-end",
        "open-end",
        "about",
    ]


def test_a_row_stands_under_the_year_of_its_beginning_or_else_of_its_end(tmp_path: Path) -> None:
    files = {
        "events/across.yaml": make_event(name="across", date="2024-12-30/2025-01-03"),
        "events/until.yaml": make_event(name="until", date="../2023"),
        "events/since.yaml": make_event(name="since", date="1992/.."),
    }
    rows = list_timeline(load_sound(tmp_path, files))
    assert [(row.record.name, row.year) for row in rows] == [
        ("since", 1992),
        ("until", 2023),
        ("across", 2024),
    ]


def test_exercises_events_and_statements_give_rows_and_nothing_else_does(tmp_path: Path) -> None:
    files = {
        "exercises/drill.yaml": make_exercise(
            name="Drill", date="2021", host="AZ", participants=[{"party": "TR", "role": "observer"}]
        ),
        "events/summit.yaml": make_event(
            name="Summit",
            kind="treaty",
            status="planned",
            date="2022",
            participants=[{"party": "KZ", "role": "host"}],
        ),
        "statements/view.yaml": make_statement(name="View", date="2023", parties=["UZ"]),
        "organizations/ots.yaml": make_organization(founded="2009"),
    }
    rows = list_timeline(load_sound(tmp_path, files))
    assert [(r.record.id, r.kind, r.status, r.parties) for r in rows] == [
        ("drill", "exercise", "held", ("AZ", "TR")),
        ("summit", "treaty", "planned", ("KZ",)),
        ("view", "statement", None, ("UZ",)),
    ]


def test_only_the_rows_that_are_asked_for_are_kept(tmp_path: Path) -> None:
    files = {
        "events/first.yaml": make_event(name="First", date="2021"),
        "events/second.yaml": make_event(name="Second", date="2022"),
    }
    rows = list_timeline(load_sound(tmp_path, files), lambda row: row.year > 2021)
    assert [row.record.id for row in rows] == ["second"]
