"""`handbook import mme`: each row becomes a draft, each trouble is told, nothing is guessed."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from macros.checks import check_handbook
from macros.exports.as_mme import COLUMNS
from macros.loading.handbook import load_handbook
from tests.builders import DOCUMENT_ID, TODAY, make_place, make_sound_data, make_term, write_data
from tests.commands import run

TROUBLES = Path(__file__).parent / "mme_troubles.csv"
URL = "https://example.org/mme.csv"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    codes = {"air": "Air", "land": "Land", "maritime": "Sea", "cyber": "Cyber"}
    terms = {
        f"vocabulary/domain-{code}.yaml": make_term(
            vocabulary="domain", code=code, crosswalk=[{"dataset": "mme-v7", "code": column}]
        )
        for code, column in codes.items()
    }
    near = [{"dataset": "mme-v7", "code": "Humanitarian", "note": "Near, not the same."}]
    term = make_term(vocabulary="domain", code="civil-protection", crosswalk=near)
    return write_data(
        tmp_path_factory.mktemp("mme"),
        make_sound_data(
            **terms,
            **{
                "vocabulary/domain-civil-protection.yaml": term,
                "places/aktau.yaml": make_place(names={"ru": "Актау"}),
            },
        ),
    )


def run_import(file, out, data, *options):
    return run("import", "mme", file, "--out", out, "--url", URL, "--data", data, *options)


def read_remarks(out):
    found = defaultdict(list)
    with (out / "remarks.csv").open(encoding="utf-8", newline="") as stream:
        for remark in csv.DictReader(stream):
            found[remark["column"], remark["value"].lstrip("'")].append(remark)
    return found


def read_draft(out, name):
    import yaml  # noqa: PLC0415 only for reading drafts

    return yaml.load(
        (out / "exercises" / f"{name}.yaml").read_text(encoding="utf-8"),
        yaml.BaseLoader,  # noqa: S506 it makes texts only
    )


@pytest.fixture(scope="module")
def imported(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "drafts"
    result = run_import(TROUBLES, out, data)
    assert result.exit_code == 0, result.output
    return out


def test_each_row_becomes_one_draft(imported):
    with TROUBLES.open(encoding="utf-8", newline="") as stream:
        rows = len(list(csv.DictReader(stream)))
    assert len(list((imported / "exercises").iterdir())) == rows == 13


def test_the_drafts_beside_the_records_have_no_problem(imported, data, tmp_path):
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for root in (data, imported)
        for path in sorted(root.rglob("*.yaml"))
    }
    loaded = load_handbook(write_data(tmp_path, files))
    assert loaded.problems == ()
    found = {str(problem) for problem in check_handbook(loaded.handbook, TODAY)}
    assert found == set()


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("made-up-shield-98-1998", "1998-06-03/1998-06-09"),
        ("made-up-staff-game-2001", "2001-09"),
        ("unnamed-exercise-mme-v7-1003-1980", "1980/"),
        ("made-up-convention-1980", "1980-01-14/1980-01"),
        ("made-up-quarrel-1999", "1999-06-01/"),
        ("made-up-backwards", None),
        ("hyperlink-x", None),
        ("uchenie-vydumannoe", None),
    ],
)
def test_dates_are_as_precise_as_the_columns_are(imported, name, date):
    assert read_draft(imported, name).get("date") == date


def test_a_row_keeps_its_states_place_domains_and_form(imported):
    draft = read_draft(imported, "made-up-shield-98-1998")
    assert [p["party"] for p in draft["participants"]] == ["KZ", "TR", "US"]
    assert (draft["places"], draft["domains"]) == (["aktau"], ["air", "maritime"])
    assert draft["forms"] == ["not-stated"]
    assert read_draft(imported, "made-up-staff-game-2001")["forms"] == ["cpx"]


def test_no_role_host_or_framework_is_guessed(imported):
    for path in sorted((imported / "exercises").iterdir()):
        draft = read_draft(imported, path.stem)
        assert "host" not in draft
        assert draft["framework"] == "other"
        assert {p["role"] for p in draft.get("participants", [])} <= {"unspecified"}


@pytest.mark.parametrize(
    ("column", "value", "line", "words"),
    [
        ("Ex_Name", "-9", 4, "no name"),
        ("StateB", "NATO", 4, "no state"),
        ("StateB", "Baltic States", 5, "no state"),
        ("MMEID", "1003", 5, "line 4 has the same id"),
        ("EndDate", "1996-08-02", 6, "ends before it starts"),
        ("StateC", "turkey", 7, "twice"),
        ("StateB", "FRG", 8, "has ended"),
        ("StartDate", "1999-05-01", 9, "something else"),
        ("StateD", "st. christopher", 9, "twice"),
        ("Land", "2", 10, "neither 0 nor 1"),
        ("Humanitarian", "1", 10, "No term"),
        ("Location", "Somewhere by the sea", 10, "no place"),
        ("FocusDescription", "To practise what was practised.", 10, "in your own"),
        ("AdditionalParticipantInfo", "Also observers.", 10, "add them"),
        ("Series_Name", "Made-up Series", 10, "series"),
        ("StartDate", "2004-02-30", 11, "has the day 30"),
        ("StateA", "<b>Nowhere</b>", 11, "no state"),
        ("Ex_Name", "Made-up\nTwo lines", 12, "several lines"),
        ("MMEID", "", 12, "no id"),
        ("StartDate", "2006-13-01", 14, "month 13"),
        ("*", "", 15, "2 cells where the file has 64"),
    ],
)
def test_each_trouble_is_told_with_its_line_and_value(imported, column, value, line, words):
    assert [
        remark["line"]
        for remark in read_remarks(imported)[column, value]
        if words in remark["text"] and remark["line"] == str(line)
    ] == [str(line)]


def test_what_is_no_state_stands_in_a_fact_that_cites_the_data_set(imported):
    draft = read_draft(imported, "made-up-reuse-1995")
    (fact,) = draft["facts"]
    assert '"Baltic States"' in fact["text"]
    assert fact["cites"] == ["mme-v7"]


def test_an_address_that_the_handbook_knows_is_cited_by_its_own_id(data, tmp_path):
    known = "https://example.org/tarlan"
    out = tmp_path / "drafts"
    result = run("import", "mme", TROUBLES, "--out", out, "--url", known, "--data", data)
    assert result.exit_code == 0
    assert not (out / "sources").exists()
    assert DOCUMENT_ID in (out / "exercises" / "made-up-reuse-1995.yaml").read_text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"a,b\r\n1,2\r\n", 'no column "Ex_Name", "MMEID"'),
        (
            b"MMEID,Ex_Name,s.year,StateA,StateA\r\n1,x,1999,Turkey,Hungary\r\n",
            "stands there twice",
        ),
    ],
)
def test_a_file_that_is_none_gives_one_line_and_no_folder(data, tmp_path, content, words):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    result = run_import(file, tmp_path / "drafts", data)
    assert (result.exit_code, words in result.output) == (1, True)
    assert result.output.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file.csv"]


def test_nothing_of_an_odd_row_is_lost(data, tmp_path):
    file = tmp_path / "odd.csv"
    rows = [
        "MMEID,Ex_Name,s.year,StateA,StateB",
        "1,Made-up Overlong,1999,Turkey,Hungary,Pakistan, Qatar",
        "2,Made-up\u2028Lines\x0cof\x85all\x1ckinds,2000,Turkey,Hung\u200bary",
        "",
        ",,,,",
        "3,Made-up Last,2001,Turkey,Hungary",
    ]
    file.write_bytes("\r\n".join(rows).encode())
    out = tmp_path / "drafts"
    result = run_import(file, out, data)
    assert result.exit_code == 0, result.output
    assert len(list((out / "exercises").iterdir())) == 3
    remarks = read_remarks(out)
    (surplus,) = remarks["*", "Pakistan, Qatar"]
    assert (surplus["line"], "7 cells" in surplus["text"]) == ("2", True)
    (named,) = remarks["Ex_Name", "Made-up\u2028Lines\x0cof\x85all\x1ckinds"]
    assert named["line"] == "3"
    (state,) = remarks["StateB", "Hung\u200bary"]
    assert "tells of it in a fact" in state["text"]
    (fact,) = read_draft(out, "unnamed-exercise-mme-v7-2-2000")["facts"]
    assert "Hung" in fact["text"]
    assert fact["text"].isprintable()
    assert [p["party"] for p in read_draft(out, "made-up-last-2001")["participants"]] == [
        "TR",
        "HU",
    ]


def test_a_folder_that_holds_something_is_left_as_it_is(data, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = run_import(TROUBLES, tmp_path, data)
    assert (result.exit_code, "already holds files" in result.output) == (1, True)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_four_thousand_rows_become_four_thousand_drafts(data, tmp_path):
    file = tmp_path / "many.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="-9")
        writer.writeheader()
        for number in range(4_000):
            writer.writerow(
                {
                    "MMEID": str(number),
                    "Ex_Name": "Made-up Many",
                    "s.year": "1999",
                    "s.month": str(number % 12 + 1),
                    "StateA": "Turkey",
                    "StateB": "Kazakhstan",
                }
            )
    result = run_import(file, tmp_path / "drafts", data)
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "drafts" / "exercises").iterdir())) == 4_000
