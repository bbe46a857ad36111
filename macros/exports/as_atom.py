"""Feeds to subscribe to: newest records, changes, disputes, and one per country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from macros.exports.change_feeds import UNKNOWN, list_change_entries, list_dispute_entries
from macros.exports.export_file import ExportFile, ExportInput
from macros.exports.feed import MEDIA_TYPE, Feed, FeedEntry, render_atom
from macros.exports.identity import HANDBOOK, make_tag, record_path
from macros.pages.addresses import CHANGELOG, Address, find_address
from macros.pages.markup import plain_prose
from macros.pages.site_pages import describe
from macros.records.base import Record, SourcedRecord
from macros.records.country import Country
from macros.records.statement import Statement
from macros.records.tombstone import Tombstone

ENTRIES_MAX = 50  # of the feeds that would otherwise grow with the handbook
NEWEST = "feeds/newest.atom"
CHANGES = "feeds/changes.atom"
DISPUTES = "feeds/disputes.atom"


def country_feed(country: Country) -> str:
    """Give the path of the feed of a country."""
    return f"feeds/countries/{country.id}.atom"


def export_atom(export_input: ExportInput) -> Iterator[ExportFile]:
    """Give the feeds of the handbook; without a history, they say so and hold nothing."""
    handbook = export_input.handbook
    records = [r for r in handbook.list_all() if isinstance(r, SourcedRecord)]
    history = export_input.read_history()
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
        subtitle="What changed in each record, by release, and by day since the last one.",
        page=Address(CHANGELOG),
        entries=islice(list_change_entries(export_input, history.steps), ENTRIES_MAX)
        if history.is_known
        else None,
    )
    yield _make_file(
        export_input,
        DISPUTES,
        title="Disputed facts",
        subtitle="Disputes between sources that were opened, settled, reopened or removed.",
        page=Address("disputes.md"),
        entries=list_dispute_entries(export_input, history.steps) if history.is_known else None,
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
    entries: Iterable[FeedEntry] | None,
) -> ExportFile:
    """Make a feed; None stands for entries that cannot be known without a history."""
    feed = Feed(
        tag=make_tag(path.removesuffix(".atom")),
        title=f"{HANDBOOK}: {title}",
        subtitle=f"{subtitle} {UNKNOWN}" if entries is None else subtitle,
        own_address=export_input.file_address(path),
        page_address=export_input.absolute(page),
        version=export_input.version,
        moment=export_input.moment,
        entries=tuple(entries or ()),
    )
    return ExportFile(path, render_atom(feed), MEDIA_TYPE, f"Feed: {title}", rows=len(feed.entries))


def _list_records(
    export_input: ExportInput,
    records: Iterable[Record],
    find_day: Callable[[Record], date | None],
) -> list[FeedEntry] | None:
    """Give an entry for each of the latest records by some day, the latest first.

    Returns:
        None where no day is known.
    """
    if not export_input.first_changes:
        return None
    return [
        FeedEntry(
            tag=make_tag(f"records/{record_path(record)}"),
            title=record.name,
            text=summarize(record),
            link=export_input.page_address(record),
            updated=export_input.last_change(record),
            published=export_input.first_change(record),
            categories=(record.noun,),
        )
        for record in _take_latest(records, find_day)
    ]


def _take_latest(
    records: Iterable[Record], find_day: Callable[[Record], date | None]
) -> list[Record]:
    """Give the records of the latest days; a record that was never committed is newest of all."""
    by_path = sorted(records, key=record_path)
    return sorted(by_path, key=lambda r: find_day(r) or date.max, reverse=True)[:ENTRIES_MAX]


def summarize(record: Record) -> str:
    """Give what a record says in a sentence or two, as plain text."""
    if isinstance(record, Statement):
        return plain_prose(record.text)
    if isinstance(record, Tombstone):
        return plain_prose(record.reason)
    if isinstance(record, SourcedRecord) and record.summary:
        return plain_prose(record.summary)
    return describe(record)
