"""Charts and maps for the book: the site's own drawings, in their light colours."""

from __future__ import annotations

from typing import Any

from macros.book.book_ui import BookUi
from macros.book.faults import BookFault
from macros.charts.picture import Picture
from macros.charts.svg import render_for_print
from macros.pages.chart_bodies import CHARTS, make_map

FONT = "Handbook Sans"


def list_charts(ui: BookUi) -> list[dict[str, Any]]:
    """Give the map and the charts of the whole register."""
    pictures = [make_map(ui, None), *(make(ui) for make, _source in CHARTS.values())]
    return [made for picture in pictures if (made := make_picture(picture)) is not None]


def make_country_map(ui: BookUi, party: str) -> dict[str, Any] | None:
    """Give the map of one party's exercises, or None where nothing can be drawn."""
    return make_picture(make_map(ui, party))


def make_picture(picture: Picture) -> dict[str, Any] | None:
    """Give a picture with its drawings, `wide` and `narrow`; its numbers stand in the register.

    Raises:
        BookFault: when it cannot be drawn; the text names it.
    """
    if not picture.drawings:
        return None
    ordered = sorted(picture.drawings, key=lambda d: d.width)
    try:
        narrow, wide = (render_for_print(d, FONT) for d in (ordered[0], ordered[-1]))
    except ValueError as error:
        raise BookFault(
            f"The picture {picture.name!r} ({picture.title}) cannot be drawn: {error}"
        ) from None
    return {
        "wide": wide,
        "narrow": narrow,
        "title": picture.title,
        "alt": _describe(picture),
        "note": picture.note,
        "key": [list(pair) for pair in picture.key],
    }


def _describe(picture: Picture) -> str:
    """Give the text alternative; that of a map names its places, which are links on the site."""
    if not picture.targets or picture.table is None:
        return picture.description or picture.title
    places = "; ".join(label for _target, label in picture.targets)
    return f"Map. {picture.title}. {places}."
