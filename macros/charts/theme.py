"""Colours, patterns and sizes of all charts.

A drawing names its colours by role. `svg.py` turns roles into CSS classes for pages, where they
follow the light and dark scheme, and into the light colours for print.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Width(IntEnum):
    """Widths for which drawings are made, in pixels: a page on a desktop, and on a phone."""

    WIDE = 720
    NARROW = 340


@dataclass(frozen=True, slots=True)
class Role:
    """One use of colour.

    Attributes:
        variable: the CSS variable that holds it in both schemes.
        light: its value in the light scheme, for print (a test compares both).
    """

    variable: str
    light: str


ROLES: dict[str, Role] = {
    "ink": Role("--hb-ink", "#20292c"),
    "soft": Role("--hb-ink-soft", "#525e61"),
    "rule": Role("--hb-rule", "#ddd5c4"),
    "strong": Role("--hb-rule-strong", "#867d6b"),
    "paper": Role("--hb-paper", "#fbf8f1"),
    "data": Role("--hb-chart-data", "#1f6b7e"),
    "accent": Role("--hb-chart-accent", "#a85c00"),
    "step-1": Role("--hb-chart-step-1", "#dbeaec"),
    "step-2": Role("--hb-chart-step-2", "#a8ccd3"),
    "step-3": Role("--hb-chart-step-3", "#6aa7b4"),
    "step-4": Role("--hb-chart-step-4", "#1f6b7e"),
    "on-1": Role("--hb-chart-on-1", "#20292c"),
    "on-2": Role("--hb-chart-on-2", "#20292c"),
    "on-3": Role("--hb-chart-on-3", "#20292c"),
    "on-4": Role("--hb-chart-on-4", "#ffffff"),
    "sea": Role("--hb-chart-sea", "#f3f5f2"),
    "land": Role("--hb-chart-land", "#e9e2d2"),
    "member": Role("--hb-chart-member", "#c2dde1"),
    "observer": Role("--hb-chart-observer", "#dde9e6"),
    "partner": Role("--hb-chart-partner", "#f1ebdd"),
    "border": Role("--hb-chart-border", "#71807e"),
    # Text on the map: names of states and seas, names of places.
    "state": Role("--hb-ink-soft", "#525e61"),
    "town": Role("--hb-ink", "#20292c"),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fill that is told apart without colour: marks of one role on the ground of another."""

    ground: str
    ink: str
    path: str
    size: int
    angle: int = 0
    thickness: float = 1.5


PATTERNS: dict[str, Pattern] = {
    "data-hatch": Pattern("paper", "data", "M0,2.5H5", 5, -45, 2.2),
    "observer-hatch": Pattern("observer", "border", "M0,3H6", 6, -45, 1),
    "partner-dots": Pattern("partner", "border", "M2,3h1.4", 6, 0, 1.4),
}
# Fills that fade at both ends: what is dated to a month or year only.
SOFT: dict[str, str] = {"data-soft": "data"}

_CODES = {name: f"#{number:06x}" for number, name in enumerate([*ROLES, *PATTERNS, *SOFT], 1)}
NAME_OF_CODE = {code: name for name, code in _CODES.items()}


def colour(name: str) -> str:
    """Give the code that stands for a role, pattern or soft fill in a drawing.

    Raises:
        KeyError: for a name that the theme does not have.
    """
    return _CODES[name]


# vl-convert brings this font along, so that texts measure the same on every machine. What is
# shown is the font of the page or book.
MEASURED_FONT = "Liberation Sans"
FONT_SIZE = 13
FONT_SIZE_SMALL = 11.5
STEPS = 4


def find_step(number: int, most: int) -> int:
    """Give the step of shade for a count, 1 to 4: equal shares of the way up, by proportion.

    Args:
        number: at least 1.
        most: the highest count of the chart.
    """
    if most <= STEPS:
        return min(number, STEPS)
    rank = 1
    while rank < STEPS and number > most ** (rank / STEPS):
        rank += 1
    return rank
