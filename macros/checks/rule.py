"""What a rule is: a name, what it asks for, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.loading.handbook import FieldPath, Handbook
from macros.records.base import Record


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach: the record, the place in it, and what to write instead.

    `is_about_key` says that the key is at fault, not the value behind it.
    """

    record: Record
    path: FieldPath
    message: str
    is_about_key: bool = False


Check = Callable[[Handbook, date], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across fields or records.

    `meaning` is the paragraph that the contributor guide prints for it. The check is given
    the handbook and today's date.
    """

    name: str
    meaning: str
    check: Check
