"""Maps, calendars, feeds and linked data keep the inner shape that was last released."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exports import format_shapes
from tests.exports.format_shapes import (
    SHAPES_FILE,
    Shapes,
    find_shape_breaks,
    observe_shapes,
    render_shapes,
    write_shapes,
)


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    """Give the present shape."""
    return observe_shapes()


def test_nothing_that_was_released_is_missing_or_changed(shapes: Shapes) -> None:
    assert list(find_shape_breaks(json.loads(SHAPES_FILE.read_text("utf-8")), shapes)) == []


def test_the_kept_shape_is_the_present_one(shapes: Shapes) -> None:
    kept = SHAPES_FILE.read_text(encoding="utf-8")
    assert kept == render_shapes(shapes), "The shape has grown: run `make contract`."


def test_no_value_of_the_small_handbook_is_always_missing(shapes: Shapes) -> None:
    missing = [(place, n) for place, names in shapes.items() for n in names if names[n] == "null"]
    assert missing == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda s: s["exercises.geojson properties"].pop("host"),
            "exercises.geojson properties: host is gone",
        ),
        (
            lambda s: s["places.geojson properties"].update(kind="number"),
            "places.geojson properties: kind was string and is number",
        ),
        (lambda s: s["events.ics VEVENT"].pop("UID"), "events.ics VEVENT: UID is gone"),
        (
            lambda s: s["exercises.ics VEVENT"].update(DTSTART="text"),
            "exercises.ics VEVENT: DTSTART was VALUE=DATE and is text",
        ),
        (lambda s: s["Atom /feed/entry"].pop("summary"), "Atom /feed/entry: summary is gone"),
        (
            lambda s: s["JSON-LD Event"].update(contributor="string"),
            "JSON-LD Event: contributor was object and is string",
        ),
        (lambda s: s["JSON-LD prov:Entity"].pop("@type"), "JSON-LD prov:Entity: @type is gone"),
    ],
)
def test_what_users_would_miss_is_named(
    shapes: Shapes, change: Callable[[Shapes], object], words: str
) -> None:
    changed = copy.deepcopy(shapes)
    change(changed)
    assert list(find_shape_breaks(shapes, changed)) == [words]


def test_what_is_added_breaks_nothing(shapes: Shapes) -> None:
    changed = copy.deepcopy(shapes)
    changed["JSON-LD Event"]["new"] = "string"
    changed["feed"] = {"new": "element"}
    assert list(find_shape_breaks(shapes, changed)) == []


def test_the_kept_shape_is_not_overwritten_when_that_would_break_it(
    shapes: Shapes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = copy.deepcopy(shapes)
    kept["JSON-LD Event"]["once"] = "string"
    path = tmp_path / "kept.json"
    path.write_text(render_shapes(kept), encoding="utf-8")
    monkeypatch.setattr(format_shapes, "SHAPES_FILE", path)
    assert write_shapes() == 1
    assert capsys.readouterr().err.startswith("JSON-LD Event: once is gone\n")
    assert path.read_text(encoding="utf-8") == render_shapes(kept)
