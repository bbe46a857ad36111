"""Numbers: written in digits alone, so that every reader takes them for the same number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from macros.values.wording import quoted

# No figure of the handbook needs more: a budget in the smallest currency has fifteen digits.
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"-?[0-9]{1,15}")


def _check_number(value: object) -> object:
    """Refuse a text that is no plain number; other types are left to pydantic."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise PydanticCustomError(
            "handbook",
            "{text} is no number. Write digits only, such as 4000 or 5.1.",
            {"text": quoted(value)},
        )
    return value


def _check_whole_number(value: object) -> object:
    """Refuse a text that is no plain whole number; other types are left to pydantic."""
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise PydanticCustomError(
            "handbook",
            "{text} is no whole number. Write digits only, such as 4000.",
            {"text": quoted(value)},
        )
    return value


Number = Annotated[Decimal, BeforeValidator(_check_number)]
WholeNumber = Annotated[int, BeforeValidator(_check_whole_number)]
Degrees = Annotated[float, BeforeValidator(_check_number)]
