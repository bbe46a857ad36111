"""Finding the values of one sort in a record, wherever its fields hold them.

The types of the fields tell once for each kind of record which of them can lead to such a value;
then only those are followed, record after record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]
# A value that was found: its path in the record, the value, and what its type says of it.
Found = tuple[Path, Any, Any]
# Says what a type, without `None`, and its metadata tell of the sort that is sought, or None.
Sort = Callable[[Any, tuple[Any, ...]], Any]
_Visit = Callable[[Any, Path, list[Found]], None]


class Finder:
    """Finds the values whose types are of one sort; what lies inside of them is not looked at."""

    def __init__(self, sort: Sort) -> None:
        self._sort = sort
        self._visit_model = cache(self._compile_model)

    def find(self, record: BaseModel) -> list[Found]:
        """Give the values of this sort in a record, in the order of its fields."""
        found: list[Found] = []
        visit = self._visit_model(type(record))
        if visit is not None:
            visit(record, (), found)
        return found

    def _compile_model(self, model: type[BaseModel]) -> _Visit | None:
        """Give what follows the fields of a model that can lead there; None when none can."""
        fields = tuple(
            (name, visit)
            for name, info in model.model_fields.items()
            if (visit := self._compile(info.annotation, tuple(info.metadata))) is not None
        )

        def visit_fields(part: Any, path: Path, found: list[Found]) -> None:
            for name, visit in fields:
                value = getattr(part, name)
                if value is not None:
                    visit(value, (*path, name), found)

        return visit_fields if fields else None

    def _compile(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> _Visit | None:
        plain, metadata = _unfold(annotation, metadata)
        told = self._sort(plain, metadata)
        if told is not None:
            return lambda value, path, found: found.append((path, value, told))
        if isinstance(plain, type) and issubclass(plain, BaseModel):
            return self._visit_model(plain)
        origin = get_origin(plain)
        if not isinstance(origin, type) or not issubclass(origin, tuple | Mapping):
            return None
        is_mapping = issubclass(origin, Mapping)
        visit = self._compile(get_args(plain)[1 if is_mapping else 0])
        if visit is None:
            return None
        return _visit_mapping(visit) if is_mapping else _visit_list(visit)


def _visit_list(visit: _Visit) -> _Visit:
    def visit_entries(entries: Any, path: Path, found: list[Found]) -> None:
        for position, entry in enumerate(entries):
            visit(entry, (*path, position), found)

    return visit_entries


def _visit_mapping(visit: _Visit) -> _Visit:
    def visit_values(values: Any, path: Path, found: list[Found]) -> None:
        for key, value in values.items():
            visit(value, (*path, key), found)

    return visit_values


def _unfold(annotation: Any, metadata: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Take `None` off an annotation, and put its metadata beside that of its field."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            metadata += annotation.__metadata__
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
        else:
            return annotation, metadata
