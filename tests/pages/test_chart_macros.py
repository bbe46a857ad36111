"""The macros `chart` and `exercise_map`: figures on pages, and what they refuse."""

from __future__ import annotations

import pytest

from macros.exports.tables.all_tables import ALL_TABLES
from macros.pages.chart_bodies import CHART_NAMES
from macros.pages.faults import MacroFault
from tests.charts.drawings import load_real
from tests.html_tree import with_class
from tests.pages.sample import macros_of, read_table, render

_ANY_SVG = ".//*[local-name()='svg']"


@pytest.mark.parametrize("name", CHART_NAMES)
def test_a_chart_has_title_drawings_note_and_numbers(name: str) -> None:
    macros = macros_of(load_real(), "charts.md")
    figure = render(macros.chart(name), macros).one(".//figure[@id]")
    assert figure.get("id") == f"chart-{name}"
    assert figure.one(with_class("chart__title", "figcaption")).text
    assert len(figure.find(_ANY_SVG + "[@role='img'][@aria-label]")) == 2
    assert figure.one(with_class("chart__note")).has(".//a[@href]")
    head, *rows = read_table(figure.one(".//details//table"))
    assert rows
    assert {len(row) for row in rows} == {len(head)}


def test_the_map_links_each_place_to_its_page() -> None:
    body = render(macros_of(load_real(), "map.md").exercise_map())
    links = body.find(with_class("chart__drawing--wide") + "//*[local-name()='a']")
    assert ("../places/baku/", "Baku: 15 held exercises") in [
        (link.get("href"), link.get("aria-label")) for link in links
    ]
    assert body.has(with_class("chart__skip", "a") + "[@href='#numbers-map']")
    assert body.has(".//details[@id='numbers-map']")


def test_pictures_of_one_page_share_no_id() -> None:
    macros = macros_of(load_real(), "charts.md")
    parts = [*(macros.chart(name) for name in CHART_NAMES), macros.exercise_map()]
    body = render("\n\n".join(parts))
    ids = body.attributes(".//*[@id]", "id")
    assert len(ids) == len(set(ids))


def test_a_chart_of_one_country_stands_on_its_profile() -> None:
    macros = macros_of(load_real(), "countries/kz.md")
    body = render(macros.country_profile("kz"), macros)
    assert body.has(".//figure[@id='chart-personnel-kz']")
    assert body.has(".//figure[@id='chart-map-kz']")


def test_a_country_without_figures_gets_a_sentence() -> None:
    body = render(macros_of(load_real()).chart("spending", country="QA"))
    assert body.one(with_class("chart-empty")).text == (
        "On the spending of Qatar, 0 figures are recorded: too few in one unit to compare."
    )
    assert not body.has(_ANY_SVG)


@pytest.mark.parametrize(
    ("name", "country", "words"),
    [
        ("pair-matrx", None, '"pair-matrx" is no chart. Did you mean "pair-matrix"?'),
        ("pair-matrix", "KZ", '"pair-matrix" is no chart of one country.'),
        ("personnel", "KX", '"KX" is no country with a profile.'),
        ("personnel", "kz", '"kz" is no country with a profile.'),
        (None, None, '"None" is no chart.'),
    ],
)
def test_a_wrong_chart_is_refused_with_the_page_and_what_there_is(
    name: str, country: str | None, words: str
) -> None:
    with pytest.raises(MacroFault) as fault:
        macros_of().chart(name, country)
    assert str(fault.value).startswith("guide/probe.md: chart(): ")
    assert words in str(fault.value)


def test_a_map_of_an_unknown_party_is_refused() -> None:
    with pytest.raises(MacroFault, match="KX"):
        macros_of().exercise_map("KX")


def test_the_pairs_of_the_matrix_lead_to_their_comparisons() -> None:
    macros = macros_of(load_real(), "charts.md")
    table = render(macros.chart("pair-matrix"), macros).one(".//details//table")
    links = {
        a.get("aria-label"): (a.get("href"), a.text) for a in table.find(".//td/a[@aria-label]")
    }
    assert links["Azerbaijan and Türkiye compared: 71"] == ("../compare/az-tr/", "71")
    # Pakistan has a profile and is neither member nor observer: its pairs are counted alone.
    assert not any("Pakistan" in str(label) for label in links)


@pytest.mark.parametrize("name", [*CHART_NAMES, "personnel-az", "map", "map-az"])
def test_every_chart_names_its_source(name: str) -> None:
    macros = macros_of(load_real(), "charts.md")
    kind, _hyphen, code = name.rpartition("-")
    if name.startswith("map"):
        text = macros.exercise_map(code.upper() if kind else None)
    elif name in CHART_NAMES:
        text = macros.chart(name)
    else:
        text = macros.chart(kind, country=code.upper())
    note = render(text, macros).one(with_class("chart__note", "p")).text
    assert "Source: " in note
    if name.startswith("map"):
        assert "no position on borders" in note


def test_every_chart_of_many_records_leads_to_the_table_that_holds_its_rows() -> None:
    tables = {table.name for table in ALL_TABLES}
    macros = macros_of(load_real(), "charts.md")
    for text in [*(macros.chart(name) for name in CHART_NAMES), macros.exercise_map()]:
        links = render(text, macros).attributes(f"{with_class('chart__note', 'p')}/a", "href")
        page, _, table = str(links[-1]).partition("#")
        assert page == "../tables/"
        assert table in tables
