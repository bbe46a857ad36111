"""Tell a change set in words, one line for each change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from macros.changes.change_set import (
    Change,
    ChangeSet,
    FieldChange,
    RecordChange,
    Step,
    list_entries,
    split_entries,
)
from macros.changes.endings import Endings
from macros.changes.wording import is_code, name_entry, show, show_all, show_step, show_whole
from macros.problems import as_printable
from macros.values.wording import quoted


class ChangeFormat(StrEnum):
    """The forms in which changes can be written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def tell_changes(change_set: ChangeSet, new: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Give one line for each change, with the folder and id of its record before it.

    Args:
        change_set: the changes.
        new: what each record of the newer version says, by folder and id.
    """
    for change, texts in tell_records(change_set, new):
        yield from (f"{change.record}: {text}" for text in texts)


def tell_records(
    change_set: ChangeSet, new: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[RecordChange, tuple[str, ...]]]:
    """Give the changes of each record in words, record by record.

    A tombstone is told with what it stands for, and a change that says nothing is left out.

    Args:
        change_set: the changes.
        new: what each record of the newer version says, by folder and id.
    """
    endings = Endings.of(change_set)
    for change in change_set.records:
        texts = tuple(_tell_record(change, new, endings))
        if texts:
            yield change, texts


def _tell_record(
    change: RecordChange, new: Mapping[str, Mapping[str, Any]], endings: Endings
) -> Iterator[str]:
    name = change.record
    if change.change == "added":
        if not endings.is_told_elsewhere(name):
            yield f"added {show((change.new or {}).get('name'))}"
    elif change.change == "removed":
        yield endings.tell(name.partition("/")[2])
        for document in list_entries((change.old or {}).get("documents")):
            yield _tell_document_gone(document, endings)
    for step in change.changes:
        yield from _tell_step(step, new[name], endings)
    for level in change.evidence:
        yield f"evidence of {level.field} {level.old or 'none'} -> {level.new or 'none'}"


def count_changes(change_set: ChangeSet) -> str:
    """Give the numbers of changed, added and removed records, for the last line.

    A tombstone that is told with what it stands for does not count.
    """
    endings = Endings.of(change_set)
    told = [c for c in change_set.records if not endings.is_told_elsewhere(c.record)]
    if not told:
        return "No changes."
    number = Counter(change.change for change in told)
    parts = [f"{number[kind]} {kind}" for kind in ("changed", "added", "removed") if number[kind]]
    return f"Records: {', '.join(parts)}."


def _tell_step(step: Change, record: Any, endings: Endings) -> Iterator[str]:
    """Word one step; `record` is what the record says after all steps."""
    removed, added = split_entries(step)
    if step.path == ("disputes",):
        yield from (f"dispute removed: {_tell_dispute(d)}" for d in removed)
        yield from (f"dispute opened: {_tell_dispute(d)}" for d in added)
    elif step.path == ("documents",):
        yield from (_tell_document_gone(document, endings) for document in removed)
        yield from (_tell_document_new(document, endings) for document in added)
    elif step.path[0] == "disputes" and step.path[2:] == ("settled",):
        yield _tell_settled(step, record)
    elif removed and len(removed) == len(added) and all(map(_is_prose, [*removed, *added])):
        label = _name_place(step.path, record)
        yield from (f"{label} {show_step(*pair)}" for pair in zip(removed, added, strict=True))
    elif removed or added:
        parts = [f"removed {show_all(removed)}"] if removed else []
        parts += [f"added {show_all(added)}"] if added else []
        yield f"{_name_place(step.path, record)}: {'; '.join(parts)}"
    elif isinstance(step, FieldChange):
        yield _tell_field(step, record)


def _is_prose(entry: Any) -> bool:
    name = name_entry(entry)
    return isinstance(name, str) and not is_code(name)


def _tell_field(step: FieldChange, record: Any) -> str:
    label = _name_place(step.path, record)
    if step.old is None:
        return f"{label}: added {show_whole(step.new)}"
    if step.new is None:
        return f"{label}: removed {show_whole(step.old)}"
    return f"{label} {show_step(step.old, step.new)}"


def _tell_dispute(dispute: Any) -> str:
    settled = " (settled)" if "settled" in dispute else ""
    return f"{show(dispute.get('field'))}{settled}: {quoted(dispute.get('text'))}"


def _tell_settled(step: Change, record: Any) -> str:
    field = show(record["disputes"][step.path[1]].get("field"))
    if not isinstance(step, FieldChange) or step.new is None:
        return f"dispute reopened: {field}"
    return f"dispute settled: {field}: {quoted(step.new)}"


def _tell_document_gone(document: Any, endings: Endings) -> str:
    return f"document {show(document)} {endings.tell(str(document.get('id')))}"


def _tell_document_new(document: Any, endings: Endings) -> str:
    origin = endings.find_former_publisher(str(document.get("id")))
    if origin is not None:
        return f"document {show(document)} taken over from {origin}"
    return f"document {show(document)} added: {quoted(document.get('title'))}"


def _name_place(path: tuple[Step, ...], record: Any) -> str:
    """Name a place: `date`, `participants[KZ].role`, `citations of date`."""
    if path[0] == "cites" and len(path) > 1:
        return f"citations of {_join(path[1:], record.get('cites', {}))}"
    if path[-1] == "cites":
        return f"citations of {_join(path[:-1], record)}"
    return _join(path, record)


def _join(path: tuple[Step, ...], value: Any) -> str:
    name = ""
    for step in path:
        value = _look_up(value, step)
        if isinstance(step, int):
            name += f"[{show(name_entry(value))}]"
        else:
            name += f".{as_printable(step)}" if name else as_printable(step)
    return name


def _look_up(value: Any, step: Step) -> Any:
    """Give what stands below a key or place; None where it was removed."""
    try:
        return value[step]
    except (LookupError, TypeError):
        return None
