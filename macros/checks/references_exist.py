"""Whatever a record names must be there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from macros.checks.rule import Finding, Rule
from macros.guidance import Example
from macros.loading.handbook import Handbook
from macros.records.publisher import Publisher
from macros.records.references import Reference
from macros.records.registry import RECORD_KINDS
from macros.records.tombstone import Tombstone
from macros.values.ids import is_id
from macros.values.parties import list_party_names
from macros.values.wording import nearest, quoted, suggestion


def check_references_exist(handbook: Handbook, _today: date) -> Iterator[Finding]:
    """Yield every reference to a record or document that the handbook does not have."""
    known = {folder: set(records) for folder, records in handbook.by_folder.items()}
    tombstones = known.pop(Tombstone.folder)
    known["documents"] = set(handbook.documents)
    everywhere = set().union(*known.values())
    gone = tombstones - everywhere

    @cache
    def find_candidates(folders: tuple[str, ...]) -> set[str] | None:
        """Give all that such a reference may name; None where that is not to be judged here."""
        if folders == ("parties",) or handbook.unread.intersection(folders or known):
            return None  # the target may be in a file that cannot be read
        return set().union(*(known[folder] for folder in folders)) if folders else everywhere

    for record in handbook.list_all():
        for reference in handbook.references[f"{record.folder}/{record.id}"]:
            candidates = find_candidates(reference.folders)
            if candidates is None or reference.target in handbook.broken_mentions:
                continue
            if reference.target in gone:
                yield Finding(record, reference.path, _word_gone(handbook, reference))
            elif reference.target not in candidates:
                yield Finding(record, reference.path, _word(reference, candidates, everywhere))
    yield from _find_unknown_voices(handbook)


def _word_gone(handbook: Handbook, reference: Reference) -> str:
    tombstone = handbook.find_record(Tombstone, reference.target)
    named = tombstone.successors if tombstone else ()
    successors = [quoted(s) for s in named if s != reference.target]
    remedy = f"Name {' or '.join(successors)} instead." if successors else "Name another id."
    return f"{quoted(reference.target)} is gone (data/tombstones/{reference.target}.yaml). {remedy}"


def _word(reference: Reference, candidates: set[str], everywhere: set[str]) -> str:
    target = quoted(reference.target)
    folder = reference.folders[0] if reference.folders else ""
    noun = "document" if folder == "documents" else "record"
    if folder in RECORD_KINDS:
        noun = RECORD_KINDS[folder].noun
    if reference.target in everywhere:
        return f"{target} is in the handbook, but it is no {noun}. Name a {noun} here."
    near = nearest(reference.target, candidates)
    guess = f"Did you mean {quoted(near)}? " if near else ""
    verb = "Otherwise add" if near else "Add"
    if folder == "documents":
        add = f"{verb} the document to its publisher in data/sources/."
    elif folder:
        add = f"{verb} data/{folder}/{reference.target}.yaml."
    else:
        add = "Name the id of a record, as its file is called."
    return f"{target} is no {noun} that the handbook has. {guess}{add}"


def _find_unknown_voices(handbook: Handbook) -> Iterator[Finding]:
    if "organizations" in handbook.unread:
        return
    organizations = handbook.by_folder["organizations"]
    parties = list_party_names()
    for publisher in handbook.list_records(Publisher):
        for position, voice in enumerate(publisher.speaks_for):
            if voice in organizations or voice in parties or voice in handbook.broken_mentions:
                continue
            message = (
                f"{quoted(voice)} is neither a party code nor the id of an organization. "
                f"{suggestion(voice, organizations if is_id(voice) else parties)}"
            )
            yield Finding(publisher, ("speaks_for", position), message.strip())


RULE = Rule(
    name="references-exist",
    meaning=(
        "Whatever a record names by its id (a place, a series, an organization, a document) "
        "must be in the handbook. Correct the spelling, or add the missing record as a file."
    ),
    example=Example(
        "exercises/tarlan-2025.yaml", "  status: [kazinform-tarlan]", "  status: [kazinform-tarlen]"
    ),
    check=check_references_exist,
)
