"""Outlines of land, of the countries with a profile, and of the Caspian Sea.

Cut from Natural Earth by tests/vendored/outlines.py; docs/assets/vendor.yaml names version, licence
and hashes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LAND = "land"
_FILE = Path(__file__).with_name("region.geojson")


@cache
def load_outlines() -> Mapping[str, Mapping[str, Any]]:
    """Give each outline as a GeoJSON feature: `land`, party codes, ids of seas."""
    collection = json.loads(_FILE.read_text(encoding="utf-8"))
    return {feature["id"]: feature for feature in collection["features"]}


def list_points(outline_id: str) -> Iterator[tuple[float, float]]:
    """Give longitude and latitude of every corner of an outline."""
    for polygon in load_outlines()[outline_id]["geometry"]["coordinates"]:
        yield from ((lon, lat) for lon, lat in polygon[0])
