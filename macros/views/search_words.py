"""All the names under which readers look for a record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from macros.loading.handbook import Handbook
from macros.records.base import Record
from macros.records.country import Country
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.values.folding import fold_all
from macros.values.parties import list_party_names

# The languages in which readers write the names of states beside English: those of the Turkic
# states and observers, Tajik and Russian. CLDR gives the names.
_LANGUAGES = ("az", "hu", "kk", "ky", "ru", "tg", "tk", "tr", "uz", "uz_Cyrl")


def list_names(record: Record) -> Iterator[str]:
    """Give every name of a record: the English one, native ones, aliases; of a state, CLDR's."""
    yield record.name
    yield from record.names.values()
    yield from record.aliases
    if isinstance(record, Country):
        if record.official_name:
            yield record.official_name
        yield from list_party_spellings(record.party)


@cache
def list_party_spellings(party: str) -> tuple[str, ...]:
    """Give the English name of a party, its one-word names in the region, and its code.

    Native names of several words hold words that mean other things as well: whoever looks for
    the exercise Birleşik does not look for the United Kingdom, Birleşik Krallık.

    Raises:
        KeyError: when the handbook knows no such party.
    """
    names = (list_party_names(language)[party] for language in _LANGUAGES)
    words = (name for name in names if len(name.split()) == 1)
    return tuple(dict.fromkeys((list_party_names()[party], *words, party)))


def find_party_words(handbook: Handbook, party: str) -> str:
    """Give the folded words by which a party is found, from its profile where there is one."""
    country = handbook.find_record(Country, party.lower())
    return fold_all(list_names(country) if country else list_party_spellings(party))


def find_exercise_words(handbook: Handbook, exercise: Exercise) -> str:
    """Give the folded words by which an exercise is found, without those of parties and series."""
    return fold_all(_list_exercise_names(handbook, exercise))


def _list_exercise_names(handbook: Handbook, exercise: Exercise) -> Iterator[str]:
    yield from list_names(exercise)
    for place_id in exercise.places:
        place = handbook.find_record(Place, place_id)
        if place:
            yield from list_names(place)
    for organization_id in exercise.organizations:
        organization = handbook.find_record(Organization, organization_id)
        if organization:
            yield from list_names(organization)
    if exercise.host_label:
        yield exercise.host_label
