"""The map: places of held exercises, drawn only as exactly as their position is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from macros.charts.map_drawing import FILLS, draw_map
from macros.charts.picture import Cell, PartyCell, Picture, RecordCell, Table, make_empty
from macros.charts.theme import Width
from macros.charts.words import count_of, join_words
from macros.values.parties import name_party
from macros.views.sites import Site, Sites

NAME = "map"
# Degrees of the region; a place outside is only listed: west, south, east, north.
REGION = (14.0, 23.0, 90.0, 57.0)
_NAMED_AT_MOST = 3
# More spots could not be told apart; those with the most exercises come first.
SPOTS_MAX = 100
ROWS_MAX = 200
_KEY = (
    ("dot", "held at this spot; the larger, the more"),
    ("ring", "held in or near it, the spot itself not located"),
    ("area", "+ number: held somewhere in this state or sea, no closer place known"),
    ("member", "OTS member"),
    ("observer-hatch", "OTS observer"),
    ("partner-dots", "other state with a profile"),
)
# Stands below every map.
DISCLAIMER = (
    "Outlines: Natural Earth (public domain), simplified. They help to find places and take no "
    "position on borders or on the recognition of any state; Northern Cyprus is recognised only "
    "by Türkiye. Only states with a profile are outlined."
)


def make_picture(sites: Sites, standings: Mapping[str, str], party: str | None = None) -> Picture:
    """Draw where exercises were held.

    Args:
        sites: the places by how exactly their position is known.
        standings: `member`, `observer` or `partner` for each party with a profile.
        party: for the map of one country.
    """
    name = f"{NAME}-{party.lower()}" if party else NAME
    who = f"exercise of {name_party(party)}" if party else "exercise"
    rows = _tabulate(sites)
    if not rows:
        return make_empty(name, f"No held {who} with a known place is recorded yet.")
    within = [site for site in sites.located if _is_within(site, REGION)]
    shown = within[:SPOTS_MAX]
    counted = (
        f"Held exercises by place; one with several places counts at each. {_note_unplaced(sites)}"
        f"{_note_left_out(len(within) - len(shown), len(rows) - ROWS_MAX)}"
    )
    columns = ("Place", "In", "Exercises", "On the map")
    table = Table(columns=columns, rows=tuple(rows[:ROWS_MAX]))
    if not shown and not sites.areas:
        return Picture(name, _title(shown, party), note=counted.strip(), table=table)
    return Picture(
        name=name,
        title=_title(within, party),
        description=_describe(sites, shown),
        note=counted + DISCLAIMER,
        table=table,
        drawings=tuple(draw_map(sites, shown, standings, party, width) for width in Width),
        targets=tuple((s.place.id, _label_site(s)) for s in shown),
        key=_choose_key(sites, shown, standings),
    )


def _title(shown: Sequence[Site], party: str | None) -> str:
    who = f"{name_party(party)} trained" if party else "Exercises were held"
    if not shown:
        return f"{who} at places whose exact position is not known"
    counts = sorted({s.exercises for s in shown}, reverse=True)
    groups = [[s for s in shown if s.exercises == count] for count in counts[:2]]
    if len(groups[0]) > _NAMED_AT_MOST:
        times = "once" if counts[0] == 1 else f"{counts[0]} times"
        return f"{who} at {len(shown)} known places, at most {times} at one"
    named = groups[0]
    if len(groups) > 1 and len(named) + len(groups[1]) <= _NAMED_AT_MOST:
        named = [*named, *groups[1]]
    top = join_words(f"{s.place.name} ({s.exercises})" for s in named)
    return f"{who} most often in or near {top}"


def _choose_key(
    sites: Sites, shown: Sequence[Site], standings: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Explain the signs that occur."""
    used = {FILLS[standing] for standing in standings.values()}
    used |= {"dot" for s in shown if s.here} | {"ring" for s in shown if s.inside}
    used |= {"area" for _ in sites.areas}
    return tuple((sign, words) for sign, words in _KEY if sign in used)


def _describe(sites: Sites, shown: Sequence[Site]) -> str:
    areas = join_words(f"{a.place.name} ({a.exercises})" for a in sites.areas)
    return (
        f"Map with {count_of(len(shown), 'place', 'places')} of held exercises; each is a link, "
        "and all stand in the table below the map."
        + (f" Known only as a whole state or sea: {areas}." if areas else "")
    )


def _note_unplaced(sites: Sites) -> str:
    if not sites.without_place:
        return ""
    return f"{count_of(sites.without_place, 'exercise names', 'exercises name')} no place. "


def _note_left_out(spots: int, rows: int) -> str:
    """Tell what is left out where there are too many places; all stand in the list of places."""
    drawn = f"The {SPOTS_MAX} places with the most are drawn. " if spots > 0 else ""
    return drawn + (f"The first {ROWS_MAX} places are listed. " if rows > 0 else "")


def _label_site(site: Site) -> str:
    return f"{site.place.name}: {count_of(site.exercises, 'held exercise', 'held exercises')}"


def _is_within(site: Site, window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    return west <= site.position.lon <= east and south <= site.position.lat <= north


def _tabulate(sites: Sites) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for site in sites.located:
        is_shown = _is_within(site, REGION)
        if site.here:
            rows.append(_row(site.place, site.here, "dot" if is_shown else "outside the map"))
        rows += [
            _row(
                inside.place,
                inside.exercises,
                f"ring at {site.place.name}; its own spot is not located"
                if is_shown
                else "outside the map",
            )
            for inside in site.inside
        ]
    rows += [_row(a.place, a.exercises, "area; no closer place is known") for a in sites.areas]
    rows += [_row(u.place, u.exercises, "without a known position") for u in sites.unlocated]
    return sorted(rows, key=lambda row: -int(str(row[2])))


def _row(place: Any, exercises: int, how: str) -> tuple[Cell, ...]:
    state: Cell = PartyCell(place.country) if place.country else "no single state"
    return (RecordCell(place.id), state, exercises, how)
