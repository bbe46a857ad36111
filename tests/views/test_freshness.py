"""What has aged by a day."""

from __future__ import annotations

import json
from datetime import date

import pytest

from macros.freshness_report import render_json, render_markdown, render_text
from macros.views.freshness import find_freshness
from tests.builders import (
    DOCUMENT_ID,
    load_sound,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_publisher,
    make_sound_data,
    write_data,
)
from tests.commands import run

DAY = date(2026, 11, 1)
ARCHIVE = "https://web.archive.org/web/2026/https://example.org/tarlan"


def fresh(tmp_path, **files):
    return find_freshness(load_sound(tmp_path, make_sound_data(**files)), DAY)


@pytest.mark.parametrize(
    ("status", "when", "is_told"),
    [
        ("planned", "2026-10-31", True),
        ("announced", "2026-10", True),
        ("proposed", "2025", True),
        ("postponed", "2026-01/2026-02", True),
        ("planned", "2026-11-01", False),
        ("planned", "2026", False),
        ("planned", "2026-01/..", False),
        ("held", "2026-10-31", False),
        ("cancelled", "2026-10-31", False),
        ("unconfirmed", "2026-10-31", False),
    ],
)
def test_a_plan_is_told_the_day_after_its_last_day(tmp_path, status, when, is_told):
    exercise = make_exercise(status=status, date=when)
    plans = fresh(tmp_path, **{"exercises/tarlan-2025.yaml": exercise}).plans
    assert [plan.record.id for plan in plans] == (["tarlan-2025"] if is_told else [])


def test_the_day_of_a_proposed_event_is_that_of_the_proposal(tmp_path):
    event = make_event(status="proposed", date="2025-10-07")
    assert fresh(tmp_path, **{"events/proposal.yaml": event}).plans == ()


def figure(as_of, scope="all"):
    return {
        "value": "1",
        "unit": "personnel",
        "scope": scope,
        "basis": "official",
        "as_of": as_of,
        "cites": [DOCUMENT_ID],
    }


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([figure("2023-10-31")], ["2023-10-31"]),
        ([figure("2023-11-01")], []),
        ([figure("2023")], []),
        ([figure("2022")], ["2022"]),
        ([figure("2019"), figure("2025")], []),
        ([figure("2019"), figure("2025", "reserves")], ["2019"]),
        ([figure("2019"), figure("2020")], ["2020"]),
    ],
)
def test_the_newest_figure_of_its_kind_is_old_after_three_years(tmp_path, figures, told):
    country = make_country(personnel=figures)
    found = fresh(tmp_path, **{"countries/az.yaml": country}).figures
    assert [str(old.figure.as_of) for old in found] == told


@pytest.mark.parametrize(
    ("fields", "lists"),
    [
        ({}, ("unarchived",)),
        ({"archive": ARCHIVE}, ()),
        ({"found_gone": "2026-10-01"}, ("gone",)),
        ({"archive": ARCHIVE, "found_gone": "2026-10-01"}, ("moved",)),
    ],
)
def test_a_document_is_told_by_what_is_left_of_it(tmp_path, fields, lists):
    publisher = make_publisher(documents=[make_document(**fields)])
    freshness = fresh(tmp_path, **{"sources/qazinform.yaml": publisher})
    found = [name for name in ("gone", "unarchived", "moved") if getattr(freshness, name)]
    assert found == list(lists)


def test_29_february_counts_as_28_february_in_other_years(tmp_path):
    handbook = load_sound(tmp_path, make_sound_data())
    assert find_freshness(handbook, date(2028, 2, 29)).plans == ()


def test_the_report_tells_the_same_in_each_format(tmp_path):
    exercise = make_exercise(status="planned", date="2026-05", name="A <b> @x `y`")
    freshness = fresh(tmp_path, **{"exercises/tarlan-2025.yaml": exercise})
    assert render_text(freshness).splitlines()[-1] == (
        "1 plan whose date has passed, 0 old figures, 0 documents gone without a copy, "
        "1 document without an archived copy."
    )
    text = render_markdown(freshness)
    assert "- `data/exercises/tarlan-2025.yaml` `` A <b> @x `y` ``: planned" in text
    told = json.loads(render_json(freshness))
    assert [plan["last_day"] for plan in told["passed_plans"]] == ["2026-05-31"]
    assert [row["id"] for row in told["unarchived_documents"]] == [DOCUMENT_ID]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_command_reports_and_exits_with_0(tmp_path, form):
    data = write_data(tmp_path, make_sound_data())
    result = run("freshness", "--data", data, "--today", "2026-11-01", "--format", form)
    assert result.exit_code == 0
    assert DOCUMENT_ID in result.output


def test_the_command_refuses_records_with_problems(tmp_path):
    data = write_data(tmp_path, {"exercises/x.yaml": "status: done"})
    assert run("freshness", "--data", data).exit_code == 1
