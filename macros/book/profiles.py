"""Country profiles: facts, figures with year and source, exercises, chronology, disputes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.book.blocks import make_table
from macros.book.book_ui import BookUi
from macros.book.entry import EntryMaker
from macros.book.pictures import make_country_map
from macros.book.register import list_table
from macros.book.runs import Block, Run, read_runs
from macros.book.short_dates import word_briefly
from macros.loading.handbook import Handbook
from macros.pages.list_bodies import DISPUTE_GROUPS, STANDINGS
from macros.pages.markup import escape
from macros.pages.record_bodies import list_country_rows
from macros.records.base import Figure
from macros.records.country import Alignment, Country, Standing
from macros.records.exercise import Exercise
from macros.values.parties import name_party
from macros.values.terms import Status
from macros.views.disputed import DisputeRow
from macros.views.participation import find_standing, list_members
from macros.views.timeline import TimelineRow

_PARTNERS_SHOWN = 10


def list_profiles(ui: BookUi) -> list[dict[str, Any]]:
    """Give the profiles in the order of the site: members, observers, partners, by name."""
    return [make_profile(ui, country) for country in list_profiled(ui.handbook)]


def list_profiled(handbook: Handbook) -> list[Country]:
    """Give the countries that have a profile, in the order of the site."""
    return [
        country
        for standings in STANDINGS.values()
        for country in list_members(handbook, *standings)
    ]


def make_profile(ui: BookUi, record: Country) -> dict[str, Any]:
    """Give one profile."""
    rows = list_country_rows(ui, record)
    entry = EntryMaker(ui, record)
    _add_facts(entry, record)
    made = entry.finish([ui.label(find_standing(record))], index=[f"parties/{record.party}"])
    recognition = record.recognition
    notice = ui.prose(recognition.text) + ui.notes(recognition.cites) if recognition else ""
    return {
        **made,
        "names": read_runs(ui.native_names(record.names)),
        "official": record.official_name,
        "notice": read_runs(notice),
        "facts": [],
        "figures": [
            table
            for title, figures in (("Strength", record.personnel), ("Spending", record.expenditure))
            if (table := _tabulate_figures(ui, record, title, figures))
        ],
        "alignments": _tabulate_alignments(ui, record),
        "topics": [
            [
                ui.label(topic),
                [read_runs(ui.prose(f.text) + ui.attested(record, f.cites)) for f in facts],
            ]
            for topic, facts in rows["topics"].items()
        ],
        "industry": _list_industry(ui, rows),
        "partners": [
            [name_party(p.party), p.exercises] for p in rows["partners"][:_PARTNERS_SHOWN]
        ],
        "partners_number": len(rows["partners"]),
        "map": make_country_map(ui, record.party),
        "years": _count_years(rows["exercises"]),
        # What is newest comes first, so that it stands on the first two pages.
        "exercises": make_table(
            [], list_table(ui, _put_newest_first(rows["exercises"]), record.party), []
        ),
        "timeline": [_make_line(ui, row) for row in reversed(rows["timeline"])],
        "statements": [
            read_runs(ui.link(s) + Markup(" ({})").format(escape(s.by.name)))
            for s in rows["statements"]
        ],
        "elsewhere": _group_disputes(ui, rows["mentions"]),
    }


def _add_facts(entry: EntryMaker, record: Country) -> None:
    ui = entry.ui
    standings = [_word_standing(ui, record, standing) for standing in record.ots_status]
    entry.plain("Standing in the OTS", Markup("<br>").join(standings))
    if record.ministry:
        ministry = record.ministry
        words = [escape(ministry.name) + ui.notes(ministry.cites)]
        if ministry.names:
            words.append(ui.native_names(ministry.names))
        if ministry.formed:
            words.append(escape(f"Formed: {ministry.formed}"))
        if ministry.website:
            words.append(
                Markup('<a href="{}">{}</a>').format(ministry.website, escape(ministry.website))
            )
        entry.plain("Ministry of defence", Markup("<br>").join(words))
    if record.branches:
        items = escape("; ".join(record.branches.items)) + ui.notes(record.branches.cites)
        entry.plain("Armed forces", items)
        entry.plain("Other armed bodies", "; ".join(record.branches.other))
    if record.conscription:
        notes = ui.notes(record.conscription.cites)
        entry.plain("Conscription", ui.prose(record.conscription.text) + notes)
    rankings = [
        Markup("{} {}: place {}{}{}").format(
            escape(r.index),
            ui.when(r.as_of),
            r.rank,
            f" of {r.of}" if r.of else "",
            ui.notes(r.cites),
        )
        for r in record.rankings
    ]
    entry.plain("Rankings", Markup("<br>").join(rankings))
    if record.aliases:
        entry.plain("Also known as", "; ".join(record.aliases))


def _word_standing(ui: BookUi, record: Country, standing: Standing) -> Markup:
    when = Markup(", {}").format(ui.when(standing.date)) if standing.date else Markup("")
    marks = ui.attested(record, standing.cites)
    return escape(ui.label(standing.status)) + when + marks + ui.remark(standing.text)


def _tabulate_figures(
    ui: BookUi, record: Country, title: str, figures: tuple[Figure, ...]
) -> Block | None:
    if not figures:
        return None
    head: list[list[Run]] = [[title], ["What it counts"], ["For"], ["Basis and sources"]]
    rows: list[list[list[Run]]] = []
    for figure in figures:
        scope = escape(figure.scope) + (
            Markup(". ") + ui.prose(figure.note) if figure.note else Markup("")
        )
        rows.append([
            [{"t": "strong", "c": [ui.amount(figure)]}, f" {figure.unit}"],
            read_runs(scope),
            read_runs(ui.when(figure.as_of)) if figure.as_of else ["–"],
            read_runs(escape(ui.label(figure.basis).lower()) + ui.attested(record, figure.cites)),
        ])  # fmt: skip
    return make_table(head, rows, [], widths=[8, 27, 5, 7])


def _tabulate_alignments(ui: BookUi, record: Country) -> Block | None:
    if not record.alignments:
        return None
    head: list[list[Run]] = [["With"], ["Standing"], ["When"], ["Note"]]
    rows = [_word_alignment(ui, a) for a in record.alignments]
    return make_table(head, rows, [], widths=[13, 10, 8, 17])


def _word_alignment(ui: BookUi, alignment: Alignment) -> list[Any]:
    name = escape(alignment.name)
    if alignment.organization:
        name = ui.link_id(alignment.organization, alignment.name)
    return [
        read_runs(name),
        read_runs(escape(alignment.standing) + ui.notes(alignment.cites)),
        read_runs(ui.when(alignment.date)) if alignment.date else [],
        read_runs(ui.prose(alignment.note)) if alignment.note else [],
    ]


def _list_industry(ui: BookUi, rows: dict[str, Any]) -> list[list[Any]]:
    lines = [
        read_runs(ui.link(o) + Markup(" ({})").format(escape(ui.label(o.kind).lower())))
        for o in rows["organizations"]
    ]
    lines += [
        read_runs(ui.link(p) + Markup(" ({})").format(escape(ui.label(p.status).lower())))
        for p in rows["programmes"]
    ]
    return lines


def _count_years(exercises: tuple[Exercise, ...]) -> list[list[int]]:
    """Give each year from the first to the last with held exercises and with all others."""
    held: Counter[int] = Counter()
    other: Counter[int] = Counter()
    for exercise in exercises:
        if exercise.date:
            (held if exercise.status is Status.HELD else other)[exercise.date.year] += 1
    years = {*held, *other}
    return [[y, held[y], other[y]] for y in range(min(years), max(years) + 1)] if years else []


def _put_newest_first(exercises: tuple[Exercise, ...]) -> list[Exercise]:
    """Give exercises with the newest first; those without a date stay last."""
    dated = [exercise for exercise in exercises if exercise.date]
    return [*reversed(dated), *(exercise for exercise in exercises if not exercise.date)]


def _group_disputes(ui: BookUi, rows: Iterable[DisputeRow]) -> list[list[Any]]:
    """Give, kind by kind, the records in which sources disagree, each once."""
    return [
        [
            DISPUTE_GROUPS[folder],
            [read_runs(ui.link(r)) for r in {row.record.id: row.record for row in found}.values()],
        ]
        for folder, found in groupby(rows, key=lambda row: row.record.folder)
    ]


def _make_line(ui: BookUi, row: TimelineRow) -> list[Any]:
    status = row.status if row.status and row.status != "held" else ""
    words = ui.link(row.record) + (Markup(" ({})").format(escape(status)) if status else "")
    return [word_briefly(row.date), read_runs(words)]
