"""From a plain mapping to a record; pydantic's errors become located problems in our words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.loading.files import DataFile
from macros.loading.yaml_faults import Path, Position
from macros.loading.yaml_reader import EMPTY_FILE
from macros.loading.yaml_text import find_written_part
from macros.records.base import Part, Record
from macros.records.registry import RECORD_KINDS
from macros.values.annotations import unwrap
from macros.values.terms import VOCABULARY_OF
from macros.values.wording import decapitalize, nearest, quoted, suggestion, with_article

RULE = "schema"
# Of a file that is wrong throughout, no more faults than this are told at a time.
ERRORS_MAX = 200
# Vocabularies whose name is not what a person would call one of their terms.
_NOUNS = {"became": "word for what became of a record", "ots-status": "OTS status"}


def build_record(file: DataFile) -> Record | None:
    """Build the record of a file; what is wrong is added to the file's problems.

    Returns:
        The record, or None when the file cannot give one.
    """
    value = file.yaml.value
    if value is None:
        if not file.problems:
            file.add_problem(Position(1, 1), (), EMPTY_FILE, "yaml-syntax")
        return None
    model = RECORD_KINDS[file.folder]
    if not isinstance(value, dict):
        got = "A list" if isinstance(value, list) else "Bare text"
        message = f"{got} stands where keys are due. Begin with lines such as `name: …`."
        file.add_problem(file.yaml.positions[()], (), message, RULE)
        return None
    if "id" in value:
        message = f'"id" may not be written: the file name gives it ({file.id}). Delete the line.'
        file.add_problem(file.yaml.key_positions[("id",)], ("id",), message, RULE)
    try:
        record = model.model_validate({**value, "id": file.id})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for details in _drop_consequences(errors[:ERRORS_MAX], model):
            _add_problem(file, model, details)
        if len(errors) > ERRORS_MAX:
            message = f"has {len(errors)} faults; {ERRORS_MAX} are listed. Mend those first."
            file.add_problem(file.yaml.positions[()], (), message, RULE)
        return None
    # A field may be left out, but what stands there without a value was meant to say something.
    return None if file.yaml.has_empty_value else record


def _drop_consequences(errors: list[ErrorDetails], model: type[Record]) -> list[ErrorDetails]:
    """Leave out what follows from another error: one fault gives one problem.

    A misspelt key is also a missing one; a list whose entries are wrong also counts too few.
    """
    meant = _find_meant(errors, model)
    return [
        {**e, "ctx": {"meant": meant[e["loc"]][-1]}} if e["loc"] in meant else e
        for e in errors
        if not (e["type"] == "missing" and e["loc"] in meant.values())
        and not (e["type"] == "too_short" and any(_lies_below(o["loc"], e["loc"]) for o in errors))
    ]


def _find_meant(errors: list[ErrorDetails], model: type[Record]) -> dict[Path, Path]:
    """Give the key that was probably meant for each unknown one: the nearest by its letters.

    Where none looks alike, one unknown key stands for the one that is missing beside it.
    """
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    missing = [e["loc"] for e in errors if e["type"] == "missing"]
    meant: dict[Path, Path] = {}
    for path in unknown:
        around = path[:-1]
        beside = [other for other in missing if other[:-1] == around]
        near = nearest(str(path[-1]), _part_at(model, around).model_fields)
        if near is not None:
            meant[path] = (*around, near)
        elif len(beside) == 1 == sum(other[:-1] == around for other in unknown):
            meant[path] = beside[0]
    return meant


def _lies_below(path: tuple[int | str, ...], above: tuple[int | str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _add_problem(file: DataFile, model: type[Record], details: ErrorDetails) -> None:
    """Word one of pydantic's errors and put it where a person would look."""
    path = _without_key_mark(details["loc"])
    is_about_key = details["type"] in {"missing", "extra_forbidden"} or "[key]" in details["loc"]
    if not is_about_key:
        path = find_written_part(file.yaml.positions, path)
    position = _find_position(file, path, is_about_key=is_about_key)
    # Where the plain text is already at fault, this error says the same thing again; only for
    # a bare yes or no is the field's own advice the better one.
    booleans = [p for p in file.problems if p.rule == "yaml-boolean" and _is_at(p, position)]
    if booleans:
        file.problems.remove(booleans[0])
    elif any(_is_at(p, position) for p in file.problems if p.rule != RULE):
        return
    file.add_problem(position, path, _word(details, model), RULE)


def _without_key_mark(path: Path) -> Path:
    """Take off the mark by which pydantic tells that a mapping's key is meant."""
    return tuple(step for step in path if step != "[key]")


def _is_at(problem: Any, position: Position) -> bool:
    return (problem.line, problem.column) == (position.line, position.column)


def _find_position(file: DataFile, path: Path, *, is_about_key: bool) -> Position:
    """Give the position of a value, or of the nearest part around it that stands in the file."""
    if is_about_key and path in file.yaml.key_positions:
        return file.yaml.key_positions[path]
    return file.yaml.positions[find_written_part(file.yaml.positions, path)]


