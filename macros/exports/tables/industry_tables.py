"""Tables of organizations, programmes, their partners and products."""

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
from macros.records.organization import Organization
from macros.records.programme import Partner, Programme

ORGANIZATIONS = Table(
    "organizations",
    "Organizations",
    "One line for each ministry, agency, company, plant or international body.",
    ("id",),
    (
        OWN_ID,
        *of_records(Organization, "name", "kind", "country", "parent"),
        *date_columns(lambda row: row.record.founded, "when it was set up", prefix="founded_"),
        *of_records(Organization, "founded_note", "places", "website", "summary"),
    ),
    each_record(Organization),
)
PROGRAMMES = Table(
    "programmes",
    "Programmes",
    "One line for each programme of joint production, procurement or transfer.",
    ("id",),
    (
        OWN_ID,
        *of_records(Programme, "name", "status", "status_note", "as_of"),
        *date_columns(lambda row: row.record.date, "from the first step known to the last"),
        of_record(Programme, "summary"),
    ),
    each_record(Programme),
)
PROGRAMME_PARTNERS = Table(
    "programme_partners",
    "Partners in programmes",
    "One line for each side of a programme.",
    ("record_id", "position"),
    (RECORD_ID, POSITION, *of_parts(Partner, "party", "organization", "name")),
    each_entry("partners", Programme),
)
PRODUCTS = Table(
    "products",
    "Products",
    "One line for each product of an organization or programme.",
    ("record_id", "position"),
    (
        RECORD_ID,
        POSITION,
        text("product", "Product", "What is made or bought.", lambda row: row.part, required=True),
    ),
    each_entry("products"),
)
