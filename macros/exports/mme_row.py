"""One exercise in the columns of Multinational Military Exercises v7, and what that leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.records.place import Place
from macros.records.series import Series
from macros.records.term import Term
from macros.values.dates import EdtfDate, Moment, OpenEnd, Precision
from macros.values.parties import name_party
from macros.values.terms import Form, PlaceKind, Role
from macros.views.participation import list_active_parties

DATASET = "mme-v7"
# Unknown, in every column but lat and lon: -9 is a latitude, and the data set leaves them empty.
# It leaves empty, too, what an exercise does not have: a series, other participants, more states.
UNKNOWN = "-9"
_DOMAIN_COLUMNS = dict.fromkeys(("Air", "Land", "Sea", "Cyber"))
_FOCUS_COLUMNS = ("Amphibious", "Peacekeeping", "Humanitarian")
# StateA to StateZ, then StateAA to StateAM.
STATE_COLUMNS = tuple(
    f"State{letters}" for letters in (*ascii_uppercase, *(f"A{c}" for c in ascii_uppercase[:13]))
)
# What CLDR calls a state today and what the data set calls it.
_STATE_NAMES = {"TR": "Turkey"}
# Codes of parties that the data set has no name for.
_NO_STATES = frozenset(["TRNC"])
_TAKES_PART = frozenset([Role.HOST, Role.PARTICIPANT])
_POINTS = frozenset([PlaceKind.TOWN, PlaceKind.RANGE, PlaceKind.BASE, PlaceKind.SITE])


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Something that the data set has no place for: the record (`*`: all), the field, why."""

    record: str
    field: str
    reason: str


def make_row(handbook: Handbook, exercise: Exercise) -> tuple[dict[str, str], list[NotHeld]]:
    """Give the cells of an exercise that was held, by column, and what they leave out."""
    series = handbook.find_record(Series, exercise.series) if exercise.series else None
    states, others = _split_parties(exercise)
    row = {
        "MMEID": exercise.id,
        "Ex_Name": exercise.name,
        "Series_Name": series.name if series else "",
        **_place_cells(handbook, exercise),
        **_date_cells(exercise.date, "StartDate", "s"),
        **_date_cells(exercise.date, "EndDate", "e"),
        **_coded_cells(handbook, exercise),
        "FocusDescription": exercise.purpose or UNKNOWN,
        "AdditionalParticipantInfo": "; ".join(others),
        **_state_cells(states),
    }
    left_out = _find_left_out(handbook, exercise, states)
    return row, [NotHeld(exercise.id, field, reason) for field, reason in left_out]


def _state_cells(names: list[str]) -> dict[str, str]:
    """Fill StateA and those after it; the first is unknown where no state is known."""
    return dict(zip(STATE_COLUMNS, names, strict=False)) or {STATE_COLUMNS[0]: UNKNOWN}


def _split_parties(exercise: Exercise) -> tuple[list[str], list[str]]:
    """Give the states that take part, by name, and words for all other parties."""
    active = list(dict.fromkeys(list_active_parties(exercise)))
    states = sorted(_name_state(party) for party in active if party not in _NO_STATES)
    others = [
        f"{_name_state(p.party)} ({p.role.value})"
        for p in exercise.participants
        if p.party in _NO_STATES or p.party not in active
    ]
    return states, [*others, *exercise.organizations]


def _name_state(party: str) -> str:
    return _STATE_NAMES.get(party) or name_party(party)


def _place_cells(handbook: Handbook, exercise: Exercise) -> dict[str, str]:
    places = _find_places(handbook, exercise)
    names = [place.name for place in places]
    if not names and exercise.host:
        names = [_name_state(exercise.host)]
    point = _find_point(places)
    return {
        "Location": "; ".join(names) or UNKNOWN,
        "lat": str(point.coordinates.lat) if point and point.coordinates else "",
        "lon": str(point.coordinates.lon) if point and point.coordinates else "",
    }


def _find_places(handbook: Handbook, exercise: Exercise) -> list[Place]:
    found = (handbook.find_record(Place, place_id) for place_id in exercise.places)
    return [place for place in found if place is not None]


