"""What all records share: a described field, citations, figures, disputes and gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from macros.records.finding import Finder
from macros.values.dates import EdtfDate
from macros.values.ids import AnyRef, DocumentRef, LanguageCode, RecordId
from macros.values.numbers import Number
from macros.values.terms import FigureBasis, Qualifier
from macros.values.text import Line, Prose

_REQUIRED: Any = ...
# Keys that close a mapping in a file, whatever else it holds.
_WRITTEN_LAST = ("facts", "disputes", "gaps", "related", "documents", "note", "cites")


def described(  # noqa: PLR0913 one argument for each thing that a contributor is told
    label: str,
    meaning: str,
    *,
    good: Any,
    bad: Any,
    default: Any = _REQUIRED,
    claim: bool = False,
    unit: str | None = None,
    minimum: int | None = None,
) -> Any:
    """Declare a field with all that a contributor is told about it.

    Args:
        label: the words that stand before the value on a page.
        meaning: one sentence on what the field says.
        good: a value that the field takes, as YAML reads it.
        bad: a value that the field refuses.
        default: what the field is when a record leaves it out; without one it is required.
        claim: whether the value is a statement about the world, so that it must be cited.
        unit: the unit of a number.
        minimum: the least number of entries of a list.
    """
    extra: dict[str, Any] = {"x-bad-example": bad}
    if claim:
        extra["x-claim"] = True
    if unit:
        extra["x-unit"] = unit
    return Field(
        default=default,
        validate_default=isinstance(default, dict),
        title=label,
        description=meaning,
        examples=[good],
        json_schema_extra=extra,
        min_length=minimum,
    )


def _write_as_dict(value: Mapping[str, Any], write: SerializerFunctionWrapHandler) -> Any:
    return write(dict(value))


# Makes a field that holds a mapping read-only, as the records around it are.
ReadOnly = (AfterValidator(MappingProxyType), WrapSerializer(_write_as_dict))


class Part(BaseModel):
    """A mapping in a record: unknown keys are refused, values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=5000)

    @classmethod
    def written_order(cls) -> tuple[str, ...]:
        """Name the keys in the order in which files hold them."""
        fields = [name for name in cls.model_fields if name not in _WRITTEN_LAST]
        return (*fields, *(name for name in _WRITTEN_LAST if name in cls.model_fields))


class Citation(Part):
    """A reference to a document, perhaps with the place in it."""

    source: DocumentRef = described(
        "Document", "Id of the document that says so.", good="qazinform-tarlan", bad="Qazinform"
    )
    at: Line | None = described(
        "Place", "Where in the document it stands.", good="para. 16", bad="", default=None
    )


def _as_citation(value: object) -> object:
    """Let a citation without a locator be written as the bare id of its document."""
    return {"source": value} if isinstance(value, str) else value


Cite = Annotated[Citation, BeforeValidator(_as_citation, json_schema_input_type=str | Citation)]
Cites = tuple[Cite, ...]
_CITATIONS = Finder(lambda plain, _metadata: plain if plain is Citation else None)


def cites_field() -> Any:
    """Declare the list of documents that carry one part of a record."""
    return described(
        "Sources",
        "The documents that say so; each entry is a document's id.",
        good=["qazinform-tarlan"],
        bad="qazinform-tarlan",
        minimum=1,
    )


class Fact(Part):
    """One sentence of the handbook's own wording, with the documents that carry it."""

    text: Prose = described(
        "Fact",
        "What is the case, in one or two plain sentences of our own.",
        good="The exercise opened with a minute of silence.",
        bad="",
    )
    cites: Cites = cites_field()


