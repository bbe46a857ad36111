"""Reading annotations: the type without None and metadata."""

from __future__ import annotations

from typing import Annotated, Optional

import pytest

from macros.values.annotations import unwrap


@pytest.mark.parametrize(
    ("annotation", "plain"),
    [
        (int, int),
        (int | None, int),
        (Optional[int], int),  # noqa: UP045 the older way to write it
        (Annotated[int, "note"], int),
        (Annotated[int | None, "note"], int),
        (Annotated[int, "note"] | None, int),
        (tuple[int, ...], tuple[int, ...]),
    ],
    ids=str,
)
def test_metadata_and_none_are_taken_off(annotation, plain):
    assert unwrap(annotation) == plain
