"""The picture that stands beside a link to the site where it is shared: one card for each kind.

It is drawn from words alone, with the fonts of the book, so that it is the same on each machine.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path

import vl_convert

# The size that Open Graph readers and Twitter's large card show whole.
# Source: https://developers.facebook.com/docs/sharing/webmasters/images
WIDTH, HEIGHT = 1200, 630
_FONTS = Path(__file__).parent.parent / "book" / "fonts"
_SERIF, _SANS = "Handbook Serif", "Handbook Sans"
_GROUND, _INK, _SOFT, _SAFFRON = "#0f4a57", "#fffdf8", "#d3e2e4", "#f0b45a"
# The large knot at the right, in two shades of the ground.
_KNOT_UPRIGHT, _KNOT_LYING = "#1a5967", "#2b5f61"
_LEFT = 88
# Title sizes in pixels, with the number of characters that surely fit into a line of them.
_TITLE_SIZES = ((96, 20), (76, 26), (60, 33))
_TITLE_LINES_MAX = 2
_NOTE_LINE_LENGTH = 62
# The knot of the site's logo, 32 by 32: two links, upright and lying.
_UPRIGHT = "M22 13V25a4 4 0 0 1-4 4h-4a4 4 0 0 1-4-4V25M10 19V7a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4V7"
_LYING = "M13 10H25a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H25M19 22H7a4 4 0 0 1-4-4v-4a4 4 0 0 1 4-4H7"


@dataclass(frozen=True, slots=True)
class PreviewCard:
    """What a card says: `kicker` above the title, `note` below it, the site's name on top."""

    kicker: str
    title: str
    note: str
    site: str


@lru_cache(maxsize=128)
def render_preview(card: PreviewCard) -> bytes:
    """Give a card as a PNG picture of 1200 by 630 pixels."""
    _register_fonts()
    return vl_convert.svg_to_png(_draw(card))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(_FONTS))


def _draw(card: PreviewCard) -> str:
    size, lines = _fit_title(card.title)
    baseline = 336 if len(lines) == 1 else 308
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        _draw_ground(),
        _draw_knot(_LEFT - 8, 64, 2, (_INK, _SAFFRON)),
        _write(card.site, _LEFT + 72, 106, _SERIF, 30, _INK, weight=600),
        _write(card.kicker.upper(), _LEFT, baseline - size - 16, _SANS, 24, _SAFFRON, spacing=3),
    ]
    for line in lines:
        parts.append(_write(line, _LEFT, baseline, _SERIF, size, _INK, weight=600))
        baseline += round(size * 1.12)
    baseline -= 18
    for line in textwrap.wrap(card.note, _NOTE_LINE_LENGTH)[:2]:
        parts.append(_write(line, _LEFT, baseline, _SANS, 34, _SOFT))
        baseline += 46
    foot = "Every fact names its source."
    parts += [
        f'<rect x="{_LEFT}" y="530" width="72" height="4" fill="{_SAFFRON}"/>',
        _write(foot, _LEFT, 574, _SANS, 26, _SOFT),
        "</svg>",
    ]
    return "".join(parts)


def _draw_ground() -> str:
    """Draw the ground: the colour of the header, and at its right the knot, large and quiet."""
    return (
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_GROUND}"/>'
        f"{_draw_knot(806, 78, 16, (_KNOT_UPRIGHT, _KNOT_LYING))}"
        f'<rect width="{WIDTH}" height="12" fill="{_SAFFRON}"/>'
    )


def _draw_knot(x: int, y: int, scale: int, colours: tuple[str, str]) -> str:
    upright, lying = colours
    return (
        f'<g transform="translate({x} {y}) scale({scale})" fill="none" stroke-width="3.2"'
        f' stroke-linejoin="round"><path stroke="{upright}" d="{_UPRIGHT}"/>'
        f'<path stroke="{lying}" d="{_LYING}"/></g>'
    )


def _fit_title(title: str) -> tuple[int, list[str]]:
    """Give the largest size in which a title takes two lines at most, and its lines."""
    fitting = (
        sized for sized in _TITLE_SIZES if len(textwrap.wrap(title, sized[1])) <= _TITLE_LINES_MAX
    )
    size, length = next(fitting, _TITLE_SIZES[-1])
    lines = textwrap.wrap(title, length, max_lines=_TITLE_LINES_MAX, placeholder=" …")
    # Lines of about the same length: the narrowest that still needs no further line.
    narrower = lines
    while len(narrower) == len(lines) and length > 1:
        lines, length = narrower, length - 1
        narrower = textwrap.wrap(title, length)
    return size, lines


def _write(  # noqa: PLR0913 one argument for each thing that SVG asks of a text
    text: str, x: int, y: int, font: str, size: int, colour: str, *, weight: int = 400,
    spacing: int = 0,
) -> str:  # fmt: skip
    return (
        f'<text x="{x}" y="{y}" font-family="{font}" font-size="{size}" font-weight="{weight}"'
        f' letter-spacing="{spacing}" fill="{colour}">{escape(text)}</text>'
    )
