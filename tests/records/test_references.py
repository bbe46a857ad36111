"""References: every field that names something else is found in every kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from macros.records.base import Part
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.references import Reference, list_references
from macros.records.registry import RECORD_KINDS
from macros.values.ids import Refers
from tests.builders import DOCUMENT_ID, make_country, make_exercise
from tests.records.fields import rebuild

# An independent reading of the models: it builds one record that fills every field which holds,
# or leads to, an annotation with Refers, and notes the path of each.


def fill(annotation: Any, path: tuple[str | int, ...]) -> tuple[Any, set[tuple[str | int, ...]]]:
    """Give a value for an annotation, unchecked, and the paths of all references in it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        value, found = fill(arguments[0], path)
        is_reference = any(isinstance(entry, Refers) for entry in arguments[1:])
        return value, found | ({path} if is_reference else set())
    if origin in (Union, UnionType):
        return fill(next(a for a in arguments if a is not type(None)), path)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return fill_part(annotation, path)
    if origin is tuple:
        value, found = fill(arguments[0], (*path, 0))
        return (value,), found
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value, found = fill(arguments[1], (*path, "key"))
        return {"key": value}, found
    return "target", set()


def fill_part(model: type[Part], path: tuple[str | int, ...]) -> tuple[Part, set[tuple[Any, ...]]]:
    values, paths = {}, set()
    for name, info in model.model_fields.items():
        values[name], found = fill(rebuild(info), (*path, name))
        paths |= found
    return model.model_construct(**values), paths


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_every_field_that_refers_is_reached(folder):
    record, expected = fill_part(RECORD_KINDS[folder], ())
    found = {reference.path for reference in list_references(record)}  # type: ignore[arg-type]
    assert found == expected


def test_the_reading_that_this_rests_on_sees_references():
    _record, expected = fill_part(Exercise, ())
    assert {("host",), ("series",), ("places", 0), ("participants", 0, "party")} < expected
    assert ("cites", "key", 0, "source") in expected
    assert ("disputes", 0, "values", 0, "cites", 0, "source") in expected


def test_a_reference_says_where_what_and_in_which_folder():
    exercise = Exercise.model_validate(
        {
            "id": "tarlan-2025",
            **make_exercise(series="tarlan", host="AZ", related=["ots"], places=["a", "b"]),
        }
    )
    assert list(list_references(exercise)) == [
        Reference(("related", 0), "ots", ()),
        Reference(("cites", "status", 0, "source"), DOCUMENT_ID, ("documents",)),
        Reference(("cites", "host", 0, "source"), DOCUMENT_ID, ("documents",)),
        Reference(("cites", "places", 0, "source"), DOCUMENT_ID, ("documents",)),
        Reference(("series",), "tarlan", ("series",)),
        Reference(("host",), "AZ", ("parties",)),
        Reference(("places", 0), "a", ("places",)),
        Reference(("places", 1), "b", ("places",)),
    ]


def test_what_is_left_out_refers_to_nothing():
    country = Country.model_validate({"id": "az", **make_country()})
    assert [reference.target for reference in list_references(country)] == [DOCUMENT_ID]
