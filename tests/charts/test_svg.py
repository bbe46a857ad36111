"""Drawings as SVG: the same each time, nothing from outside, texts as texts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from macros.charts.canvas import Sheet
from macros.charts.picture import Drawing
from macros.charts.svg import render_for_page, render_for_print
from macros.charts.theme import ROLES
from tests.builders import ROOT
from tests.charts.drawings import HOSTILE, NAMES, draw, real_pictures

MAP_BYTES_MAX = 120_000


def _draw_sample() -> Drawing:
    sheet = Sheet(100)
    sheet.bar(0, 0, 50, 20, "data")
    sheet.bar(0, 20, 50, 40, "data-hatch", "data")
    sheet.bar(0, 40, 50, 60, "data-soft")
    sheet.text(0, 80, HOSTILE)
    return sheet.finish(100)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_holds_nothing_from_outside(name: str) -> None:
    picture = real_pictures()[name]
    for drawing in picture.drawings:
        svg = draw(picture, drawing)
        assert not re.search(r"https?:|<script|<image|<style|foreignObject|\son\w+=|data:", svg)
        assert set(re.findall(r"url\((.)", svg)) <= {"#"}
        assert set(re.findall(r'href="(.)', svg)) <= {"#"}


@pytest.mark.parametrize("name", NAMES)
def test_each_id_in_a_drawing_is_used_and_carries_the_prefix(name: str) -> None:
    picture = real_pictures()[name]
    for drawing in picture.drawings:
        svg = draw(picture, drawing)
        ids = re.findall(r'\sid="([^"]*)"', svg)
        assert sorted(ids) == sorted(set(re.findall(r"url\(#([^)]*)\)", svg)))
        assert all(name.startswith("p-") for name in ids)


@pytest.mark.parametrize("name", NAMES)
def test_no_colour_is_left_in_the_drawing_of_a_page(name: str) -> None:
    picture = real_pictures()[name]
    for drawing in picture.drawings:
        svg = draw(picture, drawing)
        assert set(re.findall(r'(?:fill|stroke)="([^"u]*)"', svg)) <= {"none"}
        assert "font-family" not in svg


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_a_name_and_a_role(name: str) -> None:
    picture = real_pictures()[name]
    for drawing in picture.drawings:
        root = ET.fromstring(draw(picture, drawing))  # noqa: S314
        assert root.get("aria-label") == picture.description
        assert root.get("role") == ("group" if picture.targets else "img")


def test_the_drawings_of_a_map_stay_within_their_size() -> None:
    sizes = {
        p.name: sum(len(draw(p, d).encode()) for d in p.drawings)
        for p in real_pictures().values()
        if p.targets
    }
    assert list_too_large(sizes) == []


def list_too_large(sizes: dict[str, int]) -> list[str]:
    """Name the maps whose drawings have more bytes than they may have."""
    return [name for name, size in sizes.items() if size > MAP_BYTES_MAX]


def test_every_link_of_a_map_says_where_it_leads() -> None:
    overview = real_pictures()["map"]
    root = ET.fromstring(draw(overview, overview.drawings[0]))  # noqa: S314
    links = {a.get("href", "")[1:]: a.get("aria-label") for a in root.iter("a")}
    assert links == dict(overview.targets)


def test_hostile_text_comes_out_as_text() -> None:
    svg = render_for_page(_draw_sample(), "p-", HOSTILE, {})
    root = ET.fromstring(svg)  # noqa: S314
    assert [element.text for element in root.iter("text")] == [HOSTILE]
    assert root.get("aria-label") == HOSTILE
    assert root.find(".//b") is None


def test_colours_become_classes_on_pages_and_values_in_print() -> None:
    page = render_for_page(_draw_sample(), "p-", "label", {})
    assert 'class="f-data"' in page
    assert 'fill="url(#p-data-hatch)"' in page
    assert 'class="stop-data"' in page
    printed = render_for_print(_draw_sample(), "Handbook Sans")
    assert ROLES["data"].light in printed
    assert "class=" not in printed
    assert set(re.findall(r"#[0-9a-f]{6}", printed)) <= {role.light for role in ROLES.values()}
    assert 'font-family="Handbook Sans"' in printed
    assert 'xmlns="http://www.w3.org/2000/svg"' in printed


def test_links_are_left_out_of_print() -> None:
    overview = real_pictures()["map"]
    root = ET.fromstring(render_for_print(overview.drawings[0], "Handbook Sans"))  # noqa: S314
    assert [e.tag for e in root.iter() if e.tag.endswith("}a") or e.get("href")] == []


def test_two_runs_give_the_same_bytes() -> None:
    assert _render_elsewhere("1") == _render_elsewhere("2")


def _render_elsewhere(seed: str) -> bytes:
    """Render all charts in a process of its own, with its own order of sets."""
    code = (
        "from tests.charts.drawings import *\n"
        "for p in real_pictures().values():\n"
        "    print(p.title, p.table, *(draw(p, d) for d in p.drawings))\n"
    )
    environment = {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": f"{ROOT}:{os.environ['PYTHONPATH']}",
        "PATH": "/usr/bin:/bin",
    }
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, check=True, capture_output=True, cwd=ROOT, env=environment
    ).stdout
