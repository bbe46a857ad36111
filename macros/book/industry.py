"""Industry: programmes, and organizations country by country."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker, index_labels
from macros.book.order import fold_name, order_of_name
from macros.pages.markup import escape
from macros.pages.record_bodies import list_mentions
from macros.records.organization import Organization
from macros.records.programme import Partner, Programme
from macros.values.parties import name_party

_INTERNATIONAL = "International bodies"


def list_programmes(ui: BookUi) -> list[dict[str, Any]]:
    """Give all programmes by name."""
    ordered = sorted(ui.handbook.list_records(Programme), key=order_of_name)
    return [make_programme(ui, programme) for programme in ordered]


def make_programme(ui: BookUi, record: Programme) -> dict[str, Any]:
    """Give the entry of one programme."""
    entry = EntryMaker(ui, record)
    status = entry.status(record.status, record.as_of, record.status_note)
    if record.date:
        entry.claim("date", "Date", ui.when(record.date))
    partners = Markup("; ").join(_name_partner(ui, partner) for partner in record.partners)
    entry.claim("partners", "Partners", partners)
    if record.products:
        entry.claim("products", "Products", "; ".join(record.products))
    entry.names()
    index = index_labels(record, organizations=record.list_organizations())
    return entry.finish(status, mentions=list_mentions(ui, record), index=index)


def _name_partner(ui: BookUi, partner: Partner) -> Markup:
    if partner.organization:
        return ui.party(partner.party) + ": " + ui.link_id(partner.organization)
    if partner.name:
        return ui.party(partner.party) + ": " + escape(partner.name)
    return ui.party(partner.party)


def list_organizations(ui: BookUi) -> list[dict[str, Any]]:
    """Give organizations country by country, international bodies last."""
    groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in sorted(ui.handbook.list_records(Organization), key=order_of_name):
        title = name_party(record.country) if record.country else _INTERNATIONAL
        groups[title].append(make_organization(ui, record))
    ordered = sorted(groups, key=lambda title: (title == _INTERNATIONAL, fold_name(title)))
    return [
        {"label": f"organizations-of/{place}", "title": title, "entries": groups[title]}
        for place, title in enumerate(ordered)
    ]


def make_organization(ui: BookUi, record: Organization) -> dict[str, Any]:
    """Give the entry of one organization."""
    find = ui.handbook.find_backlinks
    entry = EntryMaker(ui, record)
    if record.country:
        entry.claim("country", "Country", ui.party(record.country))
    if record.parent:
        entry.claim("parent", "Part of", ui.link_id(record.parent))
    if record.founded:
        entry.claim("founded", "Founded", ui.when(record.founded), record.founded_note)
    if record.places:
        entry.claim("places", "Place", ui.links(record.places))
    if record.products:
        entry.claim("products", "Products", "; ".join(record.products))
    if record.website:
        link = Markup('<a href="{}">{}</a>').format(record.website, escape(record.website))
        entry.plain("Website", link)
    parts = find(record.id, Organization, "parent")
    entry.plain("Its bodies", Markup("; ").join(ui.link(other) for other in parts))
    programmes = find(record.id, Programme, "partners")
    entry.plain("Programmes", Markup("; ").join(ui.link(other) for other in programmes))
    entry.names()
    index = index_labels(record, places=record.places)
    return entry.finish([ui.label(record.kind)], mentions=list_mentions(ui, record), index=index)
