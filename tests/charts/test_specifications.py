"""Drawings as Vega-Lite: valid by the schema that altair brings along."""

from __future__ import annotations

import altair as alt
import pytest

from tests.charts.drawings import NAMES, real_pictures


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_valid_vega_lite(name: str) -> None:
    # The rows are plain values; with them, the check would take a minute.
    spec = {**real_pictures()[name].drawings[0].spec, "datasets": {}}
    alt.LayerChart.from_dict(spec, validate=True)
