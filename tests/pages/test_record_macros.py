"""The macros that print one record each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import load_sound, make_country, make_exercise, make_place, make_publisher
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

REGISTER_HEAD = [
    "Date",
    "Exercise",
    "Place",
    "Participants",
    "Form",
    "Framework",
    "Status",
    "Evidence",
]
REGISTER_2023 = [
    "May 2023",
    "Tarlan-2023",
    "not known",
    "Kazakhstan, Azerbaijan",
    "cpx",
    "bilateral",
    "Held",
    "official",
]
REGISTER_2025 = [
    "8–10 July 2025",
    "Tarlan-2025",
    "Aktau, Azerbaijan",
    "Azerbaijan, Kazakhstan, Hungary (observer)",
    "Field training exercise",
    "bilateral",
    "Held",
    "contested",
]


@pytest.fixture(scope="module")
def exercise() -> Html:
    macros = macros_of(page="exercises/tarlan-2025.md")
    return render(macros.exercise("tarlan-2025"), macros)


def test_an_exercise_stands_under_its_name_with_its_parts_in_order(exercise: Html) -> None:
    assert read_headings(exercise) == [
        "h1 Tarlan-2025",
        "h2 Participants",
        "h2 Where sources disagree",
        "h3 Date",
        "h2 Further facts",
        "h2 Not known",
        "h2 Around this time",
        "h2 See also",
        "h2 Source notes",
    ]


def test_an_exercise_has_its_facts_each_with_notes_and_evidence(exercise: Html) -> None:
    assert read_facts(exercise) == {
        "Date": "8–10 July 20252 contested The end is planned.",
        "Status": "Held3 official",
        "Host": "Azerbaijan2 official",
        "Place": "Aktau2 official",
        "Form": "Field training exercise (inferred)",
        "Domain": "air",
        "Framework": "bilateral",
        "Organizations": "Organization of Turkic States2 official",
        "Series": "Tarlan",
        "In the series": "edition 2 of the 2 recorded here; before: Tarlan-2023",
        "Native names": "Тарлан-2025 (Russian)",
    }


def test_an_exercise_names_its_participants_by_role_in_a_captioned_table(exercise: Html) -> None:
    table = exercise.one(".//table")
    assert table.one("./caption").text == "Who takes part, by role 2 official"
    assert read_table(table) == [
        ["Party", "Role", "Units"],
        ["Azerbaijan", "host", "two ships"],
        ["Kazakhstan", "participant2", ""],
        ["Hungary", "observer", ""],
    ]
    assert table.attributes("./thead//th", "scope") == ["col"] * 3
    assert table.attributes("./tbody//th", "scope") == ["row"] * 3


def test_an_exercise_shows_both_sides_of_a_dispute_with_who_says_so(exercise: Html) -> None:
    dispute = exercise.one(with_class("dispute", "section"))
    assert dispute.get("id") == "dispute-1"
    assert dispute.one("./p").text == "One says the 8th, one the 9th."
    sides = dispute.find(".//dl/div")
    assert [(side.one("./dt").text, side.one("./dd").text) for side in sides] == [
        ("8 July", "Agency2"),
        ("9 July", "Ministry3"),
    ]


def test_an_exercise_links_to_whatever_it_names(exercise: Html) -> None:
    links = exercise.find(".//dl//a[not(contains(@class, 'note-ref'))]")
    assert {link.text: link.get("href") for link in links} == {
        "Held": "../../glossary/#status-held",
        "Azerbaijan": "../../countries/az/",
        "Aktau": "../../places/aktau/",
        "Field training exercise": "../../glossary/#form-ftx",
        "Organization of Turkic States": "../../organizations/ots/",
        "Tarlan": "../../series/tarlan/",
        "Tarlan-2023": "../tarlan-2023/",
    }


def test_an_exercise_tells_which_records_point_to_it_and_what_is_not_known(exercise: Html) -> None:
    assert exercise.texts(f"{with_class('related', 'ul')}/li") == [
        "A view statement",
        "Summit in Gabala event",
    ]
    assert exercise.texts(f"{with_class('gaps', 'ul')}/li") == ["number of troops"]


def test_an_exercise_marks_names_and_dates_for_machines(exercise: Html) -> None:
    name = exercise.one(".//span[@lang]")
    assert (name.get("lang"), name.text) == ("ru", "Тарлан-2025")
    later = render(macros_of().exercise("tarlan-2023"))
    assert later.attributes(".//dl//time", "datetime") == ["2023-05"]
    # A span of days is no `datetime` of HTML: it stays words.
    assert not exercise.has(".//dl[@class='facts']//time")


def test_the_source_notes_close_a_page_and_lead_back_to_each_mention(exercise: Html) -> None:
    notes = exercise.find(f"{with_class('notes', 'ol')}/li")
    details = "Russian, news agency; repeats Ministry: Word. All it supports"
    assert [note.text for note in notes] == [
        f"↩ Agency: Сообщение, A. Author, 9 July 2025, para. 2. {details}",
        f"↩↩↩↩↩↩↩ Agency: Сообщение, A. Author, 9 July 2025. {details}",
        "↩↩ Ministry: Word, undated in our copy. English, official. All it supports",
        "↩ Paper: A history, undated in our copy. English, newspaper. All it supports",
    ]
    mentions = exercise.find(with_class("note-ref", "a"))
    back = [link.get("href") for note in notes for link in note.find("./a[@class='note-back']")]
    assert sorted(f"#{mention.get('id')}" for mention in mentions) == sorted(map(str, back))
    assert {mention.get("href") for mention in mentions} == {f"#{n.get('id')}" for n in notes}
    link = notes[0].one("./a[@lang]")
    assert (link.get("lang"), link.get("href")) == ("ru", "https://example.org/tarlan")
    assert notes[0].one("./a[last()]").get("href") == "../../sources/agency/#agency-report"


def test_evidence_is_a_word_that_explains_itself(exercise: Html) -> None:
    badges = exercise.find(with_class("evidence"))
    assert {(badge.text, badge.get("title")) for badge in badges} == {
        ("contested", "Sources disagree: 1 document, 1 independent origin."),
        (
            "official",
            (
                "A participant's own body says so, directly or as relayed: "
                "1 document, 1 independent origin."
            ),
        ),
        ("single source", "It rests on one origin: 1 document, 1 independent origin."),
    }


@pytest.fixture(scope="module")
def country() -> Html:
    macros = macros_of(page="countries/az.md")
    return render(macros.country_profile("az"), macros)


def test_a_country_profile_has_its_facts_and_figures_each_with_year_and_source(
    country: Html,
) -> None:
    assert read_facts(country) == {
        "Official name": "Republic of Azerbaijan",
        "Native names": "Azərbaycan (Azerbaijani)",
        "Standing in the OTS": (
            "founding member, since 3 October 20091 single source "
            "chair, since 7 October 20251 single source"
        ),
        "Strength": "about 66,950 personnel 1 single source 2023 active forces (estimate)",
    }


def test_a_country_profile_gathers_everything_about_the_country(country: Html) -> None:
    assert read_headings(country) == [
        "h1 Azerbaijan",
        "h2 Alignments",
        "h2 industry",
        "h2 Defence industry",
        "h2 Exercises",
        "h2 Chronology",
        "h2 What others say",
        "h2 Disputes elsewhere about it",
        "h2 Source notes",
    ]
    registers = country.find(with_class("register", "table"))
    assert {table.one("./caption").text: read_table(table) for table in registers} == {
        "Organizations and treaties of security outside the OTS": [
            ["With", "Standing", "When", "Note"],
            ["NATO", "partner1", "", ""],
        ],
        "Organizations": [["Name", "Kind", "Products"], ["Shell Plant", "plant", "shells; cases"]],
        "Programmes with partners": [
            ["Programme", "Partners", "Date", "Status", "Evidence"],
            ["Joint shells", "Azerbaijan, Kazakhstan", "since 2024", "announced", "single source"],
        ],
        "2 exercises of Azerbaijan, oldest first": [
            ["Date", "Exercise", "Place", "Its role", "With", "Status", "Evidence"],
            [
                "May 2023",
                "Tarlan-2023",
                "not known",
                "participant",
                "Kazakhstan",
                "Held",
                "official",
            ],
            [
                "8–10 July 2025",
                "Tarlan-2025",
                "Aktau, Azerbaijan",
                "host",
                "Kazakhstan, Hungary (observer)",
                "Held",
                "contested",
            ],
        ],
    }
    lists = {group.get("class"): group.texts("./li") for group in country.find(".//ul | .//ol")}
    assert lists["partner-counts"] == ["Kazakhstan 2"]
    assert lists["fact-list"] == ["It makes shells.1 single source"]
    assert lists["timeline"] == ["7 October 2025 summit Summit in Gabala single source"]
    related = country.find(with_class("related", "ul"))
    assert [group.texts("./li") for group in related] == [
        ["A view Tural Heybatov"],
        ["Tarlan-2025: date"],
    ]


def test_a_country_profile_tells_of_events_of_the_kind_statement() -> None:
    body = render(macros_of().country_profile("kz"))
    assert body.texts(with_class("entry__title")) == ["Joint word", "Summit in Gabala"]


def test_an_event_has_its_facts_parties_and_who_points_to_it() -> None:
    macros = macros_of(page="events/gabala-2025.md")
    body = render(macros.event("gabala-2025"), macros)
    assert read_facts(body) == {
        "Date": "7 October 20251 single source",
        "Status": "Held1 single source",
        "Place": "Aktau1 single source",
        "Organizations": "Organization of Turkic States1 single source",
        "Outcome": "A declaration was signed.1 single source",
    }
    assert read_table(body.one(".//table")) == [
        ["Party", "Role", "Represented by"],
        ["Azerbaijan", "host", "President"],
        ["Kazakhstan", "participant", ""],
    ]
    assert body.texts(f"{with_class('related', 'ul')}/li") == ["Tarlan-2025 exercise"]
    assert body.attributes(".//dl//time", "datetime") == ["2025-10-07"]


def test_an_organization_has_its_facts_and_programmes_and_the_bodies_below_it() -> None:
    plant = render(macros_of().organization("plant"))
    assert read_facts(plant) == {
        "Country": "Azerbaijan1 single source",
        "Part of": "Organization of Turkic States1 single source",
        "Place": "Aktau1 single source",
        "Products": "shells; cases1 single source",
    }
    assert plant.texts(f"{with_class('related', 'ul')}/li") == ["Joint shells announced"]
    ots = render(macros_of().organization("ots"))
    assert ots.texts(f"{with_class('related', 'ul')}/li") == ["Shell Plant plant"]


def test_a_programme_has_its_facts_and_partners() -> None:
    assert read_facts(render(macros_of().programme("shells"))) == {
        "Status": "announced1 single source",
        "Date": "since 20241 single source",
        "Partners": "Azerbaijan: Shell Plant Kazakhstan: A firm 1 single source",
        "Products": "shells1 single source",
    }


def test_a_series_lists_its_editions_oldest_first() -> None:
    body = render(macros_of().series("tarlan"))
    assert read_facts(body) == {
        "Held": "since 20231 single source",
        "Cadence": "every second year1 single source",
        "Framework": "bilateral",
        "Editions in this handbook": "2",
    }
    assert read_table(body.find(".//table")[0]) == [REGISTER_HEAD, REGISTER_2023, REGISTER_2025]


def test_a_place_tells_where_it_is_and_what_happened_there() -> None:
    body = render(macros_of().place("aktau"))
    assert read_facts(body) == {
        "Kind": "town",
        "Country": "Kazakhstan",
        "Position": "43.65° N, 51.16° E GeoNames 610612",
    }
    assert read_table(body.one(".//table")) == [REGISTER_HEAD, REGISTER_2025]
    assert body.texts(f"{with_class('related', 'ul')}/li") == [
        "Summit in Gabala event",
        "Shell Plant organization",
        "The range place",
    ]
    inner = render(macros_of().place("range"))
    assert read_facts(inner) == {"Kind": "range", "In": "Aktau", "Position": "not known"}


def test_a_place_in_the_south_west_is_worded_as_such(tmp_path: Path) -> None:
    coordinates = {"lat": "-33.45", "lon": "-70.66", "basis": "Natural Earth"}
    files = {"places/santiago.yaml": make_place(name="Santiago", coordinates=coordinates)}
    handbook = load_sound(tmp_path, files)
    facts = read_facts(render(macros_of(handbook).place("santiago")))
    assert facts["Position"] == "33.45° S, 70.66° W Natural Earth"


def test_a_statement_is_attributed_and_told_as_no_fact() -> None:
    macros = macros_of(page="statements/view.md")
    body = render(macros.statement("view"), macros)
    quote = body.one(".//blockquote")
    assert quote.one("./p").text == "The author calls for more drills.1"
    assert quote.one("./footer").text == "Tural Heybatov, Paper; about January 2026"
    assert body.one(with_class("notice")).text == (
        "A statement tells what somebody said. The handbook does not say that it is so."
    )
    assert read_facts(body) == {"Concerns": "Azerbaijan", "About": "Tarlan-2025"}


def test_a_publisher_lists_its_documents_and_every_field_that_each_supports() -> None:
    body = render(macros_of(page="sources/agency.md").publisher("agency"))
    assert read_facts(body) == {
        "Kind": "news agency",
        "Country": "Kazakhstan",
        "Owner": "state",
        "Languages": "English, Kazakh",
    }
    document = body.one(with_class("document", "li"))
    assert document.get("id") == "agency-report"
    assert document.texts("./p") == [
        "Сообщение",
        "A. Author; 9 July 2025; Russian; news agency; id agency-report",
        "Repeats: Ministry: Word",
        (
            "Supports: Plan-2027 (status, date); Tarlan (held, cadence); "
            "Tarlan-2023 (status, date, participants); "
            "Tarlan-2025 (disputes, summary, date, host, places, participants, organizations)"
        ),
    ]
    ministry = render(macros_of(page="sources/mod-az.md").publisher("mod-az"))
    assert read_facts(ministry)["Speaks for"] == "Azerbaijan"
    assert "Repeated by: Agency: Сообщение" in ministry.texts(".//li/p")


def test_a_document_that_defines_a_term_names_the_term(exercise: Html) -> None:
    assert exercise.has(".//a[@href='../../glossary/#form-ftx']")
    body = render(macros_of(page="sources/paper.md").publisher("paper"))
    uses = body.one(f"{with_class('document', 'li')}/p[last()]").text
    assert uses.startswith("Supports: A view (by, statement, date); Azerbaijan (")
    assert "Field training exercise (definition);" in uses


def test_no_record_page_uses_an_anchor_twice_or_a_note_that_is_not_there() -> None:
    macro_of = {"countries": "country_profile", "sources": "publisher"}
    folders = [path.removesuffix(".yaml").split("/") for path in SAMPLE]
    seen = 0
    for folder, record_id in folders:
        if folder == "vocabulary":
            continue
        macros = macros_of(page=f"{folder}/{record_id}.md")
        name = macro_of.get(folder, folder.removesuffix("s") if folder != "series" else folder)
        body = render(getattr(macros, name)(record_id), macros)
        anchors = [str(element.get("id")) for element in body.find(".//*[@id]")]
        assert len(anchors) == len(set(anchors)), f"{folder}/{record_id}"
        targets = {str(link.get("href"))[1:] for link in body.find(".//a[starts-with(@href, '#')]")}
        assert targets <= set(anchors), f"{folder}/{record_id}"
        seen += 1
    assert seen == len([path for path in SAMPLE if not path.startswith("vocabulary/")])


def test_hostile_words_come_out_as_themselves_on_every_place_of_a_page(tmp_path: Path) -> None:
    files = {
        "exercises/hostile.yaml": make_exercise(
            name=HOSTILE_NAME,
            names={"ru": HOSTILE_NAME},
            aliases=[HOSTILE_NAME],
            host="AZ",
            host_label=HOSTILE_NAME,
            gaps=[HOSTILE_NAME],
            participants=[{"party": "AZ", "role": "host", "units": HOSTILE_NAME}],
        ),
        "countries/az.yaml": make_country(name=HOSTILE_NAME),
        "sources/qazinform.yaml": SAMPLE["sources/agency.yaml"]
        | {"name": HOSTILE_NAME, "documents": [_hostile_document()]},
    }
    handbook = load_sound(tmp_path, files)
    macros = macros_of(handbook, "exercises/hostile.md")
    body = render(macros.exercise("hostile"), macros)
    facts = read_facts(body)
    assert facts["Native names"] == f"{HOSTILE_NAME} (Russian)"
    assert facts["Also known as"] == HOSTILE_NAME
    assert facts["Host"] == f"{HOSTILE_NAME}1 single source"
    assert facts["Organisers call it"] == f"{HOSTILE_NAME}1 single source"
    assert read_table(body.one(".//table"))[1] == [HOSTILE_NAME, "host", HOSTILE_NAME]
    assert body.texts(f"{with_class('gaps', 'ul')}/li") == [HOSTILE_NAME]
    assert read_headings(body)[0] == f"h1 {HOSTILE_NAME}"
    note = body.one(f"{with_class('notes', 'ol')}/li")
    assert note.one("./span").text == HOSTILE_NAME
    assert note.one("./a[@lang]").text == HOSTILE_NAME
    assert not body.has(".//b | .//*[@onclick]")


def _hostile_document() -> dict[str, str]:
    return {
        "id": "qazinform-tarlan",
        "url": "https://example.org/tarlan",
        "title": HOSTILE_NAME,
        "language": "en",
        "kind": "news-agency",
    }


def test_the_made_up_handbook_keeps_to_the_rules() -> None:
    assert len(load_sample().list_all()) == len(SAMPLE)


def test_a_profile_names_at_most_five_others_of_an_exercise_with_roles_that_differ(
    tmp_path: Path,
) -> None:
    codes = ["TR", "KZ", "KG", "UZ", "HU", "PK"]
    roles = ["observer", *["participant"] * 5]

    def drill(number: int) -> dict[str, Any]:
        others = zip(codes[:number], roles[:number], strict=True)
        rows = [{"party": code, "role": role} for code, role in others]
        host = {"party": "AZ", "role": "host"}
        return make_exercise(name=f"With {number}", host="AZ", participants=[host, *rows])

    files = {f"exercises/with-{n}.yaml": drill(n) for n in (0, 1, 5, 6)}
    files |= {"countries/az.yaml": make_country()}
    files["sources/qazinform.yaml"] = make_publisher()
    handbook = load_sound(tmp_path, files)
    table = render(macros_of(handbook).country_profile("az")).one(with_class("register", "table"))
    assert {row[1]: row[4] for row in read_table(table)[1:]} == {
        "With 0": "not known",
        "With 1": "Türkiye (observer)",
        "With 5": "Türkiye (observer), Kazakhstan, Kyrgyzstan, Uzbekistan, Hungary",
        "With 6": "Türkiye (observer), Kazakhstan, Kyrgyzstan, Uzbekistan and 2 more",
    }
