"""What has aged: plans whose date has passed, old figures, documents that may be lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.loading.handbook import FieldPath, Handbook
from macros.records.base import Figure, Record
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.publisher import Document, Publisher
from macros.values.terms import Status

FIGURE_YEARS_MAX = 3
# What is still to come, by the record. The date of a proposed event is the day on which it was
# proposed; that of a proposed exercise is the day for which it was.
_EXPECTED: Mapping[type[Record], frozenset[Status]] = {
    Event: frozenset({Status.ANNOUNCED, Status.PLANNED, Status.POSTPONED}),
    Exercise: frozenset({Status.PROPOSED, Status.ANNOUNCED, Status.PLANNED, Status.POSTPONED}),
}


@dataclass(frozen=True, slots=True)
class PassedPlan:
    """A record that is still to come by its status, and the last day on which it could have."""

    record: Exercise | Event
    last_day: date


@dataclass(frozen=True, slots=True)
class OldFigure:
    """The newest figure of its kind in a record, and the last day for which it holds."""

    record: Record
    path: FieldPath
    label: str
    figure: Figure
    last_day: date


@dataclass(frozen=True, slots=True)
class LooseDocument:
    """A document whose original is the only copy known, or is gone."""

    publisher: Publisher
    document: Document


@dataclass(frozen=True, slots=True)
class Freshness:
    """Everything that has aged on a day, each list in a fixed order.

    `gone` are documents whose original is gone and that have no archived copy, `moved` those that
    have one, `unarchived` the others without a copy.
    """

    day: date
    plans: tuple[PassedPlan, ...]
    figures: tuple[OldFigure, ...]
    gone: tuple[LooseDocument, ...]
    unarchived: tuple[LooseDocument, ...]
    moved: tuple[LooseDocument, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.plans or self.figures or self.gone or self.unarchived)


def find_freshness(handbook: Handbook, day: date) -> Freshness:
    """Find what has aged by a day."""
    documents = [LooseDocument(s.publisher, s.document) for s in handbook.documents.values()]
    bare = [d for d in documents if d.document.archive is None]
    return Freshness(
        day=day,
        plans=tuple(sorted(_find_passed(handbook, day), key=lambda p: (p.last_day, p.record.id))),
        figures=tuple(sorted(_find_old(handbook, day), key=lambda f: (f.last_day, f.record.id))),
        gone=tuple(d for d in bare if d.document.found_gone),
        unarchived=tuple(d for d in bare if not d.document.found_gone),
        moved=tuple(d for d in documents if d.document.archive and d.document.found_gone),
    )


def _find_passed(handbook: Handbook, day: date) -> Iterator[PassedPlan]:
    records: tuple[Exercise | Event, ...] = (
        *handbook.list_records(Exercise),
        *handbook.list_records(Event),
    )
    for record in records:
        last_day = record.date.latest if record.date else None
        is_expected = record.status in _EXPECTED[type(record)]
        if is_expected and last_day is not None and last_day < day:
            yield PassedPlan(record, last_day)


def _find_old(handbook: Handbook, day: date) -> Iterator[OldFigure]:
    """Find the newest figure of each kind in the country profiles, where even that is old.

    Figures of an exercise say how it was; they do not age.
    """
    limit = _years_before(day, FIGURE_YEARS_MAX)
    for country in handbook.list_records(Country):
        newest: dict[tuple[str, str, str], OldFigure] = {}
        for name in ("personnel", "expenditure"):
            label = Country.model_fields[name].title or name
            for position, figure in enumerate(getattr(country, name)):
                last_day = figure.as_of.latest if figure.as_of else None
                if last_day is None:
                    continue
                key = (name, figure.unit, figure.scope)
                found = OldFigure(country, (name, position), label, figure, last_day)
                if key not in newest or newest[key].last_day < last_day:
                    newest[key] = found
        yield from (found for found in newest.values() if found.last_day < limit)


def _years_before(day: date, years: int) -> date:
    """Give the same day some years before; for 29 February, where there is none, 28 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
