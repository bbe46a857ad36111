"""Cut the outlines of the map from Natural Earth, as the npm package world-atlas holds it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely import geometry as geo

# Outlines drawn by themselves: the countries with a profile, by their name in Natural Earth.
# All other land becomes one shape without borders, so that the map takes no side on them.
COUNTRIES = {
    "Azerbaijan": "AZ",
    "Hungary": "HU",
    "Kazakhstan": "KZ",
    "Kyrgyzstan": "KG",
    "N. Cyprus": "TRNC",
    "Pakistan": "PK",
    "Qatar": "QA",
    "Tajikistan": "TJ",
    "Turkey": "TR",
    "Turkmenistan": "TM",
    "Uzbekistan": "UZ",
}
WINDOW = geo.box(-4, 10, 112, 68)
TOLERANCE_DEGREES = 0.06  # below half a pixel on the map
GRID_DEGREES = 0.01  # also closes the slits between neighbours
SMALL_DEGREES2 = 0.02  # islands below this area are left out
IN_THE_CASPIAN = geo.Point(51.0, 41.5)


def cut_outlines(source: Path) -> bytes:
    """Give the outlines of land, of countries and of the Caspian Sea as GeoJSON.

    Args:
        source: countries-50m.json, a TopoJSON file.
    """
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_simplify(arc) for arc in _decode(topology)]
    countries: dict[str, Any] = {}
    others = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        outline = _build(geometry, arcs).intersection(WINDOW)
        party = COUNTRIES.get(geometry["properties"]["name"])
        if party:
            countries[party] = outline
        else:
            others.append(outline)
    land = shapely.union_all([*countries.values(), *others], grid_size=GRID_DEGREES)
    seas = [
        geo.Polygon(hole)
        for part in _parts(land)
        for hole in part.interiors
        if geo.Polygon(hole).contains(IN_THE_CASPIAN)
    ]
    features = [_feature("land", land)]
    features += [_feature(party, countries[party]) for party in sorted(countries)]
    features += [_feature("caspian-sea", sea) for sea in seas]
    lines = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    return ('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n").encode()


def _decode(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Give the arcs in degrees. Source: TopoJSON 1.0, 2.1.3 (arcs are delta-encoded)."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)
    return arcs


def _simplify(arc: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Thin out an arc; its ends stay, so that neighbours still share it."""
    line = geo.shape({"type": "LineString", "coordinates": arc})
    return [(x, y) for x, y in line.simplify(TOLERANCE_DEGREES).coords]


def _build(geometry: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Any:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    built = []
    for polygon in polygons:
        rings = [ring for r in polygon if len(ring := _ring(r, arcs)) >= 4]
        if rings:
            built.append(geo.Polygon(rings[0], rings[1:]).buffer(0))
    return shapely.union_all(built)


def _ring(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _parts(geometry: Any) -> list[geo.Polygon]:
    if isinstance(geometry, geo.Polygon):
        return [geometry]
    return [part for part in getattr(geometry, "geoms", ()) if isinstance(part, geo.Polygon)]


def _feature(name: str, geometry: Any) -> dict[str, Any]:
    # The drawing library wants outer rings clockwise, against RFC 7946.
    parts = [geo.polygon.orient(p, sign=-1) for p in _parts(geometry)]
    largest = max(p.area for p in parts)
    kept = [p for p in parts if p.area >= min(SMALL_DEGREES2, largest)]
    kept.sort(key=lambda p: -p.area)
    rings = geo.mapping(geo.MultiPolygon(kept))["coordinates"]
    rounded = [
        [[[round(x, 2), round(y, 2)] for x, y in ring] for ring in polygon] for polygon in rings
    ]
    return {
        "type": "Feature",
        "id": name,
        "properties": {},
        "geometry": {"type": "MultiPolygon", "coordinates": rounded},
    }
