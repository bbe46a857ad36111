"""What a rule is: a name, what it asks for, an example, and the function that finds breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.guidance import Guidance
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Guidance):
    """A rule across fields or records. The check is given the handbook and today's date."""

    check: Check
