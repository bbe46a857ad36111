"""Feeds to subscribe to: newest records, changed records, disputes, and one per country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.feed import MEDIA_TYPE, Feed, FeedEntry, render_atom
from macros.exports.identity import HANDBOOK, make_tag, record_path
from macros.pages.addresses import Address, find_address
from macros.pages.markup import plain_prose
from macros.pages.site_pages import describe
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country
from macros.records.statement import Statement
from macros.records.tombstone import Tombstone
from macros.values.wording import decapitalize
from macros.views.disputed import DisputeRow, list_disputes

ENTRIES_MAX = 50  # of the feeds that would otherwise grow with the handbook
NEWEST = "feeds/newest.atom"
CHANGES = "feeds/changes.atom"
DISPUTES = "feeds/disputes.atom"


def country_feed(country: Country) -> str:
    """Give the path of the feed of a country."""
    return f"feeds/countries/{country.id}.atom"


def export_atom(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the feeds of the handbook."""
    handbook = export_input.handbook
    records = [r for r in handbook.list_all() if isinstance(r, SourcedRecord)]
    yield _make_file(
        export_input,
        NEWEST,
        title="Newest records",
        subtitle=f"The last {ENTRIES_MAX} records that came into the handbook.",
        page=Address("index.md"),
        entries=_list_records(export_input, records, export_input.first_change),
    )
    yield _make_file(
        export_input,
        CHANGES,
        title="Changed records",
        subtitle=f"The last {ENTRIES_MAX} records whose file was changed, one entry for each day.",
        page=Address("index.md"),
        entries=_list_changes(export_input, [*records, *handbook.list_records(Tombstone)]),
    )
    yield _make_file(
        export_input,
        DISPUTES,
        title="Disputed facts",
        subtitle="Every fact on which sources disagree; a dispute that was settled says so.",
        page=Address("disputes.md"),
        entries=_list_disputes(export_input),
    )
    for country in handbook.list_records(Country):
        concerned = [r for r in records if country.party in r.list_parties()]
        yield _make_file(
            export_input,
            country_feed(country),
            title=country.name,
            subtitle=f"The last {ENTRIES_MAX} records changed in which {country.name} takes part.",
            page=find_address(country),
            entries=_list_records(export_input, concerned, export_input.last_change),
        )


def _make_file(
    export_input: ExportInput,
    path: str,
    *,
    title: str,
    subtitle: str,
    page: Address,
    entries: Iterable[FeedEntry],
) -> ExportFile:
    feed = Feed(
        tag=make_tag(path.removesuffix(".atom")),
        title=f"{HANDBOOK}: {title}",
        subtitle=subtitle,
        own_address=export_input.file_address(path),
        page_address=export_input.absolute(page),
        version=export_input.version,
        moment=export_input.moment,
        entries=tuple(entries),
    )
    return ExportFile(path, render_atom(feed), MEDIA_TYPE, f"Feed: {title}", rows=len(feed.entries))


def _list_records(
    export_input: ExportInput,
    records: Iterable[Record],
    find_day: Callable[[Record], date | None],
) -> Iterator[FeedEntry]:
    """Give an entry for each of the latest records by some day, the latest first."""
    for record in _take_latest(records, find_day):
        yield FeedEntry(
            tag=make_tag(f"records/{record_path(record)}"),
            title=record.name,
            text=summarize(record),
            link=export_input.page_address(record),
            updated=export_input.last_change(record),
            published=export_input.first_change(record),
            categories=(record.noun,),
        )


def _list_changes(export_input: ExportInput, records: Iterable[Record]) -> Iterator[FeedEntry]:
    """Give an entry for the last change of each of the records changed latest.

    A record that went away says so once, by its tombstone. The day is part of the id, because
    programs that read feeds pass over an id that they have seen.
    """
    for record in _take_latest(records, export_input.last_change):
        day = export_input.last_change(record)
        suffix = f"/{day.isoformat()}" if day else ""
        yield FeedEntry(
            tag=make_tag(f"changes/{record_path(record)}{suffix}"),
            title=f"{record.name} ({record.became})"
            if isinstance(record, Tombstone)
            else record.name,
            text=summarize(record),
            link=export_input.page_address(record),
            updated=day,
            categories=(record.noun,),
        )


def _take_latest(
    records: Iterable[Record], find_day: Callable[[Record], date | None]
) -> list[Record]:
    """Give the records of the latest days; a record that was never committed is newest of all."""
    by_path = sorted(records, key=record_path)
    return sorted(by_path, key=lambda r: find_day(r) or date.max, reverse=True)[:ENTRIES_MAX]


def _list_disputes(export_input: ExportInput) -> Iterator[FeedEntry]:
    """Give an entry for each dispute, those of the records changed latest first."""
    seen: Counter[str] = Counter()
    entries = []
    for row in list_disputes(export_input.handbook):
        path = f"disputes/{record_path(row.record)}/{row.dispute.field}"
        seen[path] += 1
        entries.append(_make_dispute(export_input, row, f"{path}/{seen[path]}"))
    entries.sort(key=lambda entry: entry.tag)
    entries.sort(key=lambda entry: entry.updated or date.max, reverse=True)
    yield from entries


def _make_dispute(export_input: ExportInput, row: DisputeRow, path: str) -> FeedEntry:
    dispute, record = row.dispute, row.record
    label = type(record).model_fields[dispute.field].title or dispute.field
    state = "open" if dispute.settled is None else "settled"
    documents = export_input.handbook.documents
    sides = []
    for position in dispute.values:
        voices = dict.fromkeys(documents[c.source].publisher.name for c in position.cites)
        sides.append(f"{position.value} ({', '.join(voices)})")
    settled = f"\nSettled: {plain_prose(dispute.settled)}" if dispute.settled else ""
    return FeedEntry(
        tag=make_tag(path),
        title=f"{record.name}: {decapitalize(label)} ({state})",
        text=f"{plain_prose(dispute.text)}\nSides: {'; '.join(sides)}.{settled}",
        link=export_input.absolute(
            Address(find_address(record).page, f"dispute-{row.position}"),
        ),
        updated=export_input.last_change(record),
        categories=(state,),
    )


def summarize(record: Record) -> str:
    """Give what a record says in a sentence or two, as plain text."""
    if isinstance(record, Statement):
        return plain_prose(record.text)
    if isinstance(record, Tombstone):
        return plain_prose(record.reason)
    if isinstance(record, SourcedRecord) and record.summary:
        return plain_prose(record.summary)
    return describe(record)
