"""Records in which every field is filled, with a chosen text in every place that holds one.

What a record may hold is asked of the models, so that a new field is filled without being named
here. Only what the models cannot say stands here by hand: which values agree with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.records.base import Part, SourcedRecord
from macros.records.registry import RECORD_KINDS
from macros.values.ids import Refers
from macros.values.parties import list_party_names
from macros.values.terms import VOCABULARIES
from macros.values.text import Line, is_prose
from tests.records.fields import rebuild

FieldPath = tuple[str | int, ...]
Choose = Callable[[FieldPath], str]
_LINE = get_args(Line)[1]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a record that holds a text; `is_free` when any text may stand there."""

    path: FieldPath
    is_free: bool
    is_prose: bool


@dataclass
class Filling:
    """Fills models; `refer` gives the id that a reference to one of some folders holds."""

    choose: Choose
    refer: Callable[[Refers], str]
    slots: list[Slot] = field(default_factory=list)

    def fill(self, model: type[Part], path: FieldPath = ()) -> dict[str, Any]:
        """Give a value of a model with all its fields."""
        return {
            name: self._fill_field(info, (*path, name))
            for name, info in model.model_fields.items()
            if not info.exclude
        }

    def _fill_field(self, info: FieldInfo, path: FieldPath) -> Any:
        return self._fill_value(rebuild(info), (), path, (info.examples or [""])[0])

    def _fill_value(
        self, annotation: Any, metadata: tuple[Any, ...], path: FieldPath, example: Any
    ) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._fill_value(arguments[0], (*metadata, *arguments[1:]), path, example)
        if origin in (Union, UnionType):
            inner = next(a for a in arguments if a is not type(None))
            return self._fill_value(inner, metadata, path, example)
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self.fill(annotation, path)
        if origin is tuple:
            least = max((getattr(m, "min_length", 0) or 0 for m in metadata), default=0)
            first = example[0] if isinstance(example, list) and example else example
            return [
                self._fill_value(arguments[0], (), (*path, i), first) for i in range(max(least, 1))
            ]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            key, inner = next(iter(example.items()))
            return {key: self._fill_value(arguments[1], (), (*path, key), inner)}
        return self._fill_leaf(metadata, path, example)

    def _fill_leaf(self, metadata: tuple[Any, ...], path: FieldPath, example: Any) -> str:
        prose = is_prose(None, metadata)
        free = prose or _LINE in metadata
        self.slots.append(Slot(path, free, prose))
        if free:
            return self.choose(path)
        refers = next((m for m in metadata if isinstance(m, Refers)), None)
        if refers and refers.folders != ("parties",):
            return self.refer(refers)
        return str(example)


def list_slots(folder: str) -> list[Slot]:
    """Give every place that holds a text in a record of a kind, once for each list."""
    filling = Filling(lambda _path: "x", lambda _refers: "x")
    filling.fill(RECORD_KINDS[folder])
    return filling.slots


def put(record: dict[str, Any], path: FieldPath, value: str) -> None:
    """Put a text into a place of a record."""
    part: Any = record
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value


def make_hostile_data(
    texts: Mapping[str, str], step: int = 1
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the files of a handbook in which each text stands in each free field once.

    There are as many copies of every kind of record as there are texts; from copy to copy, each
    field moves on to the next text. All records link to each other and the check passes. With a
    step, only every so many copies are made: each text then stands in some fields of each kind.
    """
    values = list(texts.values())
    for copy in range(0, len(values), step):
        for number, (folder, model) in enumerate(RECORD_KINDS.items()):
            turns = count(copy + number)
            filling = Filling(
                lambda _path, turns=turns: values[next(turns) % len(values)],  # type: ignore[misc]
                lambda refers, copy=copy: _refer(refers, copy),  # type: ignore[misc]
            )
            record = filling.fill(model)
            made = _agree(folder, record, copy)
            if made is not None:
                yield made


def _refer(refers: Refers, copy: int) -> str:
    """Give the id that the record of one kind has in a copy."""
    folder = refers.folders[0] if refers.folders else "exercises"
    return f"{folder}-{copy}"


def _agree(folder: str, record: dict[str, Any], copy: int) -> tuple[str, dict[str, Any]] | None:
    """Make the values of a filled record agree with each other and with the other records.

    None when there are no further records of a kind: states and terms are counted.
    """
    model = RECORD_KINDS[folder]
    if issubclass(model, SourcedRecord):
        record["cites"] = {
            claim: [{"source": f"documents-{copy}", "at": record["name"]}]
            for claim in model.claim_fields()
            if claim in record
        }
    for figure in _find_mappings(record, "low", "value"):
        for key in ("value",) if copy % 2 else ("low", "high"):
            del figure[key]
    for dispute in record.get("disputes", ()):
        dispute["field"] = "name"
    if folder == "sources":
        del record["documents"][0]["relays"]
        record["documents"][0]["id"] = f"documents-{copy}"
        record["speaks_for"] = ["KZ"]
    elif folder == "tombstones":
        record |= {"kind": "exercises", "successors": [f"exercises-{copy}"]}
    elif folder == "exercises":
        record["date"] = f"{1900 + copy}-07-08"
        record["participants"] = [
            {**record["participants"][0], "party": "AZ", "role": "host"},
            {**record["participants"][0], "party": "KZ", "role": "participant"},
        ]
    name = _name(folder, record, copy)
    return (f"{folder}/{name}.yaml", record) if name else None


def _name(folder: str, record: dict[str, Any], copy: int) -> str | None:
    """Give the id of a record in a copy; a term's codes are put into it."""
    if folder == "countries":
        codes = sorted(list_party_names())
        return codes[copy].lower() if copy < len(codes) else None
    if folder == "vocabulary":
        terms = [(v, str(code)) for v, codes in VOCABULARIES.items() for code in codes]
        if copy >= len(terms):
            return None
        record["vocabulary"], record["code"] = terms[copy]
        return "-".join(terms[copy])
    return f"{folder}-{copy}"


def _find_mappings(value: Any, *keys: str) -> Iterator[dict[str, Any]]:
    """Give every mapping in a record that has all the keys."""
    if isinstance(value, dict):
        if all(key in value for key in keys):
            yield value
        for inner in list(value.values()):
            yield from _find_mappings(inner, *keys)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_mappings(inner, *keys)
