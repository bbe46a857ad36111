"""The register of exercises: what its rows are filtered, sorted and found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.series import Series
from macros.values.dates import EdtfDate
from macros.values.folding import fold, fold_all
from macros.values.parties import name_party
from macros.values.terms import Domain, Evidence, Form, Framework, OtsStatus, Status
from macros.views.evidence import Attestation, find_record_evidence
from macros.views.participation import find_standing
from macros.views.search_words import find_exercise_words, find_party_words, list_names
from macros.views.selection import MEMBER_STANDINGS

TermT = TypeVar("TermT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One exercise with what the register filters and sorts it by.

    `words` are the folded names of the exercise and its places, as far as the row does not print
    them; those of its parties and series stand with the choices. `date_key` sorts as a text;
    that of an undated row is empty.
    """

    exercise: Exercise
    attestation: Attestation | None
    parties: tuple[str, ...]
    words: str
    date_key: str

    @property
    def evidence(self) -> Evidence | None:
        """How well the exercise as a whole is attested."""
        return self.attestation.level if self.attestation else None

    @property
    def year(self) -> int | None:
        """The year under which the exercise is listed."""
        return self.exercise.date.year if self.exercise.date else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a reader may filter by: its code, its name, and the words that find it."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class RegisterChoices:
    """The values that occur in a register, each list in the order in which it is offered."""

    parties: tuple[tuple[str, tuple[Choice, ...]], ...]
    series: tuple[Choice, ...]
    forms: tuple[Form, ...]
    domains: tuple[Domain, ...]
    frameworks: tuple[Framework, ...]
    statuses: tuple[Status, ...]
    evidence: tuple[Evidence, ...]
    years: tuple[int, ...]


def list_register_rows(
    handbook: Handbook, exercises: Iterable[Exercise]
) -> tuple[RegisterRow, ...]:
    """Give one row for each exercise, in the same order."""
    return tuple(
        RegisterRow(
            exercise=exercise,
            attestation=find_record_evidence(handbook, exercise),
            parties=exercise.list_parties(),
            words=_find_unprinted_words(handbook, exercise),
            date_key=make_date_key(exercise.date),
        )
        for exercise in exercises
    )


def _find_unprinted_words(handbook: Handbook, exercise: Exercise) -> str:
    """Give the words that find an exercise and do not stand in its row in the same letters."""
    places = (handbook.find_record(Place, place) for place in exercise.places)
    printed = fold_all([exercise.name, *(place.name for place in places if place)]).split()
    words = find_exercise_words(handbook, exercise).split()
    return " ".join(word for word in words if word not in printed)


def make_date_key(date: EdtfDate | None) -> str:
    """Give a text that sorts as the date does: first day, last day."""
    if date is None:
        return ""
    first, last, _text = date.sort_key
    return f"{first.isoformat()} {last.isoformat()}"


def list_choices(handbook: Handbook, rows: Iterable[RegisterRow]) -> RegisterChoices:
    """Give the values by which these rows can be told apart."""
    rows = tuple(rows)
    exercises = [row.exercise for row in rows]
    return RegisterChoices(
        parties=_group_parties(handbook, {party for row in rows for party in row.parties}),
        series=_list_series(handbook, {e.series for e in exercises if e.series}),
        forms=_keep(Form, {form for e in exercises for form in e.forms}),
        domains=_keep(Domain, {domain for e in exercises for domain in e.domains}),
        frameworks=_keep(Framework, {e.framework for e in exercises}),
        statuses=_keep(Status, {e.status for e in exercises}),
        evidence=_keep(Evidence, {row.evidence for row in rows if row.evidence}),
        years=tuple(sorted({row.year for row in rows if row.year is not None})),
    )


def _keep(terms: type[TermT], found: set[TermT]) -> tuple[TermT, ...]:
    return tuple(term for term in terms if term in found)


def _group_parties(
    handbook: Handbook, codes: set[str]
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Give the parties by their standing in the OTS: members, observers, others, each by name."""
    tests: tuple[tuple[str, Callable[[OtsStatus], bool]], ...] = (
        ("Members of the OTS", lambda standing: standing in MEMBER_STANDINGS),
        ("Observers", lambda standing: standing is OtsStatus.OBSERVER),
        ("Others", lambda _standing: True),
    )
    groups: dict[str, list[Choice]] = {title: [] for title, _test in tests}
    for code in codes:
        country = handbook.find_record(Country, code.lower())
        standing = find_standing(country) if country else OtsStatus.NONE
        title = next(title for title, test in tests if test(standing))
        name = country.name if country else name_party(code)
        groups[title].append(Choice(code, name, find_party_words(handbook, code)))
    return tuple((title, _sort(choices)) for title, choices in groups.items() if choices)


def _list_series(handbook: Handbook, ids: set[str]) -> tuple[Choice, ...]:
    found = (handbook.find_record(Series, series_id) for series_id in ids)
    return _sort(Choice(s.id, s.name, fold_all(list_names(s))) for s in found if s)


def _sort(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (fold(choice.name), choice.code)))
