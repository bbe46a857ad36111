"""Every field of every record and of every part inside one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from macros.records.base import Part
from macros.records.registry import RECORD_KINDS


def list_parts() -> list[type[Part]]:
    """Give all models: the kinds of record and the parts inside them, once each."""
    found: dict[type[Part], None] = {}
    rest: list[Any] = list(RECORD_KINDS.values())
    while rest:
        kind = rest.pop(0)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in found:
                assert issubclass(kind, Part)
                found[kind] = None
                rest += [rebuild(info) for info in kind.model_fields.values()]
        else:
            rest += get_args(kind)
    return list(found)


def list_fields() -> Iterator[tuple[type[Part], str, FieldInfo]]:
    """Give every field that a file may hold, with the model that has it."""
    for model in list_parts():
        for name, info in model.model_fields.items():
            if not info.exclude:
                yield model, name, info


def rebuild(info: FieldInfo) -> Any:
    """Give the annotation of a field as it was declared, metadata included."""
    metadata = tuple(info.metadata)
    return Annotated[info.annotation, *metadata] if metadata else info.annotation


def make_adapter(info: FieldInfo) -> TypeAdapter[Any]:
    """Give what validates the values of one field alone."""
    return TypeAdapter(rebuild(info))
