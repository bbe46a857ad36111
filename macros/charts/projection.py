"""Where a position comes to lie on the map: Albers' equal-area conic projection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import Any

Point = tuple[float, float]

# Standard parallels: between them, from Pakistan to Kazakhstan, shapes stay nearly true.
_PARALLELS = (30.0, 50.0)
_SINES = tuple(sin(radians(p)) for p in _PARALLELS)
_N = sum(_SINES) / 2
_C = 1 + _SINES[0] * (2 * _N - _SINES[0])


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection that has been fitted to a sheet; lengths in pixels, angles in degrees."""

    middle: float
    scale: float
    left: float
    top: float

    def place(self, lon: float, lat: float) -> Point:
        """Give the distance of a position from the left and from the top of the sheet."""
        x, y = _project(lon - self.middle, lat)
        return (self.left + self.scale * x, self.top - self.scale * y)

    def describe(self, width: float, height: float) -> dict[str, Any]:
        """Describe it as Vega-Lite does, cut off at the edges of the sheet."""
        return {
            "type": "conicEqualArea",
            "parallels": list(_PARALLELS),
            "center": [0, 0],
            "rotate": [-self.middle, 0],
            "scale": round(self.scale, 4),
            "translate": [round(self.left, 3), round(self.top, 3)],
            "clipExtent": [[0, 0], [width, height]],
            "precision": 0,
        }


def fit_projection(
    points: Iterable[Point], width: float, height: float, margin: float
) -> Projection:
    """Give the projection that shows points as large as the sheet allows, in its middle.

    Args:
        points: longitude and latitude; at least one.
        width: of the sheet.
        height: of the sheet.
        margin: the least space to its edges.
    """
    listed = list(points)
    middle = round((min(p[0] for p in listed) + max(p[0] for p in listed)) / 2, 2)
    projected = [_project(lon - middle, lat) for lon, lat in listed]
    xs, ys = [x for x, _ in projected], [y for _, y in projected]
    wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    return Projection(
        middle=middle,
        scale=scale,
        left=width / 2 - scale * (max(xs) + min(xs)) / 2,
        top=height / 2 + scale * (max(ys) + min(ys)) / 2,
    )


def _project(lon: float, lat: float) -> Point:
    """Project on the unit sphere.

    Source: J. P. Snyder, Map Projections, US Geological Survey, 1987, p. 100.
    """
    distance = sqrt(_C - 2 * _N * sin(radians(lat))) / _N
    angle = _N * radians(lon)
    return (distance * sin(angle), sqrt(_C) / _N - distance * cos(angle))
