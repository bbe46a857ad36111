"""The codebook: every field of the models, as contributors are told about it."""

from __future__ import annotations

from typing import Any

import pytest

from macros.pages.codebook import list_models, word_type
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.place import Coordinates
from macros.records.publisher import Document
from macros.records.registry import RECORD_KINDS
from macros.records.statement import Statement
from tests.html_tree import Html, render_page
from tests.pages.sample import macros_of

_MODELS = {model.name: model for model in list_models()}


def test_every_kind_of_record_and_every_mapping_is_listed_once() -> None:
    names = [model.name for model in list_models()]
    assert len({*names}) == len(names)
    expected = {model.noun.capitalize() for model in RECORD_KINDS.values()}
    for model in RECORD_KINDS.values():
        definitions = model.model_json_schema().get("$defs", {})
        expected |= {name for name, found in definitions.items() if "properties" in found}
    assert {*names} == expected


def test_every_field_is_listed_in_the_order_of_the_files() -> None:
    for model in RECORD_KINDS.values():
        keys = [field.key for field in _MODELS[model.noun.capitalize()].fields]
        assert keys == [name for name in model.written_order() if name != "id"]


def test_every_field_has_label_meaning_and_both_examples() -> None:
    for model in list_models():
        for field in model.fields:
            assert field.label, field
            assert field.meaning.endswith("."), field
            assert field.good, field
            assert field.bad, field


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        (Exercise, "name", "text"),
        (Exercise, "date", "date (EDTF)"),
        (Exercise, "status", "term"),
        (Exercise, "host", "party code"),
        (Exercise, "series", "id in series"),
        (Exercise, "places", "list: id in places"),
        (Exercise, "personnel", "list: mapping"),
        (Exercise, "names", "mapping: text"),
        (Exercise, "cites", "mapping: list: id of a document, or a mapping"),
        (Country, "recognition", "mapping"),
        (Coordinates, "lat", "number"),
        (Coordinates, "geonames", "whole number"),
        (Document, "relays", "id in documents or sources"),
        (Statement, "about", "list: id of any record"),
    ],
)
def test_types_are_told_in_words(model: Any, field: str, words: str) -> None:
    info = model.model_fields[field]
    assert word_type(info.annotation, tuple(info.metadata)) == words


@pytest.fixture(scope="module")
def page() -> Html:
    """Give the codebook as a page."""
    return render_page(macros_of().codebook())


def test_each_field_is_a_row_with_an_anchor(page: Html) -> None:
    rows = page.attributes(".//tbody/tr", "id")
    assert len({*rows}) == len(rows) == sum(len(model.fields) for model in list_models())
    assert "record-exercises-host" in rows


def test_allowed_terms_lead_to_the_glossary(page: Html) -> None:
    row = page.one(".//tr[@id='record-exercises-status']")
    assert "held" in row.texts(".//td[@data-label='Takes']//code")
    assert row.has(".//td[@data-label='Takes']/a[contains(@href, '#status-held')]")


def test_mappings_lead_to_their_fields(page: Html) -> None:
    anchors = {*page.attributes(".//h2", "id")}
    links = {str(h)[1:] for h in page.attributes(".//td/a", "href") if str(h).startswith("#")}
    assert links
    assert links <= anchors