class Figure(Part):
    """A number as one source gives it; several may stand side by side, never averaged."""

    value: Number | None = described(
        "Value", "The number itself.", good="4000", bad="4 thousand", default=None
    )
    low: Number | None = described(
        "Low",
        "The lower end, where the source gives a range.",
        good="10000",
        bad="ten",
        default=None,
    )
    high: Number | None = described(
        "High",
        "The upper end, where the source gives a range.",
        good="15000",
        bad="x",
        default=None,
    )
    qualifier: Qualifier = described(
        "Qualifier",
        "How the source hedges the number.",
        good="about",
        bad="roughly",
        default=Qualifier.EXACT,
    )
    unit: Line = described("Unit", "What is counted or the currency.", good="personnel", bad="")
    as_of: EdtfDate | None = described(
        "As of",
        "The date or year for which the number holds.",
        good="2025",
        bad="last year",
        default=None,
    )
    scope: Line = described(
        "Scope",
        "What exactly the number counts.",
        good="active armed forces, National Guard not counted",
        bad="",
    )
    basis: FigureBasis = described(
        "Basis", "What the number rests on.", good="official", bad="guess"
    )
    note: Prose | None = described(
        "Note",
        "What a reader must know to use the number.",
        good="A plan, not the outcome.",
        bad="",
        default=None,
    )
    cites: Cites = cites_field()

    @model_validator(mode="after")
    def _has_one_number_or_a_range(self) -> Figure:
        single, ends = self.value is not None, (self.low is not None, self.high is not None)
        if single == any(ends) or (any(ends) and not all(ends)):
            raise PydanticCustomError(
                "handbook", 'has no clear number. Write either "value", or both "low" and "high".'
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError(
                "handbook", 'has a "low" above its "high". Put the smaller number into "low".'
            )
        return self


class Position(Part):
    """One side of a dispute: a value and who gives it."""

    value: Line = described("Value", "What this side says.", good="8 July 2025", bad="")
    cites: Cites = cites_field()


class Dispute(Part):
    """A disagreement between sources, kept with all its sides."""

    field: Line = described(
        "Field", "The field of this record on which sources differ.", good="date", bad=""
    )
    text: Prose = described(
        "What differs",
        "The disagreement in one or two sentences that a reader grasps in ten seconds.",
        good="One source starts it on 8 July, another on 9 July.",
        bad="",
    )
    values: tuple[Position, ...] = described(
        "Sides",
        "Each side with its sources, two at least.",
        good=[
            {"value": "8 July 2025", "cites": ["tca-exercises-2025"]},
            {"value": "9 July 2025", "cites": ["qazinform-tarlan"]},
        ],
        bad=[],
        minimum=2,
    )
    settled: Prose | None = described(
        "Settled",
        "How the disagreement was settled; leave it out while it stands.",
        good="The ministry corrected its first report.",
        bad="",
        default=None,
    )


class Record(Part):
    """A record: one file. Its id is the name of that file."""

    folder: ClassVar[str]
    noun: ClassVar[str]

    id: RecordId = Field(exclude=True)
    name: Line = described(
        "Name", "The name in English, or our plain description of it.", good="Tarlan-2025", bad=""
    )
    names: Annotated[Mapping[LanguageCode, Line], *ReadOnly] = described(
        "Names in other languages",
        "Native names by ISO 639-1 language code.",
        good={"ru": "Тарлан-2025"},
        bad={"Russian": "Тарлан-2025"},
        default={},
    )
    aliases: tuple[Line, ...] = described(
        "Other names",
        "Other spellings and names under which sources and readers know it.",
        good=["Tarlan-2025 joint UAV exercise"],
        bad="Tarlan",
        default=(),
    )

    @classmethod
    def claim_fields(cls) -> tuple[str, ...]:
        """Name the fields that state something about the world."""
        return tuple(
            name
            for name, info in cls.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("x-claim")
        )

    def list_claims(self) -> tuple[str, ...]:
        """Name the fields of this record that hold a claim, so that each must be cited."""
        return tuple(name for name in self.claim_fields() if not is_empty(getattr(self, name)))

    def list_cites(self) -> Iterator[tuple[tuple[str | int, ...], Citation]]:
        """Give every citation in the record with its place: a path of keys and positions."""
        for path, citation, _sort in _CITATIONS.find(self):
            yield path, citation


def is_empty(value: object) -> bool:
    """Tell whether a field was left out: None, or a list or mapping without entries."""
    return value is None or (isinstance(value, tuple | Mapping) and not value)


class SourcedRecord(Record):
    """A record that states facts, each with the documents that carry it."""

    summary: Prose | None = described(
        "Summary",
        "One or two plain sentences of our own that open the page.",
        good="Azerbaijan and Kazakhstan practised the use of uncrewed aircraft together.",
        bad="",
        default=None,
        claim=True,
    )
    facts: tuple[Fact, ...] = described(
        "Facts",
        "Further facts, one or two sentences each, every one with its own sources.",
        good=[{"text": "Planning began in April 2025.", "cites": ["azertag-tarlan-planning"]}],
        bad=["Planning began in April 2025."],
        default=(),
    )
    disputes: tuple[Dispute, ...] = described(
        "Disputes",
        "Where sources disagree: the field, the disagreement and each side.",
        good=[
            {
                "field": "date",
                "text": "One source starts it on 8 July, another on 9 July.",
                "values": [
                    {"value": "8 July 2025", "cites": ["tca-exercises-2025"]},
                    {"value": "9 July 2025", "cites": ["qazinform-tarlan"]},
                ],
            }
        ],
        bad="The start day differs.",
        default=(),
    )
    gaps: tuple[Line, ...] = described(
        "Not known",
        "What no source seen says, in a few words each.",
        good=["site", "number of personnel"],
        bad="site",
        default=(),
    )
    related: tuple[AnyRef, ...] = described(
        "See also",
        "Ids of records that a reader of this one should know.",
        good=["birlestik-2024"],
        bad="birlestik-2024",
        default=(),
    )
    cites: Annotated[Mapping[str, Annotated[Cites, Field(min_length=1)]], *ReadOnly] = described(
        "Sources by field",
        "For each field that states something: the documents that say so.",
        good={"date": ["qazinform-tarlan"]},
        bad=["qazinform-tarlan"],
        default={},
    )

    def cites_of(self, name: str) -> Cites:
        """Give the citations of one field, in the order of the file."""
        return self.cites.get(name, ())

    def list_parties(self) -> tuple[str, ...]:
        """Name the parties that take part, host first; their own bodies count as official."""
        return ()

    def list_organizations(self) -> tuple[str, ...]:
        """Name the organizations that take part; their own bodies count as official."""
        return ()
