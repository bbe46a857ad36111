"""Outlines: unchanged, of known origin, and fit for drawing."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import Any

import pytest
import yaml

from macros.charts.outlines import LAND, list_points, load_outlines
from tests.builders import ROOT

FOLDER = ROOT / "macros" / "charts" / "outlines"


def _read_vendor() -> dict[str, Any]:
    vendor: dict[str, Any] = yaml.safe_load((FOLDER / "vendor.yaml").read_text(encoding="utf-8"))
    return vendor


def test_every_file_is_as_it_was_cut() -> None:
    listed = {entry["path"]: entry["sha256"] for entry in _read_vendor()["files"]}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.glob("*.geojson")
    }
    assert found == listed


def test_the_list_names_version_licence_and_recipe() -> None:
    vendor = _read_vendor()
    assert vendor["version"] == "2.0.2"
    assert "public domain" in vendor["licence"]
    assert len(vendor["source_sha256"]) == 64
    assert (ROOT / vendor["recipe"]).is_file()


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
