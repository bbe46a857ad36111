"""The handbook never loses records unnoticed: a floor for each kind, raised or lowered on purpose.

A record that goes away on purpose leaves a tombstone; then the floor is lowered in the same commit.
"""

from pathlib import Path

import pytest

from macros.loading.handbook import Handbook, load_handbook
from macros.records.base import SourcedRecord
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.views.disputed import list_disputes
from macros.views.timeline import list_timeline

DATA = Path(__file__).parent.parent / "data"

FLOORS = {
    Country: 11,
    Exercise: 130,
    Series: 27,
    Event: 116,
    Organization: 43,
    Programme: 21,
    Place: 134,
    Statement: 17,
    Publisher: 433,
    Term: 165,
}
DOCUMENTS_FLOOR = 893
DISPUTES_FLOOR = 220
TIMELINE_FLOOR = 260


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load_handbook(DATA).handbook


@pytest.mark.parametrize("model", FLOORS, ids=lambda model: model.folder)
def test_no_kind_of_record_falls_below_its_floor(handbook, model):
    assert len(handbook.list_records(model)) >= FLOORS[model]


def test_every_kind_of_record_with_facts_has_a_floor(handbook):
    kinds = {type(r) for r in handbook.list_all() if isinstance(r, SourcedRecord)}
    assert kinds <= set(FLOORS)


def test_the_documents_do_not_fall_below_their_floor(handbook):
    assert len(handbook.documents) >= DOCUMENTS_FLOOR


def test_the_disputes_do_not_fall_below_their_floor(handbook):
    assert len(list_disputes(handbook)) >= DISPUTES_FLOOR


def test_the_chronology_does_not_fall_below_its_floor(handbook):
    assert len(list_timeline(handbook)) >= TIMELINE_FLOOR
