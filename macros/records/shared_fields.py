"""Fields that several kinds of record have, each in its own place among the others."""

from __future__ import annotations

from typing import Any

from macros.records.base import described


def status_field() -> Any:
    """Declare how far what is planned or held has come."""
    return described(
        "Status", "How far it has come, by what sources say.", good="held", bad="done", claim=True
    )


def as_of_field() -> Any:
    """Declare the day up to which the status is known."""
    return described(
        "Status as of",
        "The last day of what the sources know, where the status may have changed since.",
        good="2026-03-12",
        bad="now",
        default=None,
    )


def places_field(good: str, *, bad: str) -> Any:
    """Declare where it takes place or stands.

    Args:
        good: an id of a place, for an example.
        bad: a value that is no list of ids.
    """
    return described(
        "Places",
        "Ids of places in the gazetteer.",
        good=[good],
        bad=bad,
        default=(),
        claim=True,
    )
