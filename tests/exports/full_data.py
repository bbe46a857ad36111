"""A small data folder with a record of every kind, in which every list holds something."""

from __future__ import annotations

from tests.builders import (
    DOCUMENT_ID,
    Content,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_organization,
    make_place,
    make_programme,
    make_publisher,
    make_series,
    make_statement,
    make_term,
)

_CITES = [DOCUMENT_ID]
_FIGURE = {"unit": "personnel", "scope": "all", "basis": "official", "cites": _CITES}


def make_full_data() -> dict[str, Content]:
    """Give the files; their records name each other, so that every link has a target."""
    return {
        "countries/az.yaml": make_country(
            names={"az": "Azərbaycan"},
            official_name="Republic of Azerbaijan",
            ots_status=[{"status": "member", "date": "2009-10-03/..", "cites": _CITES}],
            alignments=[{"name": "NATO", "standing": "partner", "cites": _CITES}],
            personnel=[{**_FIGURE, "low": "10000", "high": "15000.50", "as_of": "2025"}],
            rankings=[{"index": "GFP", "rank": "60", "as_of": "2025", "cites": _CITES}],
            facts=[
                {
                    "topic": "industry",
                    "text": "Ammunition comes first.",
                    "cites": [*_CITES, "second"],
                }
            ],
        ),
        "exercises/tarlan-2025.yaml": make_exercise(
            names={"ru": "Тарлан-2025"},
            aliases=["Tarlan joint exercise"],
            series="tarlan",
            date="2025-07-08/2025-07-10",
            host="AZ",
            places=["aktau"],
            organizations=["ots"],
            domains=["air", "land"],
            participants=[
                {"party": "AZ", "role": "host", "cites": _CITES},
                {"party": "KZ", "role": "participant"},
                {"party": "TR", "role": "observer"},
            ],
            personnel=[{**_FIGURE, "value": "4000"}],
            summary="Both trained uncrewed aircraft over Aktau.",
            disputes=[
                {
                    "field": "date",
                    "text": "The first day differs.",
                    "values": [
                        {"value": "8 July", "cites": [{"source": DOCUMENT_ID, "at": "para. 2"}]},
                        {"value": "9 July", "cites": _CITES},
                    ],
                }
            ],
            gaps=["types of aircraft"],
            related=["summit"],
        ),
        "exercises/tarlan-2026.yaml": make_exercise(
            name="Tarlan-2026", series="tarlan", status="planned", date="2026-05"
        ),
        "series/tarlan.yaml": make_series(date="2025/.."),
        "events/summit.yaml": make_event(
            date="2025-10-07",
            participants=[{"party": "AZ", "role": "host"}],
            organizations=["ots"],
            outcome="A declaration was signed.",
        ),
        "organizations/ots.yaml": make_organization(founded="2009-10-03", products=["meetings"]),
        "programmes/anka.yaml": make_programme(
            partners=[{"party": "TR"}, {"party": "KZ"}], products=["ANKA aircraft"]
        ),
        "places/aktau.yaml": make_place(
            country="KZ", coordinates={"lat": "43.65", "lon": "51.15", "geonames": "610612"}
        ),
        "statements/view.yaml": make_statement(about=["ots"], parties=["AZ", "TR"]),
        "sources/qazinform.yaml": make_publisher(
            speaks_for=["KZ"],
            documents=[
                make_document(date="2025-07-09"),
                make_document(id="second", relays="qazinform"),
            ],
        ),
        "vocabulary/form-ftx.yaml": make_term(cites=_CITES),
        "vocabulary/domain-air.yaml": make_term(
            name="Air",
            vocabulary="domain",
            code="air",
            crosswalk=[{"dataset": "mme-v7", "code": "Air"}],
        ),
        "tombstones/tarlan-2024.yaml": {
            "name": "Tarlan-2024",
            "became": "withdrawn",
            "kind": "exercises",
            "reason": "It was never held.",
            "date": "2026-01-01",
        },
    }
