"""Where exercises were held, as exactly as the records can show it on a map."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from macros.loading.handbook import Handbook
from macros.records.exercise import Exercise
from macros.records.place import Coordinates, Place
from macros.values.terms import PlaceKind
from macros.views.held import list_held
from macros.views.participation import list_active_parties

# A position given for one of these would be its middle; a dot there would claim too much.
_AREAS = frozenset({PlaceKind.REGION, PlaceKind.SEA, PlaceKind.COUNTRY})


@dataclass(frozen=True, slots=True)
class SiteCount:
    """A place with the number of held exercises there."""

    place: Place
    exercises: int


@dataclass(frozen=True, slots=True)
class Site:
    """A located place, and the places in it whose own position is not known.

    `exercises` counts each exercise once; `here` only those that name the place itself.
    """

    place: Place
    position: Coordinates
    here: int
    exercises: int
    inside: tuple[SiteCount, ...]


@dataclass(frozen=True, slots=True)
class Sites:
    """Places of held exercises: located ones, areas with an outline, and all others.

    Each is sorted by the number of exercises, the most frequent first.
    """

    located: tuple[Site, ...]
    areas: tuple[SiteCount, ...]
    unlocated: tuple[SiteCount, ...]
    without_place: int
    exercises: int


def list_sites(handbook: Handbook, outlines: Container[str], party: str | None = None) -> Sites:
    """Give the places of held exercises by how exactly their position is known.

    Args:
        handbook: the records.
        outlines: ids of seas and codes of states whose outline can be drawn.
        party: only exercises that this party hosted or joined.
    """
    held = [e for e in list_held(handbook) if party is None or party in list_active_parties(e)]
    at: dict[str, list[Exercise]] = {}
    for exercise in held:
        for place_id in dict.fromkeys(exercise.places):
            at.setdefault(place_id, []).append(exercise)
    groups: dict[str, list[str]] = {}
    areas, unlocated = [], []
    for place_id in sorted(at):
        place = _find(handbook, place_id)
        located = _find_located(handbook, place)
        row = SiteCount(place, len(at[place_id]))
        if located is not None:
            groups.setdefault(located.id, []).append(place_id)
        elif find_outline(place) in outlines:
            areas.append(row)
        else:
            unlocated.append(row)
    sites = [_make_site(handbook, town, ids, at) for town, ids in groups.items()]
    return Sites(
        located=tuple(sorted(sites, key=lambda s: (-s.exercises, s.place.name))),
        areas=_sort(areas),
        unlocated=_sort(unlocated),
        without_place=sum(not e.places for e in held),
        exercises=len(held),
    )


def find_outline(place: Place) -> str | None:
    """Name the outline of a place that is a whole state or sea; None for any other."""
    if place.kind is PlaceKind.COUNTRY or place.country == "TRNC":
        is_whole = place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION}
        return place.country if is_whole else None
    return place.id if place.kind is PlaceKind.SEA else None


def _make_site(
    handbook: Handbook, place_id: str, ids: list[str], at: dict[str, list[Exercise]]
) -> Site:
    place = _find(handbook, place_id)
    if place.coordinates is None:
        raise ValueError(f"{place_id} has no position")
    inside = [SiteCount(_find(handbook, i), len(at[i])) for i in ids if i != place_id]
    exercises = {e.id for i in ids for e in at[i]}
    return Site(place, place.coordinates, len(at.get(place_id, ())), len(exercises), _sort(inside))


def _find(handbook: Handbook, place_id: str) -> Place:
    place = handbook.find_record(Place, place_id)
    if place is None:
        raise LookupError(place_id)
    return place


def _find_located(handbook: Handbook, place: Place) -> Place | None:
    """Give the place itself, or the nearest larger one, that is a spot with a position."""
    seen: set[str] = set()
    current: Place | None = place
    while current is not None and current.id not in seen:
        if current.coordinates is not None and current.kind not in _AREAS:
            return current
        seen.add(current.id)
        current = handbook.find_record(Place, current.within) if current.within else None
    return None


def _sort(rows: Iterable[SiteCount]) -> tuple[SiteCount, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.exercises, row.place.name)))
