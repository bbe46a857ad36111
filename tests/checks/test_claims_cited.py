"""Citations: every stated field names its sources, and nothing else has a line there."""

from __future__ import annotations

import pytest

from tests.builders import DOCUMENT_ID, find_problems, make_exercise, make_sound_data

SOURCES = [DOCUMENT_ID]


def check(tmp_path, **changes):
    files = {"exercises/tarlan-2025.yaml": make_exercise(**changes)}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


def test_claims_with_sources_give_no_problem(tmp_path):
    assert check(tmp_path, host="AZ", cites={"status": SOURCES, "host": SOURCES}) == []


def test_what_is_no_claim_needs_no_source(tmp_path):
    assert check(tmp_path, aliases=["Tarlan"], gaps=["site"], domains=["air"]) == []


@pytest.mark.parametrize(
    ("changes", "cites", "line"),
    [
        pytest.param(
            {"host": "AZ"},
            {"status": SOURCES},
            '7:7: host: No source is named for "host". '
            "Add a line `host: [id-of-a-document]` below `cites:`.",
            id="a claim without a source",
        ),
        pytest.param(
            {},
            {"status": SOURCES, "host": SOURCES},
            '10:3: cites.host: "host" states nothing in this record that is cited here. '
            "Fill that field, or delete this line.",
            id="a source without its claim",
        ),
        pytest.param(
            {},
            {"status": SOURCES, "aliases": SOURCES},
            '10:3: cites.aliases: "aliases" states nothing in this record that is cited here. '
            "Fill that field, or delete this line.",
            id="a source for what is no claim",
        ),
        pytest.param(
            {},
            {"statos": SOURCES},
            '8:3: cites.statos: "statos" is no field of this record. Did you mean "status"? '
            "Allowed: status.",
            id="a misspelt field",
        ),
        pytest.param(
            {},
            {"status": SOURCES, "colour": SOURCES},
            '10:3: cites.colour: "colour" is no field of this record. Allowed: status.',
            id="a field that does not exist",
        ),
        pytest.param(
            {"forms_basis": "stated"},
            {"status": SOURCES},
            '4:1: forms: No source is named for "forms". '
            "Add a line `forms: [id-of-a-document]` below `cites:`.",
            id="a form that a source states",
        ),
    ],
)
def test_one_fault_gives_one_problem(tmp_path, changes, cites, line):
    path = "data/exercises/tarlan-2025.yaml"
    assert check(tmp_path, **changes, cites=cites) == [f"{path}:{line} [claims-cited]"]


def test_a_record_without_any_citation_is_told_for_each_claim(tmp_path):
    problems = check(tmp_path, host="AZ", date="2025", cites={})
    assert [line.split(": ")[1] for line in problems[:3]] == ["status", "host", "date"]
