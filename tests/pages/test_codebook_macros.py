"""The macro that prints every field of the records."""

from __future__ import annotations

from macros.pages.codebook import list_models
from macros.records.exercise import Exercise
from macros.records.registry import RECORD_KINDS
from tests.html_tree import with_class
from tests.pages.sample import macros_of, read_headings, render


def test_the_codebook_has_a_table_for_every_kind_of_record_and_every_part() -> None:
    body = render(macros_of(page="codebook.md").codebook())
    models = list_models()
    assert read_headings(body) == [f"h2 {model.name}" for model in models]
    assert {model.folder for model in models if model.folder} == set(RECORD_KINDS)


def test_the_codebook_tells_what_each_field_means_and_takes() -> None:
    body = render(macros_of(page="codebook.md").codebook())
    (model,) = (model for model in list_models() if model.folder == Exercise.folder)
    row = body.one(f".//tr[@id='{model.anchor}-host_label']")
    field = Exercise.model_fields["host_label"]
    assert row.one("./th/code").text == "host_label"
    assert row.one("./th").text.endswith(str(field.title))
    meaning, _takes, good, bad = row.texts("./td")
    assert meaning == f"{field.description} Must be cited."
    assert (good, bad) == ("joint flight-tactical exercise", '""')
    head = body.find(with_class("register", "table"))[0].texts("./thead//th")
    assert head == ["Field", "Meaning", "Takes", "Right", "Wrong"]
    assert not body.has(f".//tr[@id='{model.anchor}-id']")


def test_links_inside_the_codebook_lead_to_its_parts() -> None:
    body = render(macros_of(page="codebook.md").codebook())
    anchors = {str(element.get("id")) for element in body.find(".//*[@id]")}
    links = {str(link.get("href"))[1:] for link in body.find(".//td/a[starts-with(@href, '#')]")}
    assert links
    assert links - anchors == set()
