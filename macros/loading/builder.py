"""From a plain mapping to a record; pydantic's errors become located problems in our words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.loading.files import DataFile
from macros.loading.yaml_text import Path, Position
from macros.records.base import Part, Record
from macros.records.registry import RECORD_KINDS
from macros.values.annotations import unwrap
from macros.values.terms import VOCABULARY_OF
from macros.values.wording import nearest, quoted, suggestion, with_article

RULE = "schema"


def build_record(file: DataFile) -> Record | None:
    """Build the record of a file; what is wrong is added to the file's problems.

    Returns:
        The record, or None when the file cannot give one.
    """
    value = file.yaml.value
    if value is None:
        if not file.problems:
            message = "The file is empty. Write the record, or delete the file."
            file.add_problem(Position(1, 1), (), message, "yaml-syntax")
        return None
    model = RECORD_KINDS[file.folder]
    position = file.yaml.positions[()]
    if not isinstance(value, dict):
        got = "A list" if isinstance(value, list) else "Bare text"
        message = f"{got} stands where keys are due. Begin with lines such as `name: …`."
        file.add_problem(position, (), message, RULE)
        return None
    if "id" in value:
        message = f'"id" may not be written: the file name gives it ({file.id}). Delete the line.'
        file.add_problem(file.yaml.key_positions[("id",)], ("id",), message, RULE)
    try:
        return model.model_validate({**value, "id": file.id})
    except ValidationError as error:
        for details in _drop_consequences(error.errors(include_url=False), model):
            _add_problem(file, model, details)
        return None


def _drop_consequences(errors: list[ErrorDetails], model: type[Record]) -> list[ErrorDetails]:
    """Leave out what follows from another error: one fault gives one problem.

    A misspelt key is also a missing one; a list whose entries are wrong also counts too few.
    """
    meant = {
        (*path[:-1], near)
        for path in (e["loc"] for e in errors if e["type"] == "extra_forbidden")
        if (near := nearest(str(path[-1]), _part_at(model, path[:-1]).model_fields)) is not None
    }
    return [
        e
        for e in errors
        if not (e["type"] == "missing" and e["loc"] in meant)
        and not (e["type"] == "too_short" and any(_lies_below(o["loc"], e["loc"]) for o in errors))
    ]


def _lies_below(path: tuple[int | str, ...], above: tuple[int | str, ...]) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _add_problem(file: DataFile, model: type[Record], details: ErrorDetails) -> None:
    """Word one of pydantic's errors and put it where a person would look."""
    path = tuple(step for step in details["loc"] if step != "[key]")
    is_about_key = details["type"] in {"missing", "extra_forbidden"} or "[key]" in details["loc"]
    position = _find_position(file, path, is_about_key=is_about_key)
    # Where the plain text is already at fault, this error says the same thing again; only for
    # a bare yes or no is the field's own advice the better one.
    booleans = [p for p in file.problems if p.rule == "yaml-boolean" and _is_at(p, position)]
    if booleans:
        file.problems.remove(booleans[0])
    elif any(_is_at(p, position) for p in file.problems if p.rule != RULE):
        return
    message = _word(details, model, path)
    file.add_problem(position, path, message, RULE)


def _is_at(problem: Any, position: Position) -> bool:
    return (problem.line, problem.column) == (position.line, position.column)


def _find_position(file: DataFile, path: Path, *, is_about_key: bool) -> Position:
    """Give the position of a value, or of the nearest part around it that stands in the file."""
    if is_about_key and path in file.yaml.key_positions:
        return file.yaml.key_positions[path]
    while path not in file.yaml.positions:
        path = path[:-1]
    return file.yaml.positions[path]


def _word(details: ErrorDetails, model: type[Part], path: Path) -> str:
    """Say in our words what is wrong and what to write instead."""
    kind, given = details["type"], details["input"]
    context = details.get("ctx", {})
    if kind == "handbook":
        return details["msg"]
    if kind == "missing":
        return f"{quoted(path[-1])} is missing. {_how_to_add(model, path)}"
    if kind == "extra_forbidden":
        return _word_unknown_key(model, path)
    if given is None:
        return "is empty. Write a value after the colon, or delete the line."
    if kind in {"enum", "literal_error"}:
        return _word_unknown_term(model, path, given)
    if kind == "too_short":
        least = context.get("min_length", 1)
        return f"needs at least {least} {'entry' if least == 1 else 'entries'}. Add what is missing."
    if kind in {"tuple_type", "list_type"}:
        return f"{_shown(given)} is no list. Begin each entry on a line of its own with a hyphen."
    if kind in {"model_type", "dict_type", "mapping_type", "model_attributes_type"}:
        return f"{_shown(given)} stands where keys are due. {_how_to_write(model, path)}"
    if kind == "string_type":
        return f"{_shown(given)} stands where a text is due. Write one text."
    if kind == "string_pattern_mismatch":
        return (
            f"{quoted(given)} is no language code. Write the two letters of ISO 639-1, "
            'such as "az", "kk", "ru" or "tr".'
        )
    if kind == "string_too_long":
        return f"is {len(str(given))} characters long. Shorten it."
    if kind in {"greater_than_equal", "less_than_equal"}:
        limit = context.get("ge", context.get("le"))
        beyond = "less" if kind == "greater_than_equal" else "more"
        return f"{quoted(given)} is {beyond} than {limit}. Check the number."
    if "parsing" in kind or "decimal" in kind or kind in {"finite_number", "int_from_float"}:
        return f"{_shown(given)} is no number. Write digits only, such as 4000 or 5.1."
    return f"{_shown(given)}: {details['msg']}."


def _shown(given: object) -> str:
    if isinstance(given, dict):
        return "A mapping (`key: value`)"
    if isinstance(given, list | tuple):
        return "A list"
    return quoted(given)


def _word_unknown_key(model: type[Part], path: Path) -> str:
    part = _part_at(model, path[:-1])
    allowed = sorted(name for name in part.model_fields if name != "id" or part is not model)
    remedy = suggestion(str(path[-1]), allowed)
    return f"{quoted(path[-1])} is no key here. {remedy}".strip()


def _word_unknown_term(model: type[Part], path: Path, given: object) -> str:
    annotation = _annotation_at(model, path)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        allowed = [str(term) for term in annotation]
        noun = VOCABULARY_OF[annotation].replace("-", " ")
    else:
        allowed, noun = [str(value) for value in get_args(annotation)], "known value"
    if isinstance(given, dict | list | tuple):
        return f"{_shown(given)} stands where one word is due. {suggestion('', allowed)}".strip()
    return f"{quoted(given)} is no {noun}. {suggestion(str(given), allowed)}".strip()


def _how_to_add(model: type[Part], path: Path) -> str:
    part = _part_at(model, path[:-1])
    info = part.model_fields[str(path[-1])]
    example = (info.examples or [""])[0]
    shown = example if isinstance(example, str) else "…"
    return f"Add a line `{path[-1]}: {shown}` ({_decapitalize(info.description or '')})"


def _how_to_write(model: type[Part], path: Path) -> str:
    try:
        part = _part_at(model, path)
    except LookupError:
        return "Write lines such as `key: value`, indented below it."
    required = [name for name, info in part.model_fields.items() if info.is_required()]
    keys = ", ".join(required) or ", ".join(list(part.model_fields)[:3])
    return f"Write below it, indented, {with_article('line')} for each of: {keys}."


def _decapitalize(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


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
