"""From the words of an answer to the value of a field."""

from __future__ import annotations

import pytest

from macros.contributing.addresses import find_document
from macros.contributing.answers import parse_answer
from macros.loading.handbook import load_handbook
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.programme import Programme
from tests.contributing.small_data import URL, write_small_data


@pytest.fixture(scope="module")
def handbook(tmp_path_factory):
    return load_handbook(write_small_data(tmp_path_factory.mktemp("small"))).handbook


@pytest.mark.parametrize(
    ("model", "key", "answer", "value"),
    [
        (Exercise, "host", "az", "AZ"),
        (Exercise, "host", "Azerbaijan", "AZ"),
        (Exercise, "host", "Republic of Azerbaijan", "AZ"),
        (Exercise, "host", "AZ – Azerbaijan", "AZ"),
        (Exercise, "host", "Baku", "Baku"),
        (Exercise, "status", "Held", "held"),
        (Exercise, "framework", "US led", "us-led"),
        (Exercise, "forms", "ftx – Field training exercise, livex", ["ftx", "livex"]),
        (Exercise, "forms", "ftx, ftx", ["ftx"]),
        (Exercise, "places", "Ақтау; nowhere", ["aktau", "nowhere"]),
        (Exercise, "series", "TARLAN", "tarlan"),
        (Exercise, "organizations", "OTS", ["ots"]),
        (Exercise, "gaps", "- site\n- units, and which", ["site", "units, and which"]),
        (Exercise, "gaps", "site, units", ["site", "units"]),
        (Exercise, "names", "RU: Тарлан; kk: Тарлан", {"ru": "Тарлан", "kk": "Тарлан"}),
        (Exercise, "summary", " Two\r\nlines. ", "Two\nlines."),
        (Exercise, "name", "Two\nlines", "Two lines"),
        (
            Exercise,
            "participants",
            "Azerbaijan (host), KZ participant, Türkiye: observer, HU",
            [
                {"party": "AZ", "role": "host"},
                {"party": "KZ", "role": "participant"},
                {"party": "TR", "role": "observer"},
                {"party": "HU", "role": "participant"},
            ],
        ),
        (Event, "participants", "United Kingdom speaker", [{"party": "GB", "role": "speaker"}]),
        (
            Programme,
            "partners",
            "AZ ots; TR Baykar of Istanbul; KZ",
            [
                {"party": "AZ", "organization": "ots"},
                {"party": "TR", "name": "Baykar of Istanbul"},
                {"party": "KZ"},
            ],
        ),
    ],
)
def test_names_become_codes_and_ids_and_the_rest_stays(handbook, model, key, answer, value):
    assert parse_answer(handbook, model, key, answer) == value


@pytest.mark.parametrize(
    "address",
    [
        URL,
        URL.replace("https://www.", "http://") + "/",
        URL + "?utm_source=x&fbclid=y#top",
        "qazinform-tarlan",
    ],
)
def test_a_document_is_found_by_its_id_and_by_any_spelling_of_its_address(handbook, address):

    assert find_document(handbook, address) == "qazinform-tarlan"
