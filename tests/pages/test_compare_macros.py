"""The macros that set countries, or editions of a series, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.pages.faults import MacroFault
from macros.pages.time_words import word_distance
from macros.views.comparison import list_comparisons
from macros.views.nearness import Distance
from tests.builders import DOCUMENT_ID, load_sound, make_country, make_exercise, make_publisher
from tests.html_tree import Html, with_class
from tests.pages.sample import (
    SAMPLE,
    load_sample,
    macros_of,
    read_facts,
    read_headings,
    read_table,
    render,
)
from tests.pages.test_markup import HOSTILE_NAME

PAGE = "compare/az-kz.md"


@pytest.fixture(scope="module")
def pair() -> Html:
    macros = macros_of(page=PAGE)
    return render(macros.comparison("az", "kz"), macros)


def _table(body: Html, name: str) -> list[list[str]]:
    return read_table(body.one(f".//div[@aria-label='{name}']/table"))


def test_a_comparison_has_its_parts_in_order(pair: Html) -> None:
    assert read_headings(pair) == [
        "h1 Azerbaijan and Kazakhstan",
        "h2 Side by side",
        "h2 Alignments",
        "h2 Exercises together",
        "h2 Exercises apart",
        "h2 Industry",
        "h2 Events with both",
        "h2 Other comparisons",
        "h2 Source notes",
    ]


def test_a_comparison_counts_what_is_together_and_apart(pair: Html) -> None:
    assert read_facts(pair) == {
        "Exercises together": "2 held",
        "Exercises apart": (
            "0 with Azerbaijan alone of the two, 0 with Kazakhstan alone of the two"
        ),
        "Events with both": "1 of the two alone, 0 with others",
        "Programmes with both": "1",
    }
    assert pair.one(with_class("lede", "p")).text.startswith(
        "Azerbaijan and Kazakhstan both hosted or joined 2 held exercises recorded here."
    )


def test_facts_of_both_profiles_stand_side_by_side_with_their_notes(pair: Html) -> None:
    rows = {row[0]: row[1:] for row in _table(pair, "Side by side")}
    assert rows["Subject"] == ["Azerbaijan", "Kazakhstan"]
    assert rows["Strength"] == [
        "about 66,950 personnel, 20231 active forces (estimate)",
        "nothing recorded",
    ]
    assert rows["Standing in the OTS"] == [
        "founding member, since 3 October 20091 chair, since 7 October 20251",
        "member1",
    ]
    assert _table(pair, "Alignments")[1:] == [["NATO", "partner1", "nothing recorded"]]


def test_every_cited_fact_of_a_comparison_leads_to_its_note(pair: Html) -> None:
    notes = pair.attributes(f"{with_class('notes', 'ol')}/li", "id")
    refs = pair.attributes(with_class("note-ref", "a"), "href")
    assert notes
    assert {str(ref)[1:] for ref in refs} == set(notes)


def test_exercises_together_name_the_role_of_each(pair: Html) -> None:
    rows = _table(pair, "Exercises together")
    assert [(row[1], row[3], row[4], row[5]) for row in rows[1:]] == [
        ("Tarlan-2023", "participant", "host", "none"),
        ("Tarlan-2025", "host", "participant", "1"),
    ]


def test_a_comparison_leads_to_the_other_pairs_of_both(pair: Html) -> None:
    links = pair.attributes(".//h2[@id='others']/following-sibling::ul//a", "href")
    assert links == ["../az-hu/", "../hu-kz/", "../"]


def test_the_table_of_pairs_links_each_pair_both_ways() -> None:
    body = render(macros_of(page="compare/index.md").comparison_pairs())
    assert read_table(body.one(".//table")) == [
        ["", "AZ", "HU", "KZ"],
        ["Azerbaijan", "·", "0", "2"],
        ["Hungary", "0", "·", "0"],
        ["Kazakhstan", "2", "0", "·"],
    ]
    links = [(a.get("href"), a.get("aria-label")) for a in body.find(".//td/a")]
    assert ("az-kz/", "Azerbaijan and Kazakhstan: 2 held exercises together") in links
    assert ("az-kz/", "Kazakhstan and Azerbaijan: 2 held exercises together") in links


def test_a_pair_without_anything_common_is_no_link(tmp_path: Path) -> None:
    standing = [{"status": "member", "cites": [DOCUMENT_ID]}]
    files = {
        "countries/az.yaml": make_country(ots_status=standing),
        "countries/kz.yaml": make_country(name="Kazakhstan", ots_status=standing),
        "sources/qazinform.yaml": make_publisher(),
    }
    macros = macros_of(load_sound(tmp_path, files), "compare/index.md")
    body = render(macros.comparison_pairs())
    assert not body.has(".//td/a")
    assert not render(macros.country_profile("az")).has(with_class("compare-links"))


def test_all_countries_stand_in_one_table_members_first() -> None:
    macros = macros_of(page="compare/index.md")
    rows = read_table(render(macros.comparison_table(), macros).one(".//table"))
    assert [row[0] for row in rows] == [
        "Country",
        "Azerbaijan",
        "Kazakhstan",
        "Hungary",
        "Pakistan",
    ]
    azerbaijan = dict(zip(rows[0], rows[1], strict=True))
    assert azerbaijan["Other ties"] == "NATO: partner1"
    assert azerbaijan["Exercises"] == "2 recorded, 2 of them held; most often with Kazakhstan (2)"
    assert azerbaijan["Industry"] == "1 body or firm, 1 programme recorded"


def test_a_profile_leads_to_its_comparisons() -> None:
    body = render(macros_of(page="countries/az.md").country_profile("az"))
    links = body.one(with_class("compare-links", "p")).attributes(".//a", "href")
    assert links == ["../../compare/az-hu/", "../../compare/az-kz/", "../../compare/"]


def test_a_country_that_is_not_known_is_refused() -> None:
    with pytest.raises(MacroFault) as fault:
        macros_of().comparison("az", "kx")
    assert str(fault.value).startswith("guide/probe.md: comparison(): ")
    assert '"kx" is no country' in str(fault.value)


def test_hostile_names_come_out_as_text_in_a_comparison(tmp_path: Path) -> None:
    standing = [{"status": "member", "cites": [DOCUMENT_ID]}]
    tie = {"name": HOSTILE_NAME, "standing": HOSTILE_NAME, "cites": [DOCUMENT_ID]}
    hostile = make_country(name=HOSTILE_NAME, ots_status=standing, alignments=[tie])
    files = {
        "countries/az.yaml": hostile,
        "countries/kz.yaml": hostile,
        "exercises/e.yaml": make_exercise(
            name=HOSTILE_NAME,
            participants=[{"party": p, "role": "participant"} for p in ("AZ", "KZ")],
        ),
        "sources/qazinform.yaml": make_publisher(),
    }
    macros = macros_of(load_sound(tmp_path, files), PAGE)
    body = render(macros.comparison("az", "kz"), macros)
    assert read_headings(body)[0] == f"h1 {HOSTILE_NAME} and {HOSTILE_NAME}"
    assert _table(body, "Alignments")[1] == [HOSTILE_NAME, *[f"{HOSTILE_NAME}1"] * 2]
    assert not body.has(".//b | .//*[@onclick]")


def test_editions_of_a_series_stand_side_by_side() -> None:
    macros = macros_of(page="series/tarlan.md")
    body = render(macros.series("tarlan"), macros)
    rows = {row[0]: row[1:] for row in _table(body, "Edition by edition")}
    assert rows["Subject"] == ["Tarlan-2023", "Tarlan-2025"]
    assert rows["Date"][1].endswith("3 days")
    assert rows["Change of parties"] == ["first one recorded", "the same parties"]
    assert rows["Domain"] == ["not stated", "air"]
    assert "Personnel" not in rows


def test_a_series_with_one_edition_compares_nothing(tmp_path: Path) -> None:
    files: dict[str, Any] = {k: v for k, v in SAMPLE.items() if k != "exercises/tarlan-2023.yaml"}
    body = render(macros_of(load_sound(tmp_path, files)).series("tarlan"))
    assert "h2 Edition by edition" not in read_headings(body)


@pytest.mark.parametrize(
    ("distance", "is_disputed", "words"),
    [
        (Distance(3, 3, 3), False, "3 days later"),
        (Distance(1, 1, -1), False, "1 day earlier"),
        (Distance(1, 1, -1), True, "about 1 day earlier"),
        (Distance(0, 0, 0), False, "at the same time"),
        (Distance(0, 0, 0), True, "about at the same time"),
        (Distance(0, 20, None), False, "about the same time"),
        (Distance(8, 37, None), False, "perhaps within a month"),
    ],
)
def test_a_distance_is_worded_no_more_exactly_than_it_is_known(
    distance: Distance, is_disputed: bool, words: str
) -> None:
    assert word_distance(distance, is_disputed=is_disputed) == words


def test_a_record_shows_what_came_before_and_after_and_what_is_near(tmp_path: Path) -> None:
    near = make_exercise(
        name="Near", date="2025-07-20", cites={f: ["paper-history"] for f in ("status", "date")}
    )
    handbook = load_sound(tmp_path, {**SAMPLE, "exercises/near.yaml": near})
    body = render(macros_of(handbook, "exercises/tarlan-2025.md").exercise("tarlan-2025"))
    assert body.texts(f"{with_class('in-time', 'ul')}/li") == [
        "Exercise before Tarlan-2023 May 2023",
        "Exercise after Near 20 July 2025",
    ]
    # Sources disagree on the date of Tarlan-2025: days are only about right.
    assert body.texts(f"{with_class('near', 'ul')}/li") == [
        "20 July 2025 Near exercise about 10 days later"
    ]


def test_around_a_date_known_to_the_year_nothing_is_claimed() -> None:
    body = render(macros_of(page="exercises/plan-2027.md").exercise("plan-2027"))
    assert not body.has(with_class("near", "ul"))
    assert "nobody can say what lies within a month of it" in body.text


def test_terms_of_a_page_stand_defined_at_its_end_once() -> None:
    macros = macros_of(page="exercises/tarlan-2025.md")
    body = render(macros.exercise("tarlan-2025") + macros.ref("form-ftx", "drills"), macros)
    used = body.one(with_class("terms-used", "details"))
    assert used.texts(".//dt") == ["Held", "Field training exercise"]
    assert used.texts(".//dd") == ["It took place.", "Troops act in the field."]
    for link in body.find(with_class("term", "a")):
        page, _sign, anchor = str(link.get("href")).partition("#")
        assert page == "../../glossary/"
        assert body.has(f".//div[@id='term-{anchor}']")


def test_a_page_without_terms_has_no_list_of_them() -> None:
    macros = macros_of()
    body = render(macros.cite("paper-history"), macros)
    assert not body.has(with_class("terms-used"))


def test_the_sample_has_a_comparison_for_every_pair_with_something_common() -> None:
    assert [f"{c.first.id}-{c.second.id}" for c in list_comparisons(load_sample())] == [
        "az-hu", "az-kz", "hu-kz",
    ]  # fmt: skip
