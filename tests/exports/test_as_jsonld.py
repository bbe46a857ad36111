"""Linked data are expanded by PyLD without any network, and held against the vocabularies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from rdflib.namespace import DCTERMS, PROV

from macros.exports.as_jsonld import export_jsonld, render_dataset_script, render_page_script
from macros.exports.attested import list_carried
from macros.exports.catalogue import list_export_files
from macros.exports.linked_dataset import DOWNLOADS
from macros.exports.tables.record_tables import list_living
from macros.records.exercise import Exercise
from tests.builders import (
    DOCUMENT_ID,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_place,
    make_publisher,
)
from tests.exports.inputs import (
    DATA_URL,
    HOSTILE,
    SITE_URL,
    export_text,
    make_input,
    make_real_input,
    map_files,
)

SCHEMA = "https://schema.org/"
PROVENANCE = str(PROV)
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
PAGE = f"{SITE_URL}exercises/tarlan-2025/"
DOCUMENT = f"{SITE_URL}sources/qazinform/#{DOCUMENT_ID}"

Node = dict[str, Any]


def refuse_network(url: str, _options: Any) -> Any:
    raise AssertionError(f"{url} is needed to read the document")


def expand(text: str) -> list[Node]:
    document: Any = json.loads(text)
    expanded: list[Node] = jsonld.expand(document, {"documentLoader": refuse_network})
    return expanded


def list_nodes(value: Any) -> Iterator[Node]:
    """Give every node of an expanded document, values and references left out."""
    if isinstance(value, list):
        for entry in value:
            yield from list_nodes(entry)
    elif isinstance(value, dict) and "@value" not in value:
        if value.keys() != {"@id"}:
            yield value
        for name, inner in value.items():
            if not name.startswith("@"):
                yield from list_nodes(inner)


def map_nodes(text: str) -> dict[str, Node]:
    return {node["@id"]: node for node in list_nodes(expand(text)) if "@id" in node}


def values(node: Node, name: str, prefix: str = SCHEMA) -> list[Any]:
    return [v.get("@value", v.get("@id")) for v in node.get(f"{prefix}{name}", [])]


def read_exercise(tmp_path: Path, **exercise: Any) -> dict[str, Node]:
    files = {
        "places/aktau.yaml": make_place(coordinates={"lat": "43.65", "lon": "51.15"}),
        "countries/az.yaml": make_country(),
        "exercises/tarlan-2025.yaml": make_exercise(**exercise),
    }
    export_input = make_input(tmp_path, files)
    return map_nodes(export_text(export_jsonld, export_input, "exercises/tarlan-2025.jsonld"))


def test_an_exercise_is_an_event_with_place_and_parties(tmp_path: Path) -> None:
    nodes = read_exercise(tmp_path, date="2025-07-08/2025-07-10", host="AZ", places=["aktau"])
    event = nodes[f"{PAGE}#it"]
    assert event["@type"] == [f"{SCHEMA}Event"]
    assert values(event, "startDate") == ["2025-07-08"]
    assert values(event, "endDate") == ["2025-07-10"]
    assert values(event, "about") == [f"{SITE_URL}countries/az/#it"]
    assert values(event, "location") == [f"{SITE_URL}places/aktau/#it"]
    assert values(nodes[PAGE], "mainEntity") == [f"{PAGE}#it"]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2025-07", ["2025-07"], ["2025-07"]),
        ("2025", ["2025"], ["2025"]),
        ("2026-04/2026-05", ["2026-04"], ["2026-05"]),
        ("2025-09-09/", ["2025-09-09"], []),
        ("../2025-03", [], ["2025-03"]),
        ("2026-01-19~", [], []),
        ("2025-21", [], []),
        ("199X", [], []),
    ],
)
def test_no_date_says_more_than_is_known(
    tmp_path: Path, when: str, start: list[str], end: list[str]
) -> None:
    event = read_exercise(tmp_path, date=when)[f"{PAGE}#it"]
    assert (values(event, "startDate"), values(event, "endDate")) == (start, end)
    assert event["http://purl.org/dc/terms/date"] == [{"@type": EDTF, "@value": when}]


@pytest.mark.parametrize(
    ("status", "written"),
    [
        ("held", []),
        ("proposed", []),
        ("planned", [f"{SCHEMA}EventScheduled"]),
        ("cancelled", [f"{SCHEMA}EventCancelled"]),
    ],
)
def test_a_status_is_given_where_the_vocabulary_has_one(
    tmp_path: Path, status: str, written: list[str]
) -> None:
    event = read_exercise(tmp_path, status=status)[f"{PAGE}#it"]
    assert values(event, "eventStatus") == written


def test_each_part_leads_to_its_document_and_the_place_in_it(tmp_path: Path) -> None:
    nodes = read_exercise(
        tmp_path,
        date="2025-07",
        cites={
            "status": [DOCUMENT_ID],
            "date": [{"source": DOCUMENT_ID, "at": "para. 16"}],
        },
        facts=[{"text": "It *rained*.", "cites": [DOCUMENT_ID]}],
    )
    file = f"{DATA_URL}exercises/tarlan-2025.json"
    status, when, fact = (
        nodes[f"{file}#/authored/{part}"] for part in ("status", "date", "facts/0")
    )
    assert values(status, "wasDerivedFrom", PROVENANCE) == [DOCUMENT]
    assert values(status, "value", PROVENANCE) == ["held"]
    assert values(fact, "value", PROVENANCE) == ["It rained."]
    (origin,) = when[f"{PROVENANCE}wasDerivedFrom"]
    assert values(origin, "specializationOf", PROVENANCE) == [DOCUMENT]
    (location,) = origin[f"{PROVENANCE}atLocation"]
    assert values(location, "name") == ["para. 16"]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("academic", "ScholarlyArticle"),
        ("news-agency", "NewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("think-tank", "Report"),
        ("official", "CreativeWork"),
    ],
)
def test_a_document_has_its_type_and_an_honest_date(
    tmp_path: Path, kind: str, written: str
) -> None:
    publisher = make_publisher(documents=[make_document(kind=kind, date="2025-07", title="T")])
    export_input = make_input(tmp_path, {"sources/qazinform.yaml": publisher})
    text = export_text(export_jsonld, export_input, "sources/qazinform.jsonld")
    document = map_nodes(text)[DOCUMENT]
    assert document["@type"] == [f"{SCHEMA}{written}", str(PROV.Entity)]
    assert values(document, "datePublished") == ["2025-07"]
    assert values(document, "headline") == ["T"]
    assert values(document, "publisher") == [f"{SITE_URL}sources/qazinform/#it"]


def test_a_description_in_brackets_is_no_headline(tmp_path: Path) -> None:
    nodes = read_exercise(tmp_path)
    assert values(nodes[DOCUMENT], "headline") == []
    assert values(nodes[DOCUMENT], "name") == ["[Report on the opening]"]


def test_a_document_that_repeats_another_names_its_source(tmp_path: Path) -> None:
    documents = [
        make_document(relays="first"),
        make_document(id="first", relays="ministry"),
    ]
    files = {
        "sources/qazinform.yaml": make_publisher(documents=documents),
        "sources/ministry.yaml": make_publisher(name="Ministry", documents=[]),
    }
    text = export_text(export_jsonld, make_input(tmp_path, files), "sources/qazinform.jsonld")
    nodes = map_nodes(text)
    first = f"{SITE_URL}sources/qazinform/#first"
    assert values(nodes[DOCUMENT], "hadPrimarySource", PROVENANCE) == [first]
    assert values(nodes[first], "wasAttributedTo", PROVENANCE) == [
        f"{SITE_URL}sources/ministry/#it"
    ]


def test_a_party_without_an_iso_code_is_called_no_country(tmp_path: Path) -> None:
    files = {
        "countries/trnc.yaml": make_country(name="Northern Cyprus"),
        "countries/az.yaml": make_country(),
    }
    export_input = make_input(tmp_path, files)
    for party, written in (("trnc", "AdministrativeArea"), ("az", "Country")):
        nodes = map_nodes(export_text(export_jsonld, export_input, f"countries/{party}.jsonld"))
        assert nodes[f"{SITE_URL}countries/{party}/#it"]["@type"] == [f"{SCHEMA}{written}"]


def test_the_script_of_a_page_cannot_be_left_by_any_text(tmp_path: Path) -> None:
    hostile = HOSTILE + " <!--<script>"
    export_input = make_input(
        tmp_path, {"exercises/tarlan-2025.yaml": make_exercise(name=hostile, summary=hostile)}
    )
    record = export_input.handbook.list_records(Exercise)[0]
    script = render_page_script(export_input, record)
    assert not set("<>&\u2028\u2029\n") & set(script)
    page = map_nodes(script)[PAGE]
    assert values(page, "name") == [hostile]


def test_a_page_has_its_way_home_and_the_documents_it_rests_on(tmp_path: Path) -> None:
    export_input = make_input(tmp_path)
    record = export_input.handbook.list_records(Exercise)[0]
    page = json.loads(render_page_script(export_input, record))
    steps = page["breadcrumb"]["itemListElement"]
    assert [(s["position"], s["item"]) for s in steps] == [
        (1, SITE_URL),
        (2, f"{SITE_URL}exercises/"),
        (3, PAGE),
    ]
    assert page["prov:wasDerivedFrom"] == {"@id": DOCUMENT}


def test_the_set_of_data_lists_files_that_are_really_published(tmp_path: Path) -> None:
    files = {"events/gabala.yaml": make_event(date="2009"), "countries/az.yaml": make_country()}
    export_input = make_input(tmp_path, files)
    published = {file.path: file for file in list_export_files(export_input)}
    for path, media_type, _name in DOWNLOADS:
        assert published[path].media_type == media_type
    dataset = map_nodes(render_dataset_script(export_input))[f"{SITE_URL}#dataset"]
    assert len(dataset[f"{SCHEMA}distribution"]) == len(DOWNLOADS)
    assert values(dataset, "temporalCoverage") == ["2009/2009"]
    assert values(dataset, "version") == ["2026.11.0"]


@cache
def _read_vocabulary() -> Any:
    return json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))


def _list_kinds(name: str) -> set[str]:
    """Give a type of schema.org with all types that it is a kind of."""
    return {name}.union(*(_list_kinds(parent) for parent in _read_vocabulary()["types"][name]))


def _check_node(node: Node) -> None:
    """Prove that types and properties exist, and that schema.org gives the types each property."""
    types = [t.removeprefix(SCHEMA) for t in node.get("@type", []) if t.startswith(SCHEMA)]
    kinds = set().union(*(_list_kinds(name) for name in types))
    for name in (*node.get("@type", []), *(n for n in node if not n.startswith("@"))):
        if name.startswith(SCHEMA):
            continue
        namespace = next(n for n in (PROV, DCTERMS) if name.startswith(str(n)))
        assert name in namespace, name
    for name in node:
        if name.startswith(SCHEMA) and types:
            allowed = _read_vocabulary()["properties"][name.removeprefix(SCHEMA)]
            assert kinds & set(allowed), f"{types} has no {name}"


def test_the_real_linked_data_keep_to_the_vocabularies_and_hold_every_part() -> None:
    export_input = make_real_input()
    files = map_files(export_jsonld, export_input)
    records = list(list_living(export_input.handbook))
    assert len(files) == 1 + len(records)
    # Expanding all of them takes half a minute, so that every fifth is read.
    for record in records[::5]:
        text = files[f"{record.folder}/{record.id}.jsonld"].content.decode()
        nodes = list(list_nodes(expand(text)))
        for node in nodes:
            _check_node(node)
        ids = {node.get("@id") for node in nodes}
        file = f"{DATA_URL}{record.folder}/{record.id}.json#/authored"
        for carried in list_carried(record):
            assert f"{file}{carried.pointer}" in ids
            for cite in carried.cites:
                publisher = export_input.handbook.documents[cite.source].publisher
                assert f"{SITE_URL}sources/{publisher.id}/#{cite.source}" in ids
