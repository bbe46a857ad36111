"""The entries of the feeds that tell what changed: from the change sets of the history."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from macros.changes.counts import word_step
from macros.changes.dispute_changes import DisputeChange
from macros.changes.step import ToldRecord, VersionStep
from macros.exports.export_file import ExportInput
from macros.exports.feed import FeedEntry
from macros.exports.identity import make_tag
from macros.pages.addresses import CHANGELOG, Address, find_address
from macros.pages.change_bodies import find_step_anchor
from macros.pages.markup import plain_prose
from macros.records.base import Record, SourcedRecord
from macros.records.registry import RECORD_KINDS
from macros.records.tombstone import Tombstone
from macros.values.wording import decapitalize
from macros.views.disputed import DisputeRow

# A step that touched more records is one entry, and its numbers stand for them.
RECORDS_MAX = 50
UNKNOWN = "The history of the records was not at hand where this file was made."
_TAG_DIGITS = 12


def list_change_entries(
    export_input: ExportInput, steps: Iterable[VersionStep]
) -> Iterator[FeedEntry]:
    """Give an entry for each record that a step touched, or one for a step that touched many."""
    tags: Counter[str] = Counter()
    for step in steps:
        if step.old is None or len(step.told) > RECORDS_MAX:
            yield FeedEntry(
                tag=make_tag(f"changes/{step.key}"),
                title=f"{step.key}: {len(step.told):,} record{'s' if len(step.told) != 1 else ''}",
                text=word_step(step),
                link=_find_step(export_input, step),
                updated=step.new.moment,
            )
            continue
        for told in step.told:
            yield FeedEntry(
                tag=_make_tag(tags, f"changes/{told.record}", *told.texts),
                title=f"{told.name}: {told.change}",
                text="\n".join(told.texts),
                link=_find_link(export_input, step, told.record),
                updated=step.new.moment,
                categories=(_find_noun(told),),
            )


def list_dispute_entries(
    export_input: ExportInput, steps: Iterable[VersionStep]
) -> Iterator[FeedEntry]:
    """Give an entry for each dispute that a step opened, settled, reopened or removed."""
    tags: Counter[str] = Counter()
    for step in steps:
        for change in step.disputes:
            row = _find_dispute(export_input, change)
            sides = f"\nSides: {_word_sides(export_input, row)}." if row else ""
            settled = f"\nSettled: {plain_prose(change.settled)}" if change.settled else ""
            yield FeedEntry(
                tag=_make_tag(tags, f"disputes/{change.record}/{change.turn}", change.text),
                title=f"{change.name}: {_find_label(change)} ({change.turn})",
                text=f"{plain_prose(change.text)}{sides}{settled}",
                link=_link_dispute(export_input, step, change, row),
                updated=step.new.moment,
                categories=(str(change.turn),),
            )


def _make_tag(tags: Counter[str], path: str, *texts: str) -> str:
    """Give an id that stays when the days since the last release become the next one.

    Programs that read feeds pass over an id that they have seen.
    """
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:_TAG_DIGITS]
    tag = f"{path}/{digest}"
    tags[tag] += 1
    return make_tag(tag if tags[tag] == 1 else f"{tag}/{tags[tag]}")


def _find_noun(told: ToldRecord) -> str:
    return RECORD_KINDS[told.record.partition("/")[0]].noun


def _find_label(change: DisputeChange) -> str:
    """Give the label of the field that a dispute is about, as pages print it."""
    field = RECORD_KINDS[change.record.partition("/")[0]].model_fields.get(change.field)
    return decapitalize((field and field.title) or change.field)


def _find_record(export_input: ExportInput, name: str) -> Record | None:
    """Give the record of a folder and id, or the tombstone that stands for it now, or None."""
    folder, _, record_id = name.partition("/")
    by_folder = export_input.handbook.by_folder
    return by_folder[folder].get(record_id) or by_folder[Tombstone.folder].get(record_id)


def _find_link(export_input: ExportInput, step: VersionStep, name: str) -> str:
    record = _find_record(export_input, name)
    return export_input.page_address(record) if record else _find_step(export_input, step)


def _find_step(export_input: ExportInput, step: VersionStep) -> str:
    return export_input.absolute(Address(CHANGELOG, find_step_anchor(step)))


def _find_dispute(export_input: ExportInput, change: DisputeChange) -> DisputeRow | None:
    """Give the dispute as it stands in its record now, or None."""
    record = _find_record(export_input, change.record)
    if not isinstance(record, SourcedRecord):
        return None
    rows = (DisputeRow(record, dispute, n) for n, dispute in enumerate(record.disputes, start=1))
    sought = (change.field, change.text)
    return next((row for row in rows if (row.dispute.field, row.dispute.text) == sought), None)


def _word_sides(export_input: ExportInput, row: DisputeRow) -> str:
    """Say what each side says, and in brackets who says it."""
    documents = export_input.handbook.documents
    sides = []
    for position in row.dispute.values:
        voices = dict.fromkeys(documents[c.source].publisher.name for c in position.cites)
        sides.append(f"{position.value} ({', '.join(voices)})")
    return "; ".join(sides)


def _link_dispute(
    export_input: ExportInput, step: VersionStep, change: DisputeChange, row: DisputeRow | None
) -> str:
    """Give the address of a dispute while it stands on the page of its record."""
    if row is None:
        return _find_link(export_input, step, change.record)
    place = Address(find_address(row.record).page, f"dispute-{row.position}")
    return export_input.absolute(place)
