"""Controlled vocabularies: complete, well formed, and defined in data/vocabulary/."""

from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from macros.values import terms
from macros.values.ids import is_id
from macros.values.terms import VOCABULARIES, VOCABULARY_OF
from tests.builders import REAL_DATA


def test_every_list_of_terms_has_a_name():
    lists = [
        kind
        for _name, kind in inspect.getmembers(terms, inspect.isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    ]
    assert sorted(lists, key=str) == sorted(VOCABULARIES.values(), key=str)


def test_every_vocabulary_is_found_by_its_list():
    assert {VOCABULARY_OF[kind]: kind for kind in VOCABULARY_OF} == VOCABULARIES


@pytest.mark.parametrize("name", VOCABULARIES)
def test_codes_and_names_of_vocabularies_are_ids(name):
    assert [text for text in (name, *VOCABULARIES[name]) if not is_id(text)] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_term_is_defined_in_the_data(name):
    files = {path.stem for path in (REAL_DATA / "vocabulary").glob(f"{name}-*.yaml")}
    assert sorted({f"{name}-{code}" for code in VOCABULARIES[name]} - files) == []
