"""Vocabulary: each controlled term with its definition."""

from __future__ import annotations

from typing import ClassVar, Literal

from macros.records.base import Cites, Part, Record, described
from macros.values.links import Url
from macros.values.terms import VOCABULARIES
from macros.values.text import Line, Prose


class Basis(Part):
    """Where a definition comes from."""

    name: Line = described(
        "Name", "The standard or text.", good="US Army FM 7-0, Training (2021)", bad=""
    )
    url: Url | None = described(
        "Address",
        "Where it can be read.",
        good="https://armypubs.army.mil",
        bad="armypubs",
        default=None,
    )


class Crosswalk(Part):
    """The matching code of an academic data set."""

    dataset: Literal["mme-v7", "jme-v3"] = described(
        "Data set", "mme-v7 or jme-v3.", good="mme-v7", bad="MME"
    )
    code: Line = described("Code", "Its column or value there.", good="CPX", bad="")
    note: Prose | None = described(
        "Note", "How far the two match.", good="Narrower there.", bad="", default=None
    )


class Term(Record):
    """A term of one of the handbook's controlled vocabularies."""

    folder: ClassVar[str] = "vocabulary"
    noun: ClassVar[str] = "term"

    vocabulary: Line = described("Vocabulary", "The list that it belongs to.", good="form", bad="")
    code: Line = described("Code", "The word that records use.", good="ftx", bad="")
    definition: Prose = described(
        "Definition",
        "What the term means, in our own words.",
        good="Troops act in the field.",
        bad="",
    )
    basis: Basis | None = described(
        "After",
        "The text that the definition follows; left out for the handbook's own.",
        good={"name": "US Army FM 7-0"},
        bad="FM 7-0",
        default=None,
    )
    crosswalk: tuple[Crosswalk, ...] = described(
        "In academic data sets",
        "Matching codes.",
        good=[{"dataset": "mme-v7", "code": "CPX"}],
        bad="CPX",
        default=(),
    )
    cites: Cites = described(
        "Sources",
        "Documents of the handbook that carry the definition.",
        good=["ots-observer-eco"],
        bad="ots-observer-eco",
        default=(),
    )

    def is_known(self) -> bool:
        """Whether the vocabulary exists and has this code."""
        return self.code in {str(t) for t in VOCABULARIES.get(self.vocabulary, ())}
