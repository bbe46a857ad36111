"""The kinds that a former id can have had."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.records.registry import RECORD_KINDS, name_kind
from macros.records.tombstone import FormerKind


def test_ids_of_every_other_kind_of_record_and_of_documents_can_go_away() -> None:
    assert {*get_args(FormerKind)} == {*RECORD_KINDS, "documents"} - {"tombstones"}


@pytest.mark.parametrize(
    ("kind", "noun"), [("exercises", "exercise"), ("series", "series"), ("documents", "document")]
)
def test_a_kind_is_named_by_what_its_ids_name(kind: str, noun: str) -> None:
    assert name_kind(kind) == noun
