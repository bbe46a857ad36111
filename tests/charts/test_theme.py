"""Colours of charts: the same in print and on pages, readable, each with its CSS rule."""

from __future__ import annotations

import re

import pytest

from macros.charts.theme import NAME_OF_CODE, PATTERNS, ROLES, SOFT, STEPS, find_step
from tests.builders import ROOT
from tests.test_colour_contrast import MARK_RATIO, SCHEMES, TEXT_RATIO, find_contrast, read_colours

STYLES = (ROOT / "docs" / "assets" / "stylesheets" / "charts.css").read_text(encoding="utf-8")
MAP_GROUNDS = ("sea", "land", "member", "observer", "partner")

TEXT_PAIRS = [
    *((f"on-{step}", f"step-{step}") for step in range(1, STEPS + 1)),
    *((ink, "paper") for ink in ("ink", "soft")),
    *((ink, ground) for ink in ("state", "town") for ground in MAP_GROUNDS),
]
MARK_PAIRS = [
    ("strong", "paper"),
    ("step-4", "paper"),
    ("accent", "paper"),
    *(("accent", ground) for ground in MAP_GROUNDS),
    *((pattern.ink, pattern.ground) for pattern in PATTERNS.values()),
]


@pytest.mark.parametrize("name", ROLES)
def test_print_has_the_light_colour_of_pages(name: str) -> None:
    assert ROLES[name].light == read_colours("default")[ROLES[name].variable]


@pytest.mark.parametrize("name", ROLES)
def test_every_role_has_its_rule_in_the_style_sheet(name: str) -> None:
    assert f".chart .f-{name} {{ fill: var({ROLES[name].variable}); }}" in STYLES


def test_no_two_names_share_a_code() -> None:
    assert len(NAME_OF_CODE) == len(ROLES) + len(PATTERNS) + len(SOFT)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_texts_in_charts_stand_out(scheme: str, ink: str, ground: str) -> None:
    assert _contrast(scheme, ink, ground) >= TEXT_RATIO


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_in_charts_stand_out(scheme: str, mark: str, ground: str) -> None:
    assert _contrast(scheme, mark, ground) >= MARK_RATIO


def _contrast(scheme: str, first: str, second: str) -> float:
    colours = read_colours(scheme)
    return find_contrast(colours[ROLES[first].variable], colours[ROLES[second].variable])


def test_the_style_sheet_names_no_role_that_is_gone() -> None:
    assert set(re.findall(r"^\.chart \.f-([\w-]+)", STYLES, re.MULTILINE)) == set(ROLES)


@pytest.mark.parametrize(
    ("number", "most", "step"),
    [(1, 1, 1), (3, 4, 3), (1, 100, 1), (4, 100, 2), (30, 100, 3), (100, 100, 4)],
)
def test_a_count_is_shaded_by_its_share_of_the_highest(number: int, most: int, step: int) -> None:
    assert find_step(number, most) == step


# Colour vision of those who lack one kind of cone, in linear RGB, severity 1.
# Source: Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, table 1.
VISIONS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
# Marks that lie beside each other and mean different things.
NEIGHBOURS = [
    *((f"step-{step}", f"step-{step + 1}") for step in range(1, STEPS)),
    ("accent", "sea"),
    ("accent", "member"),
    ("data", "paper"),
]
STEP_RATIO = 1.3


def _see(colour: str, vision: str) -> str:
    """Give a colour as it looks to somebody with a colour vision."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    seen = [sum(w * s for w, s in zip(row, linear, strict=True)) for row in VISIONS[vision]]
    clipped = [min(max(value, 0), 1) for value in seen]
    encoded = [12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in clipped]
    return "#" + "".join(f"{round(255 * value):02x}" for value in encoded)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("first", "second"), NEIGHBOURS)
def test_neighbouring_marks_differ_in_lightness_for_every_colour_vision(
    first: str, second: str, vision: str, scheme: str
) -> None:
    colours = read_colours(scheme)
    one, other = (_see(colours[ROLES[name].variable], vision) for name in (first, second))
    assert find_contrast(one, other) >= STEP_RATIO


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_more_the_stronger_against_the_page(scheme: str) -> None:
    ratios = [_contrast(scheme, f"step-{step}", "paper") for step in range(1, STEPS + 1)]
    assert ratios == sorted(ratios)
