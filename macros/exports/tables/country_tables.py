"""Tables of country profiles: standings, alignments, rankings, services of the forces."""

from __future__ import annotations

from macros.exports.tables.column import (
    OWN_ID,
    POSITION,
    RECORD_ID,
    Table,
    of_parts,
    of_record,
    of_records,
    text,
)
from macros.exports.tables.dates import date_columns
from macros.exports.tables.rows import each_entry, each_record
from macros.records.country import Alignment, Country, Ranking, Standing
from macros.values.terms import OtsStatus
from macros.views.participation import find_standing

COUNTRIES = Table(
    "countries",
    "Countries",
    "One line for each country profile.",
    ("id",),
    (
        OWN_ID,
        text(
            "party",
            "Party",
            "The code by which other records name it.",
            lambda row: row.record.party,
            required=True,
            refers_to="parties.code",
        ),
        *of_records(Country, "name", "official_name"),
        text(
            "ots_standing",
            "Standing in the OTS",
            "Its present standing; computed from the table ots_standings.",
            lambda row: find_standing(row.record),
            required=True,
            terms=tuple(status.value for status in OtsStatus),
        ),
        text(
            "ministry",
            "Ministry of defence",
            "Name of the ministry in charge of the armed forces.",
            lambda row: row.record.ministry.name if row.record.ministry else None,
        ),
        text(
            "recognition",
            "Recognition",
            "Who recognises it, attributed; where that is a question.",
            lambda row: row.record.recognition.text if row.record.recognition else None,
        ),
        text(
            "conscription",
            "Conscription",
            "Who is called up, for how long.",
            lambda row: row.record.conscription.text if row.record.conscription else None,
        ),
        of_record(Country, "summary"),
    ),
    each_record(Country),
)
OTS_STANDINGS = Table(
    "ots_standings",
    "Standings in the OTS",
    "One line for each standing of a country in the OTS and the time for which it holds.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        *of_parts(Standing, "status"),
        *date_columns(lambda row: row.part.date, "the time for which it holds"),
        *of_parts(Standing, "text"),
    ),
    each_entry("ots_status"),
)
ALIGNMENTS = Table(
    "alignments",
    "Alignments",
    "One line for each tie of a country to an alliance, organization or treaty.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        *of_parts(Alignment, "name", "organization", "standing"),
        *date_columns(lambda row: row.part.date, "the time for which it holds"),
        *of_parts(Alignment, "note"),
    ),
    each_entry("alignments"),
)
RANKINGS = Table(
    "rankings",
    "Rankings",
    "One line for each place of a country in a published index.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, *of_parts(Ranking, "index", "rank", "of", "as_of")),
    each_entry("rankings"),
)
