"""The projection: what labels reckon with is what Vega draws."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.charts.projection import Projection, fit_projection
from tests.charts.drawings import draw, real_pictures

CORNERS = [(20.0, 30.0), (80.0, 30.0), (20.0, 55.0), (80.0, 55.0), (50.0, 42.0)]


def test_all_points_lie_on_the_sheet_and_touch_its_margin() -> None:
    projection = fit_projection(CORNERS, 700, 500, 10)
    placed = [projection.place(*corner) for corner in CORNERS]
    assert all(10 - 1e-6 <= x <= 690 + 1e-6 and 10 - 1e-6 <= y <= 490 + 1e-6 for x, y in placed)
    assert min(x for x, _ in placed) == pytest.approx(10) or min(
        y for _, y in placed
    ) == pytest.approx(10)


def test_north_is_up_and_east_is_right() -> None:
    projection = fit_projection(CORNERS, 700, 500, 10)
    assert projection.place(50, 50)[1] < projection.place(50, 40)[1]
    assert projection.place(60, 45)[0] > projection.place(50, 45)[0]


def test_a_single_point_stands_in_the_middle() -> None:
    x, y = fit_projection([(50.0, 40.0)], 700, 500, 10).place(50, 40)
    assert (x, y) == pytest.approx((350, 250))


def test_vega_draws_a_place_where_we_reckon_it_to_be() -> None:
    overview = real_pictures()["map"]
    drawing = overview.drawings[0]
    projection = drawing.spec["projection"]
    svg = draw(overview, drawing)
    [link] = [row for row in drawing.spec["datasets"]["links"] if row["href"] == "#aktau"]
    found = re.search(r'href="#aktau"[^>]*><path transform="translate\(([\d.]+),([\d.]+)\)', svg)
    assert found
    again = _rebuild(projection).place(link["lon"], link["lat"])
    assert (float(found[1]), float(found[2])) == pytest.approx(again, abs=0.11)


def _rebuild(described: dict[str, Any]) -> Projection:
    left, top = described["translate"]
    return Projection(-described["rotate"][0], described["scale"], left, top)
