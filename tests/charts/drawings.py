"""Charts of small handbooks, and what stands in their drawings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from macros.charts.picture import Drawing, Picture
from macros.charts.svg import render_for_page
from macros.loading.handbook import Handbook, load_handbook
from macros.pages import chart_bodies
from macros.pages.page_macros import PageMacros
from macros.views.held import list_profiles
from tests.builders import (
    DOCUMENT_ID,
    REAL_DATA,
    TODAY,
    load_sound,
    make_country,
    make_exercise,
    make_place,
    make_publisher,
)

# A name that would do harm wherever a text is taken for markup or for a macro.
HOSTILE = 'A | B <b onclick="x()">{{ x }}</b> & [c](d) *e*'


@cache
def load_real() -> Handbook:
    """Load the records of the handbook itself."""
    return load_handbook(REAL_DATA).handbook


def load_small(folder: Path, **files: Any) -> Handbook:
    """Load three countries, two places and what a test adds."""
    standing = [{"status": "member", "cites": [DOCUMENT_ID]}]
    sound = {
        "countries/az.yaml": make_country(name="Azerbaijan", ots_status=standing),
        "countries/kz.yaml": make_country(name="Kazakhstan", ots_status=standing),
        "countries/tr.yaml": make_country(name="Türkiye", ots_status=standing),
        "places/aktau.yaml": make_place(country="KZ", coordinates={"lat": "43.66", "lon": "51.17"}),
        "sources/qazinform.yaml": make_publisher(),
        "places/range.yaml": make_place(name="Range", kind="range", within="aktau"),
    }
    return load_sound(folder, {**sound, **files})


def held(*parties: str, **changes: Any) -> dict[str, Any]:
    """Give a held exercise of some parties, the first as host."""
    roles = ["host", *["participant"] * len(parties)]
    participants = [
        {"party": party, "role": role} for party, role in zip(parties, roles, strict=False)
    ]
    return make_exercise(**{"date": "2025-05", "participants": participants, **changes})


def ui_of(handbook: Handbook, page: str = "charts.md") -> Any:
    """Give what templates of a page may print."""
    return PageMacros.of_page(handbook, page, TODAY).ui


# Every chart, and the map, the charts of one country with many figures, the map of one with few.
NAMES = (*chart_bodies.CHART_NAMES, "map", "map-az", "map-hu", "personnel-az", "spending-az")


@cache
def real_pictures() -> dict[str, Picture]:
    """Give every chart and map of the handbook itself, by name."""
    return {picture.name: picture for picture in list_pictures(load_real())}


def list_pictures(handbook: Handbook) -> list[Picture]:
    """Give every chart and map that the handbook's pages show."""
    ui = ui_of(handbook)
    pictures = [make(ui) for make, _source in chart_bodies.CHARTS.values()]
    pictures.append(chart_bodies.make_map(ui, None))
    for country in list_profiles(handbook):
        pictures.append(chart_bodies.make_map(ui, country.party))
        pictures += [
            chart_bodies.make_country_figures(ui, country, name)
            for name in chart_bodies.COUNTRY_CHARTS
        ]
    return pictures


def draw(picture: Picture, drawing: Drawing) -> str:
    """Render a drawing as a page has it, its links leading to `#id`."""
    links = {record_id: (f"#{record_id}", label) for record_id, label in picture.targets}
    return render_for_page(drawing, "p-", picture.description, links)


def read_texts(svg: str) -> list[str]:
    """Give the texts that a drawing shows."""
    return [element.text or "" for element in ET.fromstring(svg).iter("text")]  # noqa: S314
