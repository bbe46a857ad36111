"""Who took part: one row for each role, in entries of exercises and of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from markupsafe import Markup

from macros.book.entry import EntryMaker
from macros.records.base import Citation
from macros.values.terms import EventRole, Role

# In the order of an entry's rows; the word for one party, and for several.
_ROLE_LABELS = {
    "host": ("Host", "Hosts"),
    "signatory": ("Signatory", "Signatories"),
    "participant": ("Participant", "Participants"),
    "speaker": ("Speaker", "Speakers"),
    "subject": ("Concerns", "Concerns"),
    "observer": ("Observer", "Observers"),
    "invited": ("Invited", "Invited"),
    "withdrew": ("Withdrew", "Withdrew"),
    "absent": ("Absent", "Absent"),
    "unspecified": ("Role not stated", "Roles not stated"),
}


class _Partaker(Protocol):
    """A party in a record and what it does there."""

    @property
    def party(self) -> str: ...
    @property
    def role(self) -> Role | EventRole: ...
    @property
    def cites(self) -> Sequence[Citation]: ...


_P = TypeVar("_P", bound=_Partaker)


def add_parties(
    entry: EntryMaker, parties: Iterable[_P], tell_more: Callable[[_P], Iterable[Markup]]
) -> None:
    """Add one row for each role; the sources of the whole list stand at its first row.

    Args:
        entry: the entry; its record has a field `participants`.
        parties: who took part.
        tell_more: gives what stands in brackets behind a party.
    """
    ui = entry.ui
    marks = ui.field_notes(entry.record, "participants") + ui.field_badge(
        entry.record, "participants"
    )
    listed = list(parties)
    for role, (one, several) in _ROLE_LABELS.items():
        found = [(p, Markup("; ").join(tell_more(p))) for p in listed if p.role == role]
        if not found:
            continue
        between = Markup("; ") if any(more for _party, more in found) else Markup(", ")
        names = (
            ui.party(p.party) + (Markup(" ({})").format(more) if more else "") + ui.notes(p.cites)
            for p, more in found
        )
        entry.plain(one if len(found) == 1 else several, between.join(names) + marks)
        marks = Markup("")
