"""Which picture each page is shared with."""

from __future__ import annotations

import pytest

from macros.loading.handbook import Handbook
from macros.pages.previews import find_preview, list_previews
from macros.records.base import Record
from macros.records.registry import RECORD_KINDS
from tests.pages.sample import load_sample

SITE = "Handbook"


def find_any(handbook: Handbook, record_id: str) -> Record:
    record = handbook.find_any(record_id)
    assert record is not None
    return record


def test_a_country_has_a_card_of_its_own_with_its_native_name() -> None:
    preview = find_preview("countries/az.md", find_any(load_sample(), "az"), SITE)
    assert preview.url == "assets/previews/country-az.png"
    assert preview.alt == "Country – Azerbaijan – Azərbaycan"


def test_records_share_the_card_of_their_kind() -> None:
    handbook = load_sample()
    cards = {
        record.folder: find_preview("", record, SITE).url
        for record in handbook.list_all()
        if record.folder not in {"countries", "vocabulary", "tombstones"}
    }
    assert len(set(cards.values())) == len(cards)
    assert cards["exercises"] == "assets/previews/record-exercises.png"
    assert set(cards) == set(RECORD_KINDS) - {"countries", "vocabulary", "tombstones"}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("index.md", "home"),
        ("guide/ots-in-brief.md", "page-guide"),
        ("exercises/years/2024.md", "page-register"),
        ("countries/index.md", "page-countries"),
        ("disputes.md", "page-disputes"),
        ("anything/else.md", "page-about"),
    ],
)
def test_other_pages_share_the_card_of_their_section(page: str, name: str) -> None:
    assert find_preview(page, None, SITE).url == f"assets/previews/{name}.png"


def test_every_card_is_listed_once_and_no_two_share_an_address() -> None:
    previews = list(list_previews(load_sample(), SITE))
    assert len({preview.url for preview in previews}) == len(previews)
    assert find_preview("index.md", None, SITE) in previews
