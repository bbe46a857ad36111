"""How much the handbook covers, and how well: counts and shares, by country, year and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from macros.loading.handbook import Handbook
from macros.records.base import SourcedRecord, is_empty
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.registry import RECORD_KINDS
from macros.values.dates import EdtfDate
from macros.values.terms import Evidence
from macros.views.evidence import find_evidence


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both counted."""

    part: int
    whole: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded; 0 of nothing."""
        return round(Fraction(100 * self.part, self.whole)) if self.whole else 0


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many exercises and events fall to one country or year."""

    key: str
    exercises: int
    events: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    """How often a field of one kind of record is filled, and how it is attested there."""

    kind: str
    field: str
    filled: Share
    corroborated: Share
    single_source: Share


@dataclass(frozen=True, slots=True)
class Coverage:
    """Everything that the coverage page tells.

    `exact_dates` counts dated exercises and events known to the day at both ends;
    `corroborated` and `single_source` count cited fields with two or more, or one, origin.
    """

    by_year: tuple[CountRow, ...]
    by_party: tuple[CountRow, ...]
    by_field: tuple[FieldRow, ...]
    languages: tuple[tuple[str, int], ...]
    exact_dates: Share
    corroborated: Share
    single_source: Share
    gaps: int


def measure_coverage(handbook: Handbook) -> Coverage:
    """Count what the handbook holds and how it is attested."""
    dates = list(_list_dates(handbook))
    fields = tuple(_measure_fields(handbook))
    return Coverage(
        by_year=_count_by(handbook, lambda r: [str(r.date.year)] if r.date else []),
        by_party=_count_by(handbook, lambda r: list(r.list_parties())),
        by_field=fields,
        languages=_count_languages(handbook),
        exact_dates=Share(sum(d.is_exact for d in dates), len(dates)),
        corroborated=_sum_shares(row.corroborated for row in fields),
        single_source=_sum_shares(row.single_source for row in fields),
        gaps=sum(len(r.gaps) for r in _list_sourced(handbook)),
    )


def _list_sourced(handbook: Handbook) -> list[SourcedRecord]:
    return [r for r in handbook.list_all() if isinstance(r, SourcedRecord)]


def _list_dates(handbook: Handbook) -> Iterable[EdtfDate]:
    yield from (e.date for e in handbook.list_records(Exercise) if e.date)
    yield from (e.date for e in handbook.list_records(Event) if e.date)


def _count_by(
    handbook: Handbook, keys_of: Callable[[Exercise | Event], list[str]]
) -> tuple[CountRow, ...]:
    exercises: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for exercise in handbook.list_records(Exercise):
        exercises.update(keys_of(exercise))
    for event in handbook.list_records(Event):
        events.update(keys_of(event))
    keys = sorted({*exercises, *events})
    return tuple(CountRow(key, exercises[key], events[key]) for key in keys)


def _count_languages(handbook: Handbook) -> tuple[tuple[str, int], ...]:
    counter = Counter(source.document.language for source in handbook.documents.values())
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _measure_fields(handbook: Handbook) -> Iterable[FieldRow]:
    for folder, model in RECORD_KINDS.items():
        if not issubclass(model, SourcedRecord):
            continue
        records = handbook.list_records(model)
        for field in model.claim_fields() if records else ():
            filled = [r for r in records if not is_empty(getattr(r, field))]
            attested = [a for r in filled if (a := find_evidence(handbook, r, field))]
            single = sum(a.level is Evidence.SINGLE_SOURCE for a in attested)
            # Weak documents of two publishers are a single source all the same.
            strong = [a for a in attested if a.level is not Evidence.SINGLE_SOURCE]
            several = sum(len(a.origins) > 1 for a in strong)
            yield FieldRow(
                kind=folder,
                field=model.model_fields[field].title or field,
                filled=Share(len(filled), len(records)),
                corroborated=Share(several, len(attested)),
                single_source=Share(single, len(attested)),
            )


def _sum_shares(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(s.part for s in listed), sum(s.whole for s in listed))
