"""Lists that go on on further pages, and lists that stay short where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.handbook import Handbook
from macros.pages.addresses import ENTRIES_MAX, find_document_address
from macros.pages.faults import MacroFault
from macros.pages.page_macros import PageMacros
from macros.pages.short_lists import COLUMNS_MAX, ROWS_MAX, SIDE_ROWS_MAX
from macros.pages.site_pages import list_site_pages
from macros.records.publisher import Publisher
from tests.builders import (
    load_sound,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_place,
    make_publisher,
    make_series,
)
from tests.pages.sample import macros_of, render

EXERCISES = ENTRIES_MAX + 3
FIRST_YEAR = 1500


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """Give a handbook in which every exercise is of one country, place and series, a year apart."""
    exercises = {
        f"exercises/drill-{number:04}.yaml": make_exercise(
            name=f"Drill {number:04}",
            date=f"{FIRST_YEAR + number}-07-08",
            series="drill",
            places=["camp"],
            host="AZ",
        )
        for number in range(EXERCISES)
    }
    documents = [make_document(id=f"paper-{n:04}") for n in range(ENTRIES_MAX + 1)]
    return load_sound(
        tmp_path_factory.mktemp("many"),
        {
            **exercises,
            "series/drill.yaml": make_series(name="Drill"),
            "places/camp.yaml": make_place(name="Camp"),
            "countries/az.yaml": make_country(),
            "sources/papers.yaml": make_publisher(name="Papers", documents=documents),
        },
    )


def _macros(handbook: Handbook, page: str) -> PageMacros:
    return macros_of(handbook, page)


def test_a_long_chronology_goes_on_on_a_further_page_with_links_between_the_two(
    handbook: Handbook,
) -> None:
    first = render(_macros(handbook, "chronology.md").chronology())
    second = render(_macros(handbook, "lists/chronology/2.md").chronology(part=2))
    assert len(first.find(".//li[@class='entry']")) == ENTRIES_MAX
    assert len(second.find(".//li[@class='entry']")) == EXERCISES - ENTRIES_MAX
    words = [f"{FIRST_YEAR}–{FIRST_YEAR + 499}", f"{FIRST_YEAR + 500}–{FIRST_YEAR + 502}"]
    for body, here, other, href in (
        (first, 0, 1, "../lists/chronology/2/"),
        (second, 1, 0, "../../../chronology/"),
    ):
        navigation = body.find(".//nav[@aria-label='Pages of this list']")
        assert len(navigation) == 2  # above the list and below it
        assert navigation[0].one(".//strong[@aria-current='page']").text == words[here]
        link = navigation[0].one(".//a")
        assert (link.text, link.get("href")) == (words[other], href)


def test_a_list_that_fits_on_its_page_has_no_links_to_others() -> None:
    assert not render(macros_of().chronology()).find(".//nav")


def test_a_year_is_linked_to_on_the_page_that_holds_it(handbook: Handbook) -> None:
    ui = _macros(handbook, "index.md").ui
    assert ui.year_href(FIRST_YEAR + 499) == f"chronology/#y{FIRST_YEAR + 499}"
    assert ui.year_href(FIRST_YEAR + 500) == f"lists/chronology/2/#y{FIRST_YEAR + 500}"


def test_a_document_is_linked_to_on_the_page_that_holds_it(handbook: Handbook) -> None:
    publisher = handbook.find_record(Publisher, "papers")
    assert publisher is not None
    found = [find_document_address(publisher, f"paper-{n:04}").page for n in (0, 499, 500)]
    assert found == ["sources/papers.md", "sources/papers.md", "lists/documents/papers/2.md"]
    body = render(_macros(handbook, "lists/documents/papers/2.md").publisher("papers", part=2))
    assert [d.get("id") for d in body.find(".//li[@class='document']")] == ["paper-0500"]


def test_there_is_a_page_for_each_further_part(handbook: Handbook) -> None:
    pages = {p.source_path: p.markdown for p in list_site_pages(handbook, {}, Path("data"))}
    made = {path: text for path, text in pages.items() if path.startswith("lists/")}
    assert list(made) == ["lists/chronology/2.md", "lists/documents/papers/2.md"]
    assert 'title: "Chronology, page 2 of 2"\n' in made["lists/chronology/2.md"]
    assert "{{ chronology(part=2) }}" in made["lists/chronology/2.md"]
    assert '{{ publisher("papers", part=2) }}' in made["lists/documents/papers/2.md"]


def test_a_part_that_is_not_there_is_a_fault_of_the_macro(handbook: Handbook) -> None:
    with pytest.raises(MacroFault, match=r"chronology\(\): chronology has no part 3"):
        _macros(handbook, "chronology.md").chronology(part=3)


def test_what_an_author_has_filtered_stands_whole_where_it_is_called_for(
    handbook: Handbook,
) -> None:
    body = render(_macros(handbook, "index.md").chronology(kind="exercise"))
    assert len(body.find(".//li[@class='entry']")) == EXERCISES


@pytest.mark.parametrize(
    ("page", "macro", "record", "href"),
    [
        ("countries/az.md", "country_profile", "az", "../../exercises/?country=AZ"),
        ("series/drill.md", "series", "drill", "../../exercises/?series=drill"),
        ("places/camp.md", "place", "camp", "../../exercises/?q=Camp"),
    ],
)
def test_a_long_list_on_another_page_shows_the_newest_and_leads_to_all_in_the_register(
    handbook: Handbook, page: str, macro: str, record: str, href: str
) -> None:
    body = render(getattr(_macros(handbook, page), macro)(record))
    rest = body.one(".//p[@class='remark list-rest']")
    assert rest.text.startswith(f"The newest {ROWS_MAX} are shown here. All {EXERCISES} ")
    assert rest.one("./a").get("href") == href
    links = [a.text for a in body.find(".//td/../th[@data-label='Exercise']/a")]
    assert links == [f"Drill {n:04}" for n in range(EXERCISES - ROWS_MAX, EXERCISES)]


def test_only_the_newest_editions_stand_side_by_side(handbook: Handbook) -> None:
    body = render(_macros(handbook, "series/drill.md").series("drill"))
    table = body.one(".//table[@class='register compared compared--editions']")
    heads = [th.text for th in table.find("./thead//th")]
    assert heads == ["Subject", *(f"Drill {EXERCISES - n:04}" for n in range(COLUMNS_MAX, 0, -1))]
    assert f"The newest {COLUMNS_MAX} of {EXERCISES} editions" in table.one("./caption").text
    assert "first one recorded" not in table.text


def test_a_list_of_just_so_many_rows_is_whole(tmp_path: Path) -> None:
    events = {
        f"events/meeting-{n:03}.yaml": make_event(date=f"{1900 + n}") for n in range(ROWS_MAX)
    }
    handbook = load_sound(tmp_path, {**events, "countries/az.yaml": make_country()})
    body = render(_macros(handbook, "countries/az.md").country_profile("az"))
    assert not body.find(".//p[@class='remark list-rest']")


@pytest.mark.parametrize(("number", "rests"), [(SIDE_ROWS_MAX, 0), (SIDE_ROWS_MAX + 1, 1)])
def test_a_list_beside_longer_ones_stops_sooner(tmp_path: Path, number: int, rests: int) -> None:
    parties = [{"party": "AZ", "role": "host"}, {"party": "KZ", "role": "participant"}]
    files = {
        f"events/meeting-{n:03}.yaml": make_event(date=f"{1900 + n}", participants=parties)
        for n in range(number)
    }
    files["countries/az.yaml"] = make_country()
    files["countries/kz.yaml"] = make_country(name="Kazakhstan")
    macros = _macros(load_sound(tmp_path, files), "compare/az-kz.md")
    body = render(macros.comparison("az", "kz"))
    found = body.find(".//p[@class='remark list-rest']")
    assert len(found) == rests
    assert all(f"The newest {SIDE_ROWS_MAX} are shown" in rest.text for rest in found)
