"""Which other records, documents and parties a record names, read off its fields' types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from macros.records.base import Part, Record
from macros.values.ids import Refers


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of something else: where in the record, what, and where it may lie."""

    path: tuple[str | int, ...]
    target: str
    folders: tuple[str, ...]


def list_references(record: Record) -> Iterator[Reference]:
    """Give every reference of a record, in the order of its fields."""
    yield from _walk_part(record, ())


def _walk_part(part: Part, path: tuple[str | int, ...]) -> Iterator[Reference]:
    for name, annotation in _reference_fields(type(part)):
        value = getattr(part, name)
        if value is not None:
            yield from _walk(value, annotation, (*path, name))


def _walk(value: Any, annotation: Any, path: tuple[str | int, ...]) -> Iterator[Reference]:
    refers = _refers(annotation)
    if refers is not None:
        yield Reference(path, value, refers.folders)
    elif isinstance(value, Part):
        yield from _walk_part(value, path)
    elif isinstance(value, tuple):
        inner = _entry_annotation(annotation)
        for position, entry in enumerate(value):
            yield from _walk(entry, inner, (*path, position))
    elif isinstance(value, Mapping):
        inner = _entry_annotation(annotation)
        for key, entry in value.items():
            yield from _walk(entry, inner, (*path, key))


@cache
def _reference_fields(model: type[Part]) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a model that can lead to a reference, with their full annotation."""
    return tuple(
        (name, annotation)
        for name, info in model.model_fields.items()
        if _can_refer(annotation := _full_annotation(info.annotation, tuple(info.metadata)))
    )


def _full_annotation(annotation: Any, metadata: tuple[Any, ...]) -> Any:
    """Put back the metadata that pydantic took off a field's annotation."""
    for entry in metadata:
        if isinstance(entry, Refers):
            return Annotated[annotation, entry]
    return annotation


def _plain(annotation: Any) -> Any:
    """Take `None` and metadata off an annotation, as long as no Refers is among it."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated and not _has_refers(annotation):
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation


def _has_refers(annotation: Any) -> bool:
    return any(isinstance(m, Refers) for m in getattr(annotation, "__metadata__", ()))


def _refers(annotation: Any) -> Refers | None:
    plain = _plain(annotation)
    return next((m for m in getattr(plain, "__metadata__", ()) if isinstance(m, Refers)), None)


def _entry_annotation(annotation: Any) -> Any:
    """Give the annotation of the entries of a tuple or the values of a mapping."""
    plain = _plain(annotation)
    arguments = get_args(plain)
    return arguments[1] if issubclass(get_origin(plain), Mapping) else arguments[0]


@cache
def _can_refer(annotation: Any) -> bool:
    plain = _plain(annotation)
    if _refers(plain) is not None:
        return True
    if isinstance(plain, type) and issubclass(plain, Part):
        return bool(_reference_fields(plain))
    origin = get_origin(plain)
    if isinstance(origin, type) and issubclass(origin, tuple | Mapping):
        return _can_refer(_entry_annotation(plain))
    return False
