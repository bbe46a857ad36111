"""A small made-up handbook in which every kind of record is linked with others."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.loading.handbook import Handbook
from macros.pages.page_macros import PageMacros
from tests.builders import (
    load_sound,
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
from tests.html_tree import Html, render_page, with_class

TODAY = date(2026, 6, 1)
PAGE = "guide/probe.md"


def _cite(*ids: str) -> list[Any]:
    return [*ids]


SAMPLE: dict[str, Any] = {
    "countries/az.yaml": make_country(
        name="Azerbaijan",
        official_name="Republic of Azerbaijan",
        names={"az": "Azərbaycan"},
        summary="A founding member.",
        ots_status=[
            {"status": "founding-member", "date": "2009-10-03/..", "cites": ["paper-history"]},
            {"status": "chair", "date": "2025-10-07/..", "cites": ["paper-history"]},
        ],
        alignments=[{"name": "NATO", "standing": "partner", "cites": ["paper-history"]}],
        personnel=[
            {
                "value": "66950",
                "qualifier": "about",
                "unit": "personnel",
                "as_of": "2023",
                "scope": "active forces",
                "basis": "estimate",
                "cites": ["paper-history"],
            }
        ],
        facts=[{"topic": "industry", "text": "It makes *shells*.", "cites": ["paper-history"]}],
        cites={"summary": _cite("paper-history")},
    ),
    "countries/kz.yaml": make_country(
        name="Kazakhstan", ots_status=[{"status": "member", "cites": ["paper-history"]}]
    ),
    "countries/hu.yaml": make_country(
        name="Hungary", ots_status=[{"status": "observer", "cites": ["paper-history"]}]
    ),
    "countries/pk.yaml": make_country(
        name="Pakistan", ots_status=[{"status": "partner", "cites": ["paper-history"]}]
    ),
    "exercises/tarlan-2025.yaml": make_exercise(
        name="Tarlan-2025",
        names={"ru": "Тарлан-2025"},
        summary="Azerbaijan and Kazakhstan trained together.",
        series="tarlan",
        date="2025-07-08/2025-07-10",
        date_note="The end is *planned*.",
        host="AZ",
        places=["aktau"],
        domains=["air"],
        participants=[
            {"party": "AZ", "role": "host", "units": "two ships"},
            {"party": "KZ", "role": "participant", "cites": ["agency-report"]},
            {"party": "HU", "role": "observer"},
        ],
        organizations=["ots"],
        facts=[{"text": "It opened with an anthem.", "cites": ["paper-history"]}],
        disputes=[
            {
                "field": "date",
                "text": "One says the 8th, one the 9th.",
                "values": [
                    {"value": "8 July", "cites": ["agency-report"]},
                    {"value": "9 July", "cites": ["mod-az-report"]},
                ],
            }
        ],
        gaps=["number of troops"],
        related=["gabala-2025"],
        cites={
            "summary": [{"source": "agency-report", "at": "para. 2"}],
            "status": ["mod-az-report"],
            "date": ["agency-report"],
            "host": ["agency-report"],
            "places": ["agency-report"],
            "participants": ["agency-report"],
            "organizations": ["agency-report"],
        },
    ),
    "exercises/tarlan-2023.yaml": make_exercise(
        name="Tarlan-2023",
        series="tarlan",
        date="2023-05",
        participants=[{"party": "KZ", "role": "host"}, {"party": "AZ", "role": "participant"}],
        forms=["cpx"],
        cites={
            "status": ["agency-report"],
            "date": ["agency-report", "paper-history"],
            "participants": ["agency-report"],
        },
    ),
    "exercises/plan-2027.yaml": make_exercise(
        name="Plan-2027",
        status="planned",
        date="2027",
        framework="ots",
        cites={"status": ["agency-report"], "date": ["agency-report"]},
    ),
    "series/tarlan.yaml": make_series(
        name="Tarlan",
        date="2023/..",
        cadence="every second year",
        cites={"date": ["agency-report"], "cadence": ["agency-report"]},
    ),
    "events/gabala-2025.yaml": make_event(
        name="Summit in Gabala",
        date="2025-10-07",
        places=["aktau"],
        organizations=["ots"],
        outcome="A declaration was signed.",
        participants=[
            {"party": "AZ", "role": "host", "represented_by": "President"},
            {"party": "KZ", "role": "participant"},
        ],
        cites={
            field: ["paper-history"]
            for field in ("status", "date", "places", "organizations", "outcome", "participants")
        },
    ),
    "events/word-2024.yaml": make_event(
        name="Joint word",
        kind="statement",
        date="2024",
        participants=[{"party": "KZ", "role": "speaker"}],
        cites={field: ["paper-history"] for field in ("status", "date", "participants")},
    ),
    "organizations/ots.yaml": make_organization(
        name="Organization of Turkic States",
        founded="2009-10-03",
        cites={"founded": ["paper-history"]},
    ),
    "organizations/plant.yaml": make_organization(
        name="Shell Plant",
        kind="plant",
        country="AZ",
        parent="ots",
        places=["aktau"],
        products=["shells", "cases"],
        cites={field: ["paper-history"] for field in ("country", "parent", "places", "products")},
    ),
    "programmes/shells.yaml": make_programme(
        name="Joint shells",
        partners=[{"party": "AZ", "organization": "plant"}, {"party": "KZ", "name": "A firm"}],
        date="2024/..",
        products=["shells"],
        cites={f: ["paper-history"] for f in ("status", "partners", "date", "products")},
    ),
    "places/aktau.yaml": make_place(
        country="KZ", coordinates={"lat": "43.651", "lon": "51.158", "geonames": "610612"}
    ),
    "places/range.yaml": make_place(name="The range", kind="range", within="aktau"),
    "statements/view.yaml": make_statement(
        name="A view",
        by={"name": "Tural Heybatov", "office": "Paper"},
        text="The author calls for *more* drills.",
        date="2026-01~",
        about=["tarlan-2025"],
        parties=["AZ"],
        cites={f: ["paper-history"] for f in ("by", "text", "date")},
    ),
    "sources/agency.yaml": make_publisher(
        name="Agency",
        country="KZ",
        languages=["en", "kk"],
        documents=[
            make_document(
                id="agency-report",
                title="Сообщение",
                language="ru",
                date="2025-07-09",
                authors=["A. Author"],
                relays="mod-az-report",
            )
        ],
    ),
    "sources/paper.yaml": make_publisher(
        name="Paper",
        kind="newspaper",
        owner="private",
        documents=[
            make_document(
                id="paper-history",
                title="A history",
                kind="newspaper",
                url="https://example.org/history",
            )
        ],
    ),
    "sources/mod-az.yaml": make_publisher(
        name="Ministry",
        kind="government-body",
        country="AZ",
        speaks_for=["AZ"],
        documents=[make_document(id="mod-az-report", kind="official", title="Word")],
    ),
    "vocabulary/form-ftx.yaml": make_term(cites=["paper-history"]),
    "vocabulary/status-held.yaml": make_term(
        name="Held", vocabulary="status", code="held", definition="It took place."
    ),
}


@cache
def load_sample() -> Handbook:
    """Load the made-up handbook."""
    with TemporaryDirectory() as folder:
        return load_sound(Path(folder), SAMPLE)


def macros_of(handbook: Handbook | None = None, page: str = PAGE) -> PageMacros:
    """Give the macros of a page, by default of the made-up handbook."""
    return PageMacros.of_page(load_sample() if handbook is None else handbook, page, TODAY)


def render(text: str, macros: PageMacros | None = None) -> Html:
    """Render what macros printed, with the source notes of their page at its end."""
    return render_page(f"{text}\n\n{macros.source_notes() if macros else ''}")


def read_facts(body: Html) -> dict[str, str]:
    """Give the facts box as a mapping of its labels to what stands beside them."""
    rows = body.find(f"{with_class('facts', 'dl')}/div")
    return {row.one("./dt").text: row.one("./dd").text for row in rows}


def read_table(table: Html) -> list[list[str]]:
    """Give the rows of a table, the head first, as the texts of their cells."""
    return [row.texts("./th|./td") for row in table.find(".//tr")]


def read_headings(body: Html) -> list[str]:
    """Give the headings without the signs of their permanent links."""
    for link in body.find(".//a[@class='headerlink']"):
        link.element.getparent().remove(link.element)
    return [f"{h.tag} {h.text}" for h in body.find(".//*[self::h1 or self::h2 or self::h3]")]
