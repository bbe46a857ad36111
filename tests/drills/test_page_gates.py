"""The gates of the pages are closed by bad figures.

tests/gates/test_planted_faults.py proves that what is measured grows with a fault.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.gates import test_pages_of_every_kind as gates
from tests.gates.lighthouse import LEAST, Scores
from tests.gates.page_kinds import Sample
from tests.gates.visiting import Visit

Gate = Callable[..., None]
HOME = Sample("home", "")
OTHER = Sample("other", "other/")
# Each gate with the visit that it must refuse.
PLANTED: list[tuple[Gate, Visit]] = [
    (
        gates.test_every_kind_of_page_is_open_to_all_readers_in_both_schemes_wide_and_narrow,
        Visit(OTHER, barriers=["360 px, dark: color-contrast: p"]),
    ),
    (
        gates.test_no_kind_of_page_scrolls_sideways_at_200_percent_or_320_pixels,
        Visit(OTHER, overflowing=["320 px: p"]),
    ),
    (
        gates.test_spaced_out_text_is_cut_off_on_no_kind_of_page,
        Visit(OTHER, clipped=["320 px: p"]),
    ),
    (
        gates.test_nothing_moves_for_readers_who_asked_for_less_motion,
        Visit(OTHER, moving=["animation of p"]),
    ),
    (
        gates.test_no_page_asks_another_host_for_anything,
        Visit(OTHER, foreign=["https://elsewhere.example/"]),
    ),
    (
        gates.test_a_first_visit_is_light,
        Visit(OTHER, first_visit_bytes=gates.FIRST_VISIT_BYTES_MAX + 1),
    ),
]


def _note(*_: object) -> None:
    """Stand in for the table of figures."""


@pytest.mark.parametrize(
    ("gate", "visit"), PLANTED, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_gate_is_closed_by_a_page_with_its_fault_and_open_to_one_without(
    gate: Gate, visit: Visit
) -> None:
    gate([Visit(HOME, first_visit_bytes=gates.FIRST_VISIT_BYTES_MAX)], _note)
    with pytest.raises(AssertionError, match="other/"):
        gate([Visit(HOME), visit], _note)


@pytest.mark.parametrize("category", LEAST)
def test_a_point_less_than_lighthouse_must_give_is_short(category: str) -> None:
    assert Scores(LEAST, ()).list_short() == []
    found = Scores({**LEAST, category: LEAST[category] - 1}, ("why",)).list_short()
    assert found == [f"{category}: {LEAST[category] - 1} of {LEAST[category]}", "why"]
