"""Statements, attributed; and every dispute with where it is told."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker
from macros.book.labels import label_record
from macros.book.order import order_of_name
from macros.book.runs import read_runs
from macros.pages.list_bodies import DISPUTE_GROUPS
from macros.pages.markup import escape
from macros.pages.record_bodies import list_mentions
from macros.records.statement import Statement
from macros.values.terms import StatementKind
from macros.views.disputed import list_disputes


def list_statements(ui: BookUi) -> list[dict[str, Any]]:
    """Give all statements under a heading for each kind."""
    groups = []
    for kind in StatementKind:
        found = [s for s in ui.handbook.list_records(Statement) if s.kind is kind]
        entries = [make_statement(ui, s) for s in sorted(found, key=order_of_name)]
        if entries:
            groups.append(
                {"label": f"statements-of/{kind}", "title": ui.label(kind), "entries": entries}
            )
    return groups


def make_statement(ui: BookUi, record: Statement) -> dict[str, Any]:
    """Give the entry of one statement: what was said stands where others have a summary."""
    entry = EntryMaker(ui, record)
    office = Markup(", {}").format(escape(record.by.office)) if record.by.office else ""
    entry.claim("by", "By", escape(record.by.name) + office)
    entry.claim("date", "Date", ui.when(record.date))
    entry.plain("Concerns", ui.parties(record.parties))
    entry.plain("About", ui.links(record.about))
    entry.names()
    made = entry.finish(
        [ui.label(record.kind)],
        mentions=list_mentions(ui, record),
        index=[*(f"parties/{p}" for p in record.parties), f"voices/{record.by.name}"],
    )
    said = ui.prose(record.text) + ui.attested(record, record.cites_of("text"))
    return {**made, "said": read_runs(said)}


def list_dispute_groups(ui: BookUi) -> list[dict[str, Any]]:
    """Give every dispute under a heading for each kind of record."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in list_disputes(ui.handbook):
        groups.setdefault(row.record.folder, []).append(
            {
                "to": label_record(row.record),
                "title": row.record.name,
                "field": ui.field_label(row.record, row.dispute.field),
                "text": read_runs(ui.prose(row.dispute.text)),
                "settled": row.dispute.settled is not None,
            }
        )
    return [
        {"label": f"disputes-of/{folder}", "title": DISPUTE_GROUPS[folder], "rows": rows}
        for folder, rows in groups.items()
    ]
