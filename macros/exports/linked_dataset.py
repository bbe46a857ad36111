"""The handbook itself as a set of data, for search engines that look for such."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.exports.export_file import ExportInput
from macros.exports.identity import (
    CONTRIBUTORS,
    DESCRIPTION,
    HANDBOOK,
    KEYWORDS,
    LANGUAGE,
    LICENCE_URL,
)
from macros.exports.linked_data import CONTEXT, Node, find_dataset_iri, make_party, prune
from macros.pages.addresses import Address
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise

# The files that hold the whole handbook, as search engines list them.
DOWNLOADS = (
    ("all.json", "application/json", "All records"),
    ("datapackage.json", "application/json", "Data package over the tables"),
    ("handbook.sqlite", "application/vnd.sqlite3", "All tables in one database"),
    ("csv/exercises.csv", "text/csv", "Exercises"),
    ("csv/events.csv", "text/csv", "Events"),
    ("exercises.geojson", "application/geo+json", "Exercises for maps"),
    ("exercises.ics", "text/calendar", "Calendar of exercises"),
    ("sources.bib", "application/x-bibtex", "All documents"),
)


def make_dataset_document(export_input: ExportInput) -> Node:
    """Make the whole document about the handbook as a set of data.

    Source: https://developers.google.com/search/docs/appearance/structured-data/dataset
    """
    handbook = export_input.handbook
    dates = [
        record.date
        for records in (handbook.list_records(Exercise), handbook.list_records(Event))
        for record in records
        if record.date
    ]
    dataset = {
        "@id": find_dataset_iri(export_input),
        "@type": "Dataset",
        "name": HANDBOOK,
        "description": DESCRIPTION,
        "url": export_input.absolute(Address("index.md")),
        "version": export_input.version,
        "inLanguage": LANGUAGE,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": CONTRIBUTORS},
        "keywords": list(KEYWORDS),
        "dateModified": _latest(export_input.last_changes.values()),
        "temporalCoverage": _cover(d.year for d in dates),
        "spatialCoverage": [
            make_party(export_input, country.party) for country in handbook.list_records(Country)
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": export_input.file_address(path),
                "encodingFormat": media_type,
            }
            for path, media_type, name in DOWNLOADS
        ],
    }
    return {"@context": CONTEXT, **prune(dataset)}


def _latest(days: Iterable[date]) -> str | None:
    latest = max(days, default=None)
    return latest.isoformat() if latest else None


def _cover(years: Iterable[int]) -> str | None:
    """Give the years that the records span, as an interval of ISO 8601."""
    ordered = sorted(years)
    return f"{ordered[0]:04}/{ordered[-1]:04}" if ordered else None