def _word(details: ErrorDetails, model: type[Part]) -> str:
    """Say in our words what is wrong and what to write instead."""
    kind, given = details["type"], details["input"]
    path = _without_key_mark(details["loc"])
    if kind == "handbook":
        return details["msg"]
    if kind == "missing":
        return f"{quoted(path[-1])} is missing. {_how_to_add(model, path)}"
    if kind == "extra_forbidden":
        return _word_unknown_key(model, path, details.get("ctx", {}).get("meant"))
    if kind in {"enum", "literal_error"}:
        return _word_unknown_term(model, path, given)
    if kind == "string_type" and isinstance(given, dict):
        return f'{_shown(given)} {_WRONG_SHAPE[kind]} Put a text with a colon in "quotes".'
    if kind in _WRONG_SHAPE:
        return f"{_shown(given)} {_WRONG_SHAPE[kind]}"
    if kind in {"model_type", "dict_type", "mapping_type", "model_attributes_type"}:
        return f"{_shown(given)} stands where keys are due. {_how_to_write(model, path)}"
    return _word_limit(details)


_NO_LIST = "is no list. Begin each entry on a line of its own with a hyphen and a space."
_NO_NUMBER = "is no number. Write digits only, such as 4000 or 5.1."
_WRONG_SHAPE = {
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "string_type": "stands where a text is due. Write one text.",
    "string_pattern_mismatch": (
        'is no language code. Write the two letters of ISO 639-1, such as "az", "kk" or "tr".'
    ),
    "decimal_parsing": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "decimal_max_digits": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "float_parsing": _NO_NUMBER,
    "float_type": _NO_NUMBER,
    "int_parsing": _NO_NUMBER,
    "int_parsing_size": _NO_NUMBER,
    "int_type": _NO_NUMBER,
    "int_from_float": _NO_NUMBER,
}


def _word_limit(details: ErrorDetails) -> str:
    """Say which bound a value passes: too few entries, too long a text, too large a number."""
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "too_short":
        least = context["min_length"]
        return (
            f"needs at least {least} {'entry' if least == 1 else 'entries'}. Add what is missing."
        )
    if kind == "string_too_long":
        return f"is {len(str(given))} characters long. Shorten it."
    if kind == "greater_than_equal":
        return f"{quoted(given)} is less than {context['ge']:g}. Check the number."
    if kind == "less_than_equal":
        return f"{quoted(given)} is more than {context['le']:g}. Check the number."
    return f"{_shown(given)}: {details['msg']}."


def _shown(given: object) -> str:
    if isinstance(given, dict):
        return "A mapping (`key: value`)"
    if isinstance(given, list | tuple):
        return "A list"
    return quoted(given)


def _word_unknown_key(model: type[Part], path: Path, meant: str | None) -> str:
    part = _part_at(model, path[:-1])
    allowed = sorted(name for name in part.model_fields if name != "id" or part is not model)
    remedy = suggestion(str(path[-1]), allowed, meant)
    remedy = remedy or "Delete it; the contributor guide lists the keys."
    return f"{quoted(path[-1])} is no key here. {remedy}"


def _word_unknown_term(model: type[Part], path: Path, given: object) -> str:
    annotation = _annotation_at(model, path)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        allowed = [str(term) for term in annotation]
        vocabulary = VOCABULARY_OF[annotation]
        noun = _NOUNS.get(vocabulary, vocabulary.replace("-", " "))
    else:
        allowed, noun = [str(value) for value in get_args(annotation)], "known value"
    if isinstance(given, dict | list | tuple):
        return f"{_shown(given)} stands where one word is due. {suggestion('', allowed)}".strip()
    return f"{quoted(given)} is no {noun}. {suggestion(str(given), allowed)}".strip()


def _how_to_add(model: type[Part], path: Path) -> str:
    part = _part_at(model, path[:-1])
    info = part.model_fields[str(path[-1])]
    example = (info.examples or [""])[0]
    if isinstance(example, list) and all(isinstance(entry, str) for entry in example):
        example = f"[{', '.join(example)}]"
    shown = example if isinstance(example, str) else "…"
    meaning = decapitalize((info.description or "").rstrip("."))
    return f"Add a line `{path[-1]}: {shown}` ({meaning})."


def _how_to_write(model: type[Part], path: Path) -> str:
    try:
        part = _part_at(model, path)
    except LookupError:
        return "Write lines such as `key: value`, indented below it."
    required = [name for name, info in part.model_fields.items() if info.is_required()]
    keys = ", ".join(required) or ", ".join(list(part.model_fields)[:3])
    return f"Write below it, indented, {with_article('line')} for each of: {keys}."


def _part_at(model: type[Part], path: Path) -> type[Part]:
    """Give the model that describes the mapping at a path.

    Raises:
        LookupError: when no model describes it.
    """
    annotation = _annotation_at(model, path)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    raise LookupError(path)


def _annotation_at(model: type[Part], path: Path) -> Any:
    annotation: Any = model
    for step in path:
        if isinstance(annotation, type) and issubclass(annotation, Part):
            annotation = annotation.model_fields[str(step)].annotation
        else:
            arguments = get_args(annotation)
            is_mapping = issubclass(get_origin(annotation), Mapping)
            annotation = arguments[1] if is_mapping else arguments[0]
        annotation = unwrap(annotation)
    return annotation
