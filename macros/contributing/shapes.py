"""What sort of answer a field of a record takes, read off its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from macros.records.base import Part, Record
from macros.values.annotations import unwrap
from macros.values.ids import Refers
from macros.values.text import is_prose


@dataclass(frozen=True, slots=True)
class Shape:
    """How a field is filled.

    `terms` are the words of a closed list; `folders` the kinds of thing that an id may name;
    `part` is the model of the mappings in the field. `is_free_text` holds for words of one's own.
    """

    label: str
    meaning: str
    example: Any
    is_required: bool
    is_list: bool = False
    is_by_language: bool = False
    is_prose: bool = False
    terms: type[StrEnum] | None = None
    folders: tuple[str, ...] | None = None
    part: type[Part] | None = None

    @property
    def is_free_text(self) -> bool:
        """Whether the field takes words of one's own, in which a comma may stand."""
        return self.terms is None and self.folders is None and self.part is None


@cache
def find_shape(model: type[Part], key: str) -> Shape:
    """Give the shape of a field.

    Raises:
        KeyError: when the model has no such field.
    """
    info = model.model_fields[key]
    plain = unwrap(info.annotation)
    origin = get_origin(plain)
    is_list = origin is tuple
    is_mapping = isinstance(origin, type) and issubclass(origin, Mapping)
    inner = get_args(plain)[0] if is_list else info.annotation
    entry = unwrap(inner)
    refers = _find_refers((inner, *info.metadata))
    return Shape(
        label=info.title or key,
        meaning=info.description or "",
        example=(info.examples or [""])[0],
        is_required=info.is_required(),
        is_list=is_list,
        is_by_language=is_mapping,
        is_prose=is_prose(info.annotation, tuple(info.metadata)),
        terms=entry if isinstance(entry, type) and issubclass(entry, StrEnum) else None,
        folders=refers.folders if refers else None,
        part=entry if isinstance(entry, type) and issubclass(entry, Part) else None,
    )


def _find_refers(marks: tuple[Any, ...]) -> Refers | None:
    """Find the mark of a reference among annotations, their metadata and what they wrap."""
    for mark in marks:
        if isinstance(mark, Refers):
            return mark
        inner = (*getattr(mark, "__metadata__", ()), *get_args(mark))
        found = _find_refers(tuple(part for part in inner if not isinstance(part, str)))
        if found is not None:
            return found
    return None


def list_askable(model: type[Record]) -> tuple[str, ...]:
    """Name the fields of a record that one answer can fill: no mapping by field, no dispute."""
    return tuple(
        name
        for name in model.written_order()
        if name not in {"id", "cites"} and not _is_nested(find_shape(model, name))
    )


def _is_nested(shape: Shape) -> bool:
    return shape.part is not None and "party" not in shape.part.model_fields
