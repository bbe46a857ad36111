"""The codebook: every field of the record models, with what a contributor is told about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.records.base import Citation, Part, Record
from macros.records.registry import RECORD_KINDS
from macros.values.annotations import unwrap
from macros.values.dates import EdtfDate
from macros.values.ids import Refers

_PLAIN = {EdtfDate: "date (EDTF)", Decimal: "number", int: "whole number", float: "number"}


@dataclass(frozen=True, slots=True)
class CodebookField:
    """One field: its key, label, meaning, type in words, and examples as YAML takes them.

    `terms` are the allowed terms; `part` is the name of the mappings that it holds, with the
    anchor of their fields at `part_anchor`.
    """

    key: str
    label: str
    meaning: str
    type: str
    unit: str
    is_required: bool
    is_claim: bool
    good: str
    bad: str
    terms: tuple[StrEnum, ...]
    part: str
    part_anchor: str


@dataclass(frozen=True, slots=True)
class CodebookModel:
    """A kind of record, or a mapping inside records, with its fields in written order."""

    name: str
    anchor: str
    folder: str
    meaning: str
    fields: tuple[CodebookField, ...]


def list_models() -> tuple[CodebookModel, ...]:
    """Give all kinds of record, then the mappings that they hold, each once."""
    kinds: list[type[Part]] = list(RECORD_KINDS.values())
    found = dict.fromkeys(kinds)
    for model in found.copy():
        found |= dict.fromkeys(_list_parts(model))
    return tuple(_describe_model(model) for model in found)


def _find_anchor(model: type[Part]) -> str:
    """Give the anchor of a model on the page."""
    return f"record-{model.folder}" if issubclass(model, Record) else f"part-{model.__name__}"


def _list_parts(model: type[Part]) -> Iterator[type[Part]]:
    """Give the models of the mappings in a model, and of those in them, outermost first."""
    for info in model.model_fields.values():
        part = _find_part(info.annotation)
        if part is not None:
            yield part
            yield from _list_parts(part)


def _describe_model(model: type[Part]) -> CodebookModel:
    record = model if issubclass(model, Record) else None
    return CodebookModel(
        name=record.noun.capitalize() if record else model.__name__,
        anchor=_find_anchor(model),
        folder=record.folder if record else "",
        meaning=(model.__doc__ or "").strip(),
        fields=tuple(
            _describe_field(name, model.model_fields[name])
            for name in model.written_order()
            if not (name == "id" and record)
        ),
    )


def _describe_field(key: str, info: FieldInfo) -> CodebookField:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, Mapping) else {}
    entry = _find_entry(info.annotation)
    part = _find_part(info.annotation)
    is_closed = isinstance(entry, type) and issubclass(entry, StrEnum)
    return CodebookField(
        key=key,
        label=info.title or key,
        meaning=info.description or "",
        type=word_type(info.annotation, tuple(info.metadata)),
        unit=str(extra.get("x-unit", "")),
        is_required=info.is_required(),
        is_claim=bool(extra.get("x-claim")),
        good=_write_example((info.examples or [""])[0]),
        bad=_write_example(extra.get("x-bad-example", "")),
        terms=tuple(entry) if is_closed else (),
        part=part.__name__ if part else "",
        part_anchor=_find_anchor(part) if part else "",
    )


def word_type(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    """Say in words what a field takes: `list of dates (EDTF)`, `id of places`."""
    plain = unwrap(annotation)
    if get_origin(plain) is tuple:
        return f"list: {word_type(get_args(plain)[0])}"
    origin = get_origin(plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"mapping: {word_type(get_args(plain)[1])}"
    refers = _find_refers(annotation, metadata)
    if refers is not None:
        return _word_reference(refers)
    if origin is Literal:
        return f"one of {', '.join(get_args(plain))}"
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return "term"
    if isinstance(plain, type) and issubclass(plain, Part):
        return "id of a document, or a mapping" if plain is Citation else "mapping"
    return _PLAIN.get(plain, "text")


def _word_reference(refers: Refers) -> str:
    if refers.folders == ("parties",):
        return "party code"
    return f"id in {' or '.join(refers.folders)}" if refers.folders else "id of any record"


def _find_refers(annotation: Any, metadata: tuple[Any, ...]) -> Refers | None:
    """Find the mark of a reference on an annotation or on what it wraps."""
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Refers):
            return mark
    found = (_find_refers(inner, ()) for inner in get_args(annotation))
    return next((refers for refers in found if refers is not None), None)


def _find_entry(annotation: Any) -> Any:
    """Give the type of the innermost entries of lists and mappings."""
    plain = unwrap(annotation)
    while get_origin(plain) is not None and get_origin(plain) is not Literal:
        plain = unwrap(get_args(plain)[0 if get_origin(plain) is tuple else 1])
    return plain


def _find_part(annotation: Any) -> type[Part] | None:
    entry = _find_entry(annotation)
    return entry if isinstance(entry, type) and issubclass(entry, Part) else None


def _write_example(value: Any) -> str:
    """Write an example in flow style, which is YAML as well as JSON."""
    return value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
