"""The drawing of the map: land, states by standing, areas, spots and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import pi, sqrt
from typing import Any

from macros.charts.canvas import as_is, each, finish_template, hold, make_drawing
from macros.charts.late_altair import alt
from macros.charts.map_labels import Box, Spot, choose_labels, text_box
from macros.charts.outlines import LAND, list_points, load_outlines
from macros.charts.picture import Drawing
from macros.charts.projection import Projection, fit_projection
from macros.charts.theme import FONT_SIZE_SMALL, Width, colour
from macros.values.parties import name_party
from macros.views.sites import Site, SiteCount, Sites, find_outline

# How states are filled by their standing: told apart by pattern, not by colour alone.
FILLS = {"member": "member", "observer": "observer-hatch", "partner": "partner-dots"}
_HEIGHTS = {Width.WIDE: 500, Width.NARROW: 250}
_HEIGHTS_OF_COUNTRY = {Width.WIDE: 420, Width.NARROW: 260}
_MARGINS = {Width.WIDE: 14, Width.NARROW: 8}
_LABELLED_AT_MOST = {Width.WIDE: 16, Width.NARROW: 5}
# Radius of the sign of one exercise; its area grows with their number.
_GROWTHS = {Width.WIDE: 2.6, Width.NARROW: 1.7}
# Degrees that a map shows at the least, from west to east and from south to north.
_SPAN_LEAST = (17.0, 10.0)
# Where names stand, by hand: longitude, latitude.
_STATE_LABELS = {
    "HU": (20.6, 45.1), "KZ": (67.5, 48.8), "PK": (68.6, 29.3), "TR": (37.9, 38.9),
    "AZ": (47.3, 38.1), "KG": (75.0, 41.5), "QA": (51.2, 26.9), "TJ": (71.3, 38.4),
    "TM": (59.2, 39.2), "TRNC": (33.2, 34.3), "UZ": (63.4, 42.0),
}  # fmt: skip
_SEA_LABELS = {"caspian-sea": ("Caspian Sea", (50.6, 45.2))}
_OTHER_LABELS = {
    "Russia": (49.0, 54.0), "Iran": (54.5, 32.6), "Georgia": (43.2, 42.5), "China": (83.2, 40.2),
    "Black Sea": (34.3, 43.4), "Afghanistan": (66.0, 34.0),
}  # fmt: skip
_SHOWN_ON_SMALL = frozenset(["HU", "KZ", "PK", "TR", "Russia", "Iran"])


def draw_map(
    sites: Sites,
    shown: Sequence[Site],
    standings: Mapping[str, str],
    party: str | None,
    width: Width,
) -> Drawing:
    """Draw the map for one width of screen.

    Args:
        sites: for their areas.
        shown: the located places within the region, those first that most deserve a name.
        standings: `member`, `observer` or `partner` for each party with a profile.
        party: for the map of one country.
        width: the width of the sheet.
    """
    height = (_HEIGHTS_OF_COUNTRY if party else _HEIGHTS)[width]
    points = _find_points(shown, sites.areas, [party] if party else list(standings))
    projection = fit_projection(points, width, height, _MARGINS[width])
    sheet = Box(4, 4, width - 4, height - 4)
    is_small = width is Width.NARROW
    names = _list_names(projection, sheet, standings, sites.areas, is_small=is_small)
    rows = {
        **_list_outlines(standings, party, sites.areas),
        **_list_signs(shown, width),
        "states": names,
        "towns": _list_town_labels(projection, sheet, shown, names, width),
    }
    described = projection.describe(width, height)
    return make_drawing(_describe_map(), width, height, rows, projection=described)


def _find_points(
    shown: Sequence[Site], areas: Iterable[SiteCount], parties: Iterable[str]
) -> list[tuple[float, float]]:
    """Give the positions that must be seen: outlines of countries and areas, and all spots."""
    points = [(s.position.lon, s.position.lat) for s in shown]
    for outline in (*parties, *(find_outline(area.place) for area in areas)):
        if outline in load_outlines():
            points += list_points(str(outline))
    return [*points, *_widen(points)]


def _widen(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give corners around points that lie close together: the outlines are coarse."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    reach_lon, reach_lat = _SPAN_LEAST[0] / 2, _SPAN_LEAST[1] / 2
    return [(lon - reach_lon, lat - reach_lat), (lon + reach_lon, lat + reach_lat)]


def _list_outlines(
    standings: Mapping[str, str], party: str | None, areas: Iterable[SiteCount]
) -> dict[str, list[Any]]:
    outlines = load_outlines()

    def pick(names: Iterable[str | None]) -> list[Any]:
        return [outlines[n] for n in names if n is not None and n in outlines]

    return {
        "land": pick([LAND]),
        **{
            standing: pick(code for code in sorted(standings) if standings[code] == standing)
            for standing in FILLS
        },
        "own": pick([party]),
        "areas": pick(dict.fromkeys(find_outline(area.place) for area in areas)),
    }


def _radius(exercises: int, width: Width) -> float:
    return _GROWTHS[width] * sqrt(exercises) + 0.6


def _disc(radius: float) -> float:
    """Give the size of a circle as Vega-Lite takes it: the square of its width, times pi / 4."""
    return round(pi * radius**2, 1)


def _list_signs(shown: Sequence[Site], width: Width) -> dict[str, list[dict[str, Any]]]:
    def place(site: Site, radius: float) -> dict[str, Any]:
        return {"lon": site.position.lon, "lat": site.position.lat, "size": _disc(radius)}

    return {
        "rings": [place(s, _radius(s.exercises, width)) for s in shown if s.inside],
        "dots": [place(s, _radius(s.here, width)) for s in shown if s.here],
        "links": [
            {**place(s, max(_radius(s.exercises, width) + 2, 6)), "href": f"#{s.place.id}"}
            for s in shown
        ],
    }


def _list_names(
    projection: Projection,
    sheet: Box,
    standings: Mapping[str, str],
    areas: Iterable[SiteCount],
    *,
    is_small: bool,
) -> list[dict[str, Any]]:
    """Give the names of states and seas that lie on the sheet, each with its box."""
    counts = {find_outline(area.place): area.exercises for area in areas}
    places = [
        *((c, _name_state(c), _STATE_LABELS[c]) for c in standings if c in _STATE_LABELS),
        *((key, name, where) for key, (name, where) in _SEA_LABELS.items()),
        *((name, name, where) for name, where in _OTHER_LABELS.items()),
    ]
    rows = []
    for key, name, (lon, lat) in places:
        x, y = projection.place(lon, lat)
        text = f"{name} +{counts[key]}" if key in counts else name
        box = text_box(text, x, y, FONT_SIZE_SMALL, "center")
        is_due = key in _SHOWN_ON_SMALL or not is_small
        if (
            is_due
            and box.left > sheet.left
            and box.right < sheet.right
            and box.is_level_with(sheet)
        ):
            rows.append({"x": x, "y": y, "text": text, "align": "center"})
    return rows


def _name_state(party: str) -> str:
    """Name a state without what stands in brackets: the map has little room."""
    return name_party(party).partition(" (")[0]


def _list_town_labels(
    projection: Projection,
    sheet: Box,
    shown: Sequence[Site],
    names: Iterable[Mapping[str, Any]],
    width: Width,
) -> list[dict[str, Any]]:
    spots = [
        Spot(site.place.name, *projection.place(site.position.lon, site.position.lat),
             _radius(site.exercises, width))
        for site in shown
    ]  # fmt: skip
    taken = [text_box(r["text"], r["x"], r["y"], FONT_SIZE_SMALL, "center") for r in names]
    labels = choose_labels(spots, taken, sheet, FONT_SIZE_SMALL, _LABELLED_AT_MOST[width])
    return [{"x": la.x, "y": la.y, "text": la.text, "align": la.align} for la in labels]


def _write_names(rows: str, ink: str) -> alt.Chart:
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    texts: alt.Chart = hold(rows).mark_text(
        fontSize=FONT_SIZE_SMALL, align=each("align"), baseline="middle", fill=colour(ink)
    )
    written: alt.Chart = texts.encode(x=x, y=y, text="text:N")
    return written


@cache
def _describe_map() -> Mapping[str, Any]:
    accent, paper, size = colour("accent"), colour("paper"), as_is(alt.Size, "size:Q")
    where = {"longitude": "lon:Q", "latitude": "lat:Q"}
    return finish_template(
        hold("land").mark_geoshape(fill=colour("land")),
        *(
            hold(standing).mark_geoshape(
                fill=colour(fill), stroke=colour("border"), strokeWidth=0.8
            )
            for standing, fill in FILLS.items()
        ),
        hold("own").mark_geoshape(filled=False, stroke=colour("ink"), strokeWidth=1.2),
        hold("areas").mark_geoshape(
            filled=False, stroke=accent, strokeWidth=4, strokeOpacity=0.35, strokeJoin="round"
        ),
        _write_names("states", "state"),
        hold("rings").mark_circle(
            fill=paper, fillOpacity=0.6, stroke=accent, strokeWidth=1.8, opacity=1
        ).encode(**where, size=size),
        hold("dots").mark_circle(fill=accent, stroke=paper, strokeWidth=0.8, opacity=1).encode(
            **where, size=size
        ),
        _write_names("towns", "town"),
        hold("links").mark_circle(fill=paper, fillOpacity=0, opacity=1).encode(
            **where, size=size, href="href:N"
        ),
        view=alt.ViewBackground(fill=colour("sea"), stroke=None),
    )  # fmt: skip
