"""The macros that print lists of records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.checks import GUIDANCE
from macros.loading.handbook import Handbook
from tests.builders import load_sound, make_event, make_exercise, make_publisher
from tests.html_tree import Html, with_class
from tests.pages.sample import macros_of, read_facts, read_headings, read_table, render
from tests.pages.test_record_macros import REGISTER_2023, REGISTER_2025, REGISTER_HEAD

REGISTER_2027 = [
    "2027",
    "Plan-2027",
    "not known",
    "not known",
    "Field training exercise",
    "ots",
    "planned",
    "single source",
]


def _tables(body: Html) -> dict[str, list[list[str]]]:
    return {table.one("./caption").text: read_table(table) for table in body.find(".//table")}


def test_the_register_holds_every_exercise_oldest_first() -> None:
    body = render(macros_of().exercise_register())
    assert _tables(body) == {
        "3 exercises, oldest first": [REGISTER_HEAD, REGISTER_2023, REGISTER_2025, REGISTER_2027]
    }
    table = body.one(".//table")
    assert table.attributes("./thead//th", "scope") == ["col"] * 8
    assert table.attributes("./tbody//th", "scope") == ["row"] * 3
    assert table.attributes("./tbody/tr/*[1]", "data-label") == ["Date"] * 3
    region = body.one(".//div[@role='region']")
    assert (region.get("aria-label"), region.get("tabindex")) == ("3 exercises, oldest first", "0")


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({"country": "HU"}, [REGISTER_2025]),
        ({"year": 2023}, [REGISTER_2023]),
        ({"since": 2025}, [REGISTER_2025, REGISTER_2027]),
        ({"until": 2023}, [REGISTER_2023]),
        ({"status": "planned"}, [REGISTER_2027]),
        ({"framework": "ots"}, [REGISTER_2027]),
        ({"domain": "air"}, [REGISTER_2025]),
        ({"form": "cpx"}, [REGISTER_2023]),
        ({"series": "tarlan"}, [REGISTER_2023, REGISTER_2025]),
        ({"members_at_least": 2}, [REGISTER_2023, REGISTER_2025]),
        ({"members_at_least": 0, "status": "cancelled"}, []),
    ],
)
def test_the_register_takes_every_filter(filters: dict[str, Any], rows: list[list[str]]) -> None:
    body = render(macros_of().exercise_register(caption="Some", **filters))
    assert _tables(body) == {"Some": [REGISTER_HEAD, *rows]}


def test_a_register_of_one_row_says_so() -> None:
    body = render(macros_of().exercise_register(year=2023))
    assert list(_tables(body)) == ["1 exercise, oldest first"]


def _entries(body: Html) -> list[str]:
    return body.texts(with_class("entry"))


def test_the_chronology_tells_everything_dated_year_by_year() -> None:
    body = render(macros_of().chronology())
    assert read_headings(body) == [f"h2 {year}" for year in (2023, 2024, 2025, 2026, 2027)]
    assert body.attributes("./h2", "id") == ["y2023", "y2024", "y2025", "y2026", "y2027"]
    assert _entries(body) == [
        "May 2023 Exercise Tarlan-2023 official",
        "2024 statement Joint word single source",
        "8–10 July 2025 Exercise Tarlan-2025 contested Azerbaijan and Kazakhstan trained together.",
        "7 October 2025 summit Summit in Gabala single source",
        "about January 2026 statement A view single source",
        "2027 Exercise Plan-2027 planned single source",
    ]
    icons = body.find(with_class("icon"))
    assert [icon.get("aria-hidden") for icon in icons] == ["true"] * 6
    assert {str(icon.get("class")) for icon in icons} == {
        "icon icon--exercise",
        "icon icon--statement",
        "icon icon--summit",
    }


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"kind": "exercise"}, ["Tarlan-2023", "Tarlan-2025", "Plan-2027"]),
        ({"kind": "summit"}, ["Summit in Gabala"]),
        ({"kind": "statement"}, ["Joint word", "A view"]),
        ({"country": "HU"}, ["Tarlan-2025"]),
        ({"year": 2025}, ["Tarlan-2025", "Summit in Gabala"]),
        ({"since": 2026}, ["A view", "Plan-2027"]),
        ({"until": 2024}, ["Tarlan-2023", "Joint word"]),
        ({"country": "AZ", "kind": "exercise", "until": 2024}, ["Tarlan-2023"]),
        ({"kind": "treaty"}, []),
    ],
)
def test_the_chronology_takes_every_filter(filters: dict[str, Any], names: list[str]) -> None:
    body = render(macros_of().chronology(**filters))
    assert body.texts(with_class("entry__title")) == names


def test_the_latest_records_stand_newest_first_without_what_is_still_to_come() -> None:
    body = render(macros_of().latest(4))
    assert body.texts(with_class("entry__title")) == [
        "A view",
        "Summit in Gabala",
        "Tarlan-2025",
        "Joint word",
    ]
    assert len(_entries(render(macros_of().latest()))) == 5
    assert _entries(render(macros_of().latest(0))) == []


def test_countries_are_grouped_by_their_standing_with_the_number_of_their_exercises() -> None:
    body = render(macros_of().countries())
    assert read_headings(body) == [
        "h2 Members",
        "h3 Azerbaijan",
        "h3 Kazakhstan",
        "h2 Observers",
        "h3 Hungary",
        "h2 Partners in exercises",
        "h3 Pakistan",
    ]
    assert [card.texts("./p") for card in body.find(with_class("card"))] == [
        ["Azərbaycan (Azerbaijani)", "2 exercises in this handbook"],
        ["2 exercises in this handbook"],
        ["1 exercise in this handbook"],
        ["0 exercises in this handbook"],
    ]


def test_events_stand_under_their_kind_oldest_first() -> None:
    head = ["Date", "Event", "Place", "Status", "Evidence"]
    summit = ["7 October 2025", "Summit in Gabala", "Aktau", "Held", "single source"]
    body = render(macros_of().events())
    assert read_headings(body) == ["h2 summit", "h2 statement"]
    assert [read_table(table) for table in body.find(".//table")] == [
        [head, summit],
        [head, ["2024", "Joint word", "", "Held", "single source"]],
    ]
    assert _tables(render(macros_of().events(kind="summit"))) == {
        "1 record, oldest first": [head, summit]
    }


def test_undated_events_stand_last(tmp_path: Path) -> None:
    files = {
        "events/a.yaml": make_event(name="Undated"),
        "events/b.yaml": make_event(name="Later", date="2025"),
        "events/c.yaml": make_event(name="Earlier", date="2024"),
    }
    body = render(macros_of(load_sound(tmp_path, files)).events())
    assert [row[1] for row in read_table(body.one(".//table"))[1:]] == [
        "Earlier",
        "Later",
        "Undated",
    ]
    assert body.texts(with_class("unknown")) == ["not known"]


def test_organizations_stand_country_by_country_international_bodies_last() -> None:
    body = render(macros_of().organizations())
    assert read_headings(body) == ["h2 Azerbaijan", "h2 International bodies"]
    head = ["Name", "Kind", "Founded", "Products"]
    ots = [
        "Organization of Turkic States",
        "international organization",
        "3 October 2009",
        "",
    ]
    assert [read_table(table) for table in body.find(".//table")] == [
        [head, ["Shell Plant", "plant", "not known", "shells; cases"]],
        [head, ots],
    ]


def test_programmes_stand_by_name() -> None:
    assert _tables(render(macros_of().programmes())) == {
        "Programmes, by name": [
            ["Programme", "Partners", "Date", "Status", "Evidence"],
            ["Joint shells", "Azerbaijan, Kazakhstan", "since 2024", "announced", "single source"],
        ]
    }


def test_series_stand_by_name_with_the_number_of_their_editions() -> None:
    assert _tables(render(macros_of().series_list())) == {
        "Series of exercises, by name": [
            ["Series", "Held", "Framework", "Editions here"],
            ["Tarlan", "since 2023", "bilateral", "2"],
        ]
    }


def test_places_stand_country_by_country_with_the_number_of_records_there() -> None:
    body = render(macros_of().places())
    assert read_headings(body) == ["h2 Kazakhstan", "h2 Seas and regions without a state"]
    head = ["Place", "Kind", "Position", "Records"]
    assert [read_table(table) for table in body.find(".//table")] == [
        [head, ["Aktau", "town", "43.65, 51.16", "3"]],
        [head, ["The range", "range", "not known", "0"]],
    ]


def test_statements_are_quoted_with_who_made_them() -> None:
    body = render(macros_of().statements())
    assert read_headings(body) == ["h2 assessment"]
    assert body.texts(".//blockquote") == [
        "A view The author calls for more drills.1 Tural Heybatov, Paper; about January 2026"
    ]


SOURCES_HEAD = ["Publisher", "Country", "Owner", "Languages", "Documents"]
AGENCY = ["Agency", "Kazakhstan", "state", "English, Kazakh", "1"]
MINISTRY = ["Ministry", "Azerbaijan", "state", "", "1"]
PAPER = ["Paper", "", "private", "", "1"]


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({}, [MINISTRY, AGENCY, PAPER]),
        ({"kind": "newspaper"}, [PAPER]),
        ({"country": "KZ"}, [AGENCY]),
        ({"kind": "newspaper", "country": "KZ"}, []),
    ],
)
def test_sources_stand_under_their_kind_whole_or_filtered(
    filters: dict[str, Any], rows: list[list[str]]
) -> None:
    body = render(macros_of().sources(**filters))
    tables = [read_table(table) for table in body.find(".//table")]
    assert tables == [[SOURCES_HEAD, row] for row in rows]


def test_a_publisher_without_documents_is_only_repeated_by_others(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"sources/mod.yaml": make_publisher(documents=[])})
    row = read_table(render(macros_of(handbook).sources()).one(".//table"))[1]
    assert row == ["Qazinform", "", "state", "", "only repeated by others"]


def test_disputes_stand_under_the_kind_of_their_record_with_both_sides() -> None:
    body = render(macros_of().disputes())
    assert read_headings(body) == ["h2 Exercises", "h3 Tarlan-2025: date"]
    dispute = body.one(with_class("dispute", "section"))
    assert dispute.get("id") == "tarlan-2025-1"
    assert dispute.texts(".//dl/div") == ["8 JulyAgency1", "9 JulyMinistry2"]
    assert dispute.one("./h3/a").get("href") == "../../exercises/tarlan-2025/"


@pytest.mark.parametrize(("country", "number"), [("HU", 1), ("AZ", 1), ("PK", 0)])
def test_disputes_of_a_country_are_those_of_records_in_which_it_takes_part(
    country: str, number: int
) -> None:
    body = render(macros_of().disputes(country=country))
    assert len(body.find(with_class("dispute", "section"))) == number


def test_years_lead_to_the_register_of_each_the_newest_first() -> None:
    body = render(macros_of().exercise_years())
    links = body.find(".//li/a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("2027", "../../exercises/years/2027/"),
        ("2025", "../../exercises/years/2025/"),
        ("2023", "../../exercises/years/2023/"),
    ]
    assert body.texts(with_class("count")) == ["1", "1", "1"]


def test_the_glossary_defines_every_term_under_its_vocabulary() -> None:
    macros = macros_of(page="glossary.md")
    body = render(macros.glossary(), macros)
    assert read_headings(body) == ["h2 Status", "h2 Form", "h2 Source notes"]
    entries = body.find(f"{with_class('glossary', 'dl')}/div")
    assert [(e.get("id"), e.one("./dt").text, e.one("./dd").text) for e in entries] == [
        ("status-held", "Held held", "It took place."),
        ("form-ftx", "Field training exercise ftx", "Troops act in the field.1"),
    ]


def test_numbers_lead_to_the_pages_that_they_count() -> None:
    body = render(macros_of(page="index.md").numbers())
    tiles = body.find(".//li/a")
    assert [(tile.text, tile.get("href")) for tile in tiles] == [
        ("4 countries", "countries/"),
        ("3 exercises", "exercises/"),
        ("2 events", "chronology/"),
        ("3 firms, bodies and programmes", "industry/"),
        ("1 disputed facts", "disputes/"),
        ("3 source documents", "sources/"),
    ]


@pytest.mark.parametrize("group", GUIDANCE)
def test_rules_are_those_of_the_check_each_with_its_meaning_examples_and_message(
    group: str,
) -> None:
    body = render(macros_of().rules(group))
    rows = body.find(".//dl/div")
    assert [(row.get("id"), row.one("./dt").text) for row in rows] == [
        (rule.name, rule.name) for rule in GUIDANCE[group]
    ]
    for row in rows:
        assert row.one("./dd").text
        assert [pre.whole_text.partition("\n")[0][:7] for pre in row.find(".//pre")] == [
            "# data/"
        ] * 2
        assert row.one(".//p[@class='rule-message']").text.endswith(f"[{row.get('id')}]")


def test_coverage_tells_how_much_is_covered_and_how_well() -> None:
    body = render(macros_of().coverage())
    assert read_facts(body)["Stated gaps"] == "1 things that no source seen tells"
    tables = _tables(body)
    assert tables["Dated records by the year in which they begin"] == [
        ["Year", "Exercises", "Events"],
        ["2023", "1", "0"],
        ["2024", "0", "1"],
        ["2025", "1", "1"],
        ["2027", "1", "0"],
    ]
    assert tables["Records in which a country with a profile has any role"] == [
        ["Country", "Exercises", "Events"],
        ["Azerbaijan", "2", "1"],
        ["Hungary", "1", "0"],
        ["Kazakhstan", "2", "2"],
    ]
    assert tables["Documents by language"] == [
        ["Language", "Documents"],
        ["English", "2"],
        ["Russian", "1"],
    ]


@pytest.fixture
def empty(tmp_path: Path) -> Handbook:
    return load_sound(tmp_path, {})


@pytest.mark.parametrize(
    "name",
    [
        *("exercise_register", "chronology", "latest", "countries", "events", "organizations"),
        *("programmes", "series_list", "places", "statements", "sources", "disputes"),
        *("exercise_years", "glossary", "numbers", "coverage", "source_notes"),
    ],
)
def test_an_empty_handbook_gives_lists_without_rows(empty: Handbook, name: str) -> None:
    body = render(getattr(macros_of(empty), name)())
    assert body.texts(".//tbody/tr | .//section | .//blockquote | .//li[@class='entry']") == []


def test_a_hostile_caption_is_text(tmp_path: Path) -> None:
    handbook = load_sound(tmp_path, {"exercises/a.yaml": make_exercise()})
    caption = 'A "B" <b> | {{ x }} *c*'
    body = render(macros_of(handbook).exercise_register(caption=caption))
    assert body.one(".//caption").text == caption
    assert body.one(".//div[@role='region']").get("aria-label") == caption
