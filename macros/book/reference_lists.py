"""Places and vocabulary: short items that entries refer to."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.labels import label_record
from macros.book.order import fold_name, order_of_name
from macros.book.runs import read_runs
from macros.pages.list_bodies import title_vocabulary
from macros.pages.markup import escape
from macros.records.place import Place
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.values.parties import name_party
from macros.values.terms import VOCABULARIES

_STATELESS = "Seas and regions without a state"


def list_places(ui: BookUi) -> list[dict[str, Any]]:
    """Give the gazetteer, country by country."""
    groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for place in sorted(ui.handbook.list_records(Place), key=order_of_name):
        title = name_party(place.country) if place.country else _STATELESS
        groups[title].append(_make_place(ui, place))
    ordered = sorted(groups, key=lambda title: (title == _STATELESS, fold_name(title)))
    return [
        {"label": f"places-of/{number}", "title": title, "rows": groups[title]}
        for number, title in enumerate(ordered)
    ]


def _make_place(ui: BookUi, place: Place) -> dict[str, Any]:
    words = [escape(ui.label(place.kind).lower())]
    if place.within:
        words.append(Markup("in {}").format(ui.link_id(place.within)))
    if place.coordinates:
        words.append(escape(ui.position(place.coordinates).replace(" ", "\u00a0")))
    names = ui.native_names(place.names)
    return {
        "label": label_record(place),
        "id": place.id,
        "title": place.name,
        "names": read_runs(names),
        "aliases": "; ".join(place.aliases),
        "what": read_runs(Markup(", ").join(words)),
        "note": read_runs(ui.prose(place.note)) if place.note else [],
    }


def list_former_ids(ui: BookUi) -> list[dict[str, Any]]:
    """Give what became of each id that went away."""
    return [
        {
            "label": label_record(former),
            "id": former.id,
            "title": former.name,
            "became": f"{ui.label(former.became).lower()} {former.date.display()}",
            "now": read_runs(ui.links(former.successors)),
            "reason": read_runs(ui.prose(former.reason)),
        }
        for former in ui.handbook.list_records(Tombstone)
    ]


def list_vocabulary(ui: BookUi) -> list[dict[str, Any]]:
    """Give every defined term under its vocabulary, in the order of the lists."""
    groups = []
    for vocabulary, terms in VOCABULARIES.items():
        found = (ui.handbook.find_record(Term, f"{vocabulary}-{term}") for term in terms)
        rows = [_make_term(ui, term) for term in found if term is not None]
        if rows:
            groups.append(
                {
                    "label": f"vocabulary-of/{vocabulary}",
                    "title": title_vocabulary(vocabulary),
                    "rows": rows,
                }
            )
    return groups


def _make_term(ui: BookUi, term: Term) -> dict[str, Any]:
    after = ""
    if term.basis and term.basis.url:
        after = Markup('After <a href="{}">{}</a>').format(term.basis.url, escape(term.basis.name))
    elif term.basis:
        after = Markup("After {}").format(escape(term.basis.name))
    crosswalk = "; ".join(
        f"{c.dataset}: {c.code}" + (f" ({c.note})" if c.note else "") for c in term.crosswalk
    )
    return {
        "label": label_record(term),
        "id": term.id,
        "title": term.name,
        "aliases": ", ".join(term.aliases),
        "definition": read_runs(ui.prose(term.definition) + ui.notes(term.cites)),
        "after": read_runs(after),
        "crosswalk": crosswalk,
    }