def _find_point(places: list[Place]) -> Place | None:
    """Give the one place whose position is that of the exercise, or None."""
    if len(places) == 1 and places[0].kind in _POINTS and places[0].coordinates:
        return places[0]
    return None


def _date_cells(value: EdtfDate | None, column: str, prefix: str) -> dict[str, str]:
    """Give a date as text, year, month and day; `xx` for an unknown day or month in the text."""
    moment = None if value is None else value.start if prefix == "s" else value.end
    if not isinstance(moment, Moment) or moment.precision not in _DATE_LENGTHS:
        return dict.fromkeys(
            (column, f"{prefix}.year", f"{prefix}.month", f"{prefix}.day"), UNKNOWN
        )
    day = moment.earliest
    known = _DATE_LENGTHS[moment.precision]
    return {
        column: f"{day.isoformat()[:known]}{'-xx' * ((10 - known) // 3)}",
        f"{prefix}.year": str(day.year),
        f"{prefix}.month": str(day.month) if known > 4 else UNKNOWN,
        f"{prefix}.day": str(day.day) if known == 10 else "xx",
    }


_DATE_LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


def _coded_cells(handbook: Handbook, exercise: Exercise) -> dict[str, str]:
    """Give the columns with 0 and 1, by the crosswalks of the vocabulary.

    0 is written where it is known: a domain is 0 only when each domain of the record has a
    column, since "joint" does not say which services act; a focus, only when a focus is given.
    """
    forms = [form for form in exercise.forms if form is not Form.NOT_STATED]
    by_domain = [_find_columns(handbook, "domain", code) for code in exercise.domains]
    by_focus = [_find_columns(handbook, "focus", code) for code in exercise.focus]
    marked = set().union(*by_domain, *by_focus)
    is_known = dict.fromkeys(
        _DOMAIN_COLUMNS, bool(by_domain) and all(c & _DOMAIN_COLUMNS.keys() for c in by_domain)
    ) | dict.fromkeys(_FOCUS_COLUMNS, bool(by_focus))
    return {
        "CPX": str(int(Form.CPX in forms)) if forms else UNKNOWN,
        "Warfighting": UNKNOWN,
        **{
            column: "1" if column in marked else "0" if known else UNKNOWN
            for column, known in is_known.items()
        },
    }


def _find_columns(handbook: Handbook, vocabulary: str, code: str) -> set[str]:
    """Give the columns that a term of a record matches."""
    term = handbook.find_record(Term, f"{vocabulary}-{code}")
    return {m.code for m in term.crosswalk if m.dataset == DATASET} if term else set()


def _find_left_out(
    handbook: Handbook, exercise: Exercise, states: list[str]
) -> Iterator[tuple[str, str]]:
    """Give each field that the row holds in part or not at all, and why."""
    places = _find_places(handbook, exercise)
    if places and _find_point(places) is None:
        yield "places", "No single point with a known position: lat and lon are left empty."
    if exercise.date and not _is_held(exercise.date):
        yield "date", f"The columns cannot hold {exercise.date.text}, as it is in EDTF."
    for domain in exercise.domains:
        if not _find_columns(handbook, "domain", domain):
            yield "domains", f"No column matches {domain}."
    for focus in exercise.focus:
        if not _find_columns(handbook, "focus", focus):
            yield "focus", f"No column matches {focus}."
    for reason in _find_parties_left_out(exercise, states):
        yield "participants", reason
    for dispute in exercise.disputes:
        if dispute.settled is None:
            yield dispute.field, "Disputed; a column holds one value."


def _is_held(value: EdtfDate) -> bool:
    """Tell whether days, months and years of two columns say all that a date says."""
    return value.end is not OpenEnd.OPEN and all(
        m.precision in _DATE_LENGTHS and not (m.is_approximate or m.is_uncertain)
        for m in (value.start, value.end)
        if isinstance(m, Moment)
    )


def _find_parties_left_out(exercise: Exercise, states: list[str]) -> Iterator[str]:
    for party, role in ((p.party, p.role) for p in exercise.participants):
        if role not in _TAKES_PART:
            yield f"No column for the role of {party}: {role}."
        elif party in _NO_STATES:
            yield f"No column for a party that it does not list as a state: {party}."
    for state in states[len(STATE_COLUMNS) :]:
        yield f"No column is left for {state}."
