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
