"""Series of exercises that recur under one name."""

from __future__ import annotations

from typing import ClassVar

from macros.records.base import SourcedRecord, described
from macros.values.dates import EdtfDate
from macros.values.terms import Framework
from macros.values.text import Line


class Series(SourcedRecord):
    """A series: exercises of one name and purpose; its editions are the exercises that name it."""

    folder: ClassVar[str] = "series"
    noun: ClassVar[str] = "series"

    framework: Framework = described(
        "Framework", "Whose series it is.", good="minilateral", bad="friends"
    )
    date: EdtfDate | None = described(
        "Held",
        "From the first edition to the last, or open where it goes on.",
        good="2021/..",
        bad="since 2021",
        default=None,
        claim=True,
    )
    cadence: Line | None = described(
        "Cadence", "How often it is held.", good="every year", bad="", default=None, claim=True
    )
