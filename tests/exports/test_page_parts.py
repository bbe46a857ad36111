"""What a page carries for machines and for those who cite it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.exports.catalogue import list_export_files
from macros.exports.export_file import DATA_FOLDER
from macros.exports.page_parts import DATASET_PAGES, PageParts, make_page_parts
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.tombstone import Tombstone
from tests.builders import make_country
from tests.exports.inputs import SITE_URL, VERSION, make_input
from tests.exports.test_as_bibliography import parse_bibtex, parse_ris

HANDBOOK = "Turkic States Security Cooperation Handbook"
DAY = date(2026, 5, 4)


def make(tmp_path: Path, model: Any = None, **changes: Any) -> PageParts:
    export_input = make_input(tmp_path, {"countries/az.yaml": make_country()})
    record = export_input.handbook.list_records(model)[0] if model else None
    page: dict[str, Any] = {
        "source_path": "guide/ots-in-brief.md",
        "title": "The OTS in brief",
        "url": f"{SITE_URL}guide/ots-in-brief/",
        "last_change": DAY,
        **changes,
    }
    return make_page_parts(export_input, record=record, **page)


def test_a_page_is_cited_with_version_last_change_and_permanent_link(tmp_path: Path) -> None:
    parts = make(tmp_path)
    url = f"{SITE_URL}guide/ots-in-brief/"
    assert parts.text == (
        f"“The OTS in brief”, {HANDBOOK}, version {VERSION}, last changed 4 May 2026, {url}"
    )
    bibtex = parse_bibtex(parts.bibtex)["handbook-guide-ots-in-brief"]
    assert (bibtex["title"], bibtex["date"], bibtex["url"]) == (
        "The OTS in brief",
        "2026-05-04",
        url,
    )
    ris = parse_ris(parts.ris)["handbook-guide-ots-in-brief"]
    assert (ris["title"], ris["date"], ris["urls"]) == ("The OTS in brief", "2026/05/04/", [url])
    assert bibtex["version"] == ris["edition"] == VERSION


def test_a_day_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    parts = make(tmp_path, last_change=None)
    assert "last changed" not in parts.text
    assert "date" not in parse_bibtex(parts.bibtex)["handbook-guide-ots-in-brief"]


def test_the_home_page_is_the_handbook_itself(tmp_path: Path) -> None:
    parts = make(tmp_path, source_path="index.md", title="Home", url=SITE_URL)
    assert parts.text.startswith(f"{HANDBOOK}, version {VERSION}")
    entry = parse_bibtex(parts.bibtex)["handbook"]
    assert entry["title"] == HANDBOOK
    assert "howpublished" not in entry


def test_the_page_of_a_country_leads_to_its_own_feed(tmp_path: Path) -> None:
    feeds = {feed.title: feed.url for feed in make(tmp_path, Country).feeds}
    assert feeds["Azerbaijan"] == "data/v1/feeds/countries/az.atom"
    assert list(feeds)[:3] == ["Newest records", "Changed records", "Disputed facts"]


@pytest.mark.parametrize("model", [Country, Exercise])
def test_every_file_that_a_page_names_is_published(tmp_path: Path, model: Any) -> None:
    parts = make(tmp_path, model)
    export_input = make_input(tmp_path, {"countries/az.yaml": make_country()})
    published = {f"{DATA_FOLDER}/{file.path}" for file in list_export_files(export_input)}
    assert {link.url for link in (*parts.feeds, *parts.bibliographies)} <= published
    assert parts.linked_data in published
    assert len(parts.bibliographies) == 3


@pytest.mark.parametrize("page", sorted(DATASET_PAGES))
def test_the_pages_about_the_data_carry_the_set_of_data(tmp_path: Path, page: str) -> None:
    script = make(tmp_path, source_path=page).script
    assert script is not None
    assert '"@type":"Dataset"' in script


def test_the_page_of_a_former_id_describes_nothing(tmp_path: Path) -> None:
    tombstone = {
        "name": "Falcon-2025",
        "became": "withdrawn",
        "kind": "exercises",
        "reason": "It did not hold.",
        "date": "2026-05-01",
    }
    export_input = make_input(tmp_path, {"tombstones/falcon-2025.yaml": tombstone})
    parts = make_page_parts(
        export_input,
        source_path="exercises/falcon-2025.md",
        title="Falcon-2025",
        url=f"{SITE_URL}exercises/falcon-2025/",
        last_change=None,
        record=export_input.handbook.list_records(Tombstone)[0],
    )
    assert (parts.script, parts.linked_data, parts.bibliographies) == (None, None, ())


def test_other_pages_carry_no_linked_data(tmp_path: Path) -> None:
    parts = make(tmp_path)
    assert (parts.script, parts.linked_data, parts.bibliographies) == (None, None, ())
