"""Numbers: digits alone, with a point at most."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.values.numbers import Degrees, Number, WholeNumber


@pytest.mark.parametrize("text", ["0", "4000", "5.1", "-0.25", "999999999999999", "1.000001"])
def test_plain_digits_are_a_number(text):
    assert TypeAdapter(Number).validate_python(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["", " 4", "4,000", "4 000", "4_000", "1e9", "1e999999999", "NaN", "inf", "+4", ".5", "5.",
     "٤٠٠٠", "4\n", "0x10", "1000000000000000"],
)  # fmt: skip
@pytest.mark.parametrize("kind", [Number, Degrees], ids=["number", "degrees"])
def test_any_other_way_to_write_a_number_is_refused(kind, text):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    shown = text.replace("\n", "\N{REPLACEMENT CHARACTER}")
    assert [error["msg"] for error in caught.value.errors()] == [
        f'"{shown}" is no number. Write digits only, such as 4000 or 5.1.'
    ]


def test_a_whole_number_has_no_point():
    assert TypeAdapter(WholeNumber).validate_python("60") == 60
    with pytest.raises(ValidationError, match=r'"60\.0" is no whole number\. Write digits only'):
        TypeAdapter(WholeNumber).validate_python("60.0")
