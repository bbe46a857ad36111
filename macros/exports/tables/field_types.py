"""What a column is told by the record model: type, allowed terms, unit, what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Le

from macros.records.base import Part
from macros.values.annotations import unwrap
from macros.values.ids import Refers


class ColumnType(StrEnum):
    """The types of cells. A list is a text with `;` between its entries."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class FieldType:
    """A field of a record model as a column sees it."""

    type: ColumnType
    title: str
    meaning: str
    unit: str
    is_required: bool
    terms: tuple[str, ...]
    refers_to: str
    minimum: float | None
    maximum: float | None


_SCALARS: dict[type, ColumnType] = {
    bool: ColumnType.BOOLEAN,
    int: ColumnType.INTEGER,
    float: ColumnType.NUMBER,
    Decimal: ColumnType.NUMBER,
}
# The table and column that hold what a reference names. References that may lie in several
# folders (a document or a publisher) have no single table, so no constraint.
_TARGETS = {
    (): "records.id",
    ("documents",): "documents.id",
    ("organizations",): "organizations.id",
    ("parties",): "parties.code",
    ("places",): "places.id",
    ("series",): "series.id",
}


def describe_field(model: type[Part], name: str) -> FieldType:
    """Read a field's column off its annotation and description."""
    info = model.model_fields[name]
    inner = unwrap(info.annotation)
    is_list = get_origin(inner) is tuple
    entry = unwrap(get_args(inner)[0]) if is_list else inner
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, Mapping) else {}
    # A list stays free of constraints: it is one text to every reader.
    refers = None if is_list else _find_refers(info.annotation, tuple(info.metadata))
    return FieldType(
        type=ColumnType.LIST if is_list else _SCALARS.get(entry, ColumnType.STRING),
        title=info.title or name,
        meaning=info.description or "",
        unit=str(extra.get("x-unit", "")),
        is_required=info.is_required() and not is_list,
        terms=list_terms(entry),
        refers_to=_TARGETS.get(refers.folders, "") if refers else "",
        minimum=next((_number(m.ge) for m in info.metadata if isinstance(m, Ge)), None),
        maximum=next((_number(m.le) for m in info.metadata if isinstance(m, Le)), None),
    )


def list_terms(annotation: Any) -> tuple[str, ...]:
    """Give the values that a closed list allows; nothing for other types."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(term.value for term in annotation)
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return ()


def _number(value: Any) -> float:
    return float(value)


def _find_refers(annotation: Any, metadata: tuple[Any, ...]) -> Refers | None:
    """Find the mark of a reference on an annotation or inside it."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Refers):
            return mark
    for inner in get_args(annotation):
        found = _find_refers(inner, ())
        if found is not None:
            return found
    return None
