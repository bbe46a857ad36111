"""Outlines: one for each profile, and fit for drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from macros.charts.outlines import LAND, list_points, load_outlines
from tests.builders import ROOT


def test_every_profile_has_an_outline() -> None:
    profiles = {path.stem.upper() for path in (ROOT / "data" / "countries").glob("*.yaml")}
    assert profiles <= set(load_outlines())


@pytest.mark.parametrize("name", sorted(load_outlines()))
def test_outer_rings_run_clockwise_as_the_drawing_library_wants(name: str) -> None:
    for polygon in load_outlines()[name]["geometry"]["coordinates"]:
        ring = polygon[0]
        area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
        assert area < 0


def test_baku_lies_within_the_outline_of_azerbaijan_and_on_land() -> None:
    for name in ("AZ", LAND):
        lons, lats = zip(*list_points(name), strict=True)
        assert min(lons) < 49.8 < max(lons)
        assert min(lats) < 40.4 < max(lats)
