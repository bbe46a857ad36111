"""Numbers of records in words, where a step is too large to be told record by record."""

from __future__ import annotations

from collections.abc import Mapping

from macros.changes.step import VersionStep
from macros.records.registry import RECORD_KINDS

_PLURALS = {"sources": "publishers", "vocabulary": "terms", "tombstones": "former ids"}


def word_numbers(numbers: Mapping[str, int]) -> str:
    """Word numbers of records by folder: `11 countries, 1 exercise and 27 series`."""
    parts = [
        f"{numbers[folder]:,} {_name(folder, numbers[folder])}"
        for folder in RECORD_KINDS
        if numbers.get(folder)
    ]
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _name(folder: str, number: int) -> str:
    return RECORD_KINDS[folder].noun if number == 1 else _PLURALS.get(folder, folder)


def word_step(step: VersionStep) -> str:
    """Say in a sentence or two how many records of each kind a step touched."""
    if not step.told:
        return "No record was changed."
    if step.old is None:
        return f"Everything was new: {word_numbers(step.count('added'))}."
    found = {change: step.count(change) for change in ("changed", "added", "removed")}
    sentences = (
        f"{change.capitalize()}: {word_numbers(numbers)}."
        for change, numbers in found.items()
        if numbers
    )
    return " ".join(sentences)
