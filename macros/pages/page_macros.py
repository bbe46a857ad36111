"""The macros that authors of pages call; each prints Markdown for the page it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from macros.loading.handbook import Handbook
from macros.pages import chart_bodies, compare_bodies, index_bodies, list_bodies, rule_bodies
from macros.pages.addresses import LinkStyle
from macros.pages.codebook import list_models
from macros.pages.environment import render_template
from macros.pages.faults import MacroFault, gone, unknown
from macros.pages.notes import PageNotes
from macros.pages.record_bodies import render_documents, render_record
from macros.pages.ui import PageUi
from macros.records.base import Citation, Record
from macros.records.country import Country
from macros.records.event import Event
from macros.records.exercise import Exercise
from macros.records.organization import Organization
from macros.records.place import Place
from macros.records.programme import Programme
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from macros.records.series import Series
from macros.records.statement import Statement
from macros.records.term import Term
from macros.records.tombstone import Tombstone
from macros.values.parties import list_party_names
from macros.values.terms import Domain, EventKind, Form, Framework, PublisherKind, Status
from macros.views.disputed import list_disputes
from macros.views.selection import list_exercises
from macros.views.timeline import TimelineRow, list_timeline

TermT = TypeVar("TermT", bound=StrEnum)
RecordT = TypeVar("RecordT", bound=Record)

_EXERCISE_FILTERS = (
    "country", "year", "since", "until", "status", "framework", "domain", "form", "series",
    "members_at_least",
)  # fmt: skip
_CHRONOLOGY_FILTERS = ("country", "kind", "year", "since", "until")


@dataclass(frozen=True)
class PageMacros:
    """The macros of one page. Each public method is one macro.

    A wrong id, filter or value raises a MacroFault that names the page, the macro and the
    nearest value that would do.
    """

    handbook: Handbook
    ui: PageUi

    @classmethod
    def of_page(
        cls,
        handbook: Handbook,
        page: str,
        today: date,
        link_style: LinkStyle = LinkStyle.FOLDERS,
    ) -> PageMacros:
        """Make the macros for a page, with source notes that begin at 1."""
        return cls(handbook, PageUi(handbook, page, link_style, today, PageNotes()))

    # One record each

    def country_profile(self, record_id: str) -> str:
        """Print the profile of a country, by its code in small letters."""
        return self._record("country_profile", Country, record_id)

    def exercise(self, record_id: str) -> str:
        """Print one exercise."""
        return self._record("exercise", Exercise, record_id)

    def series(self, record_id: str) -> str:
        """Print one series of exercises with its editions."""
        return self._record("series", Series, record_id)

    def event(self, record_id: str) -> str:
        """Print one event."""
        return self._record("event", Event, record_id)

    def organization(self, record_id: str) -> str:
        """Print one organization."""
        return self._record("organization", Organization, record_id)

    def programme(self, record_id: str) -> str:
        """Print one programme."""
        return self._record("programme", Programme, record_id)

    def place(self, record_id: str) -> str:
        """Print one place with what happened there."""
        return self._record("place", Place, record_id)

    def statement(self, record_id: str) -> str:
        """Print one attributed statement."""
        return self._record("statement", Statement, record_id)

    def publisher(self, record_id: str, part: int = 1) -> str:
        """Print one publisher with its documents and what each supports, or more of these."""
        if part == 1:
            return self._record("publisher", Publisher, record_id)
        record = self._find("publisher", Publisher, record_id)
        return self._cut("publisher", part, lambda n: render_documents(self.ui, record, n or 1))

    def tombstone(self, record_id: str) -> str:
        """Print what became of one record whose id went away."""
        return self._record("tombstone", Tombstone, record_id)

    # Lists

    def exercise_register(self, caption: str | None = None, **filters: object) -> str:
        """Print the register of exercises, oldest first, whole or filtered."""
        rows = self._filter_exercises("exercise_register", filters)
        noun = Exercise.noun if len(rows) == 1 else Exercise.folder
        words = caption or f"{len(rows)} {noun}, oldest first"
        return list_bodies.render_register(self.ui, rows, words)

    def chronology(self, part: int = 1, **filters: object) -> str:
        """Print everything dated, year by year: a part of it, or all that a filter lets through."""
        rows = self._filter_timeline("chronology", filters)
        number = None if filters else part
        return self._cut(
            "chronology", number, lambda n: list_bodies.render_chronology(self.ui, rows, n)
        )

    def latest(self, number: int = 5) -> str:
        """Print the newest dated records, the newest first."""
        wanted = self._number("latest", {"number": number}, "number")
        return list_bodies.render_latest(self.ui, wanted or 0)

    def countries(self) -> str:
        """Print all countries as cards, by their standing in the OTS."""
        return list_bodies.render_countries(self.ui)

    def comparison(self, first: str, second: str) -> str:
        """Print two countries side by side, by their codes in small letters."""
        return compare_bodies.render_comparison(
            self.ui,
            self._find("comparison", Country, first),
            self._find("comparison", Country, second),
        )

    def comparison_pairs(self) -> str:
        """Print a table of links in which to choose two countries to compare."""
        return compare_bodies.render_comparison_pairs(self.ui)

    def comparison_table(self) -> str:
        """Print all countries with a profile in one table."""
        return compare_bodies.render_comparison_table(self.ui)

    def events(self, kind: str | None = None, part: int = 1) -> str:
        """Print a part of the events under a heading for each kind, or all events of one kind."""
        wanted = self._term("events", EventKind, kind, "kind of event")
        number = part if wanted is None else None
        return self._cut("events", number, lambda n: index_bodies.render_events(self.ui, wanted, n))

    def organizations(self, part: int = 1) -> str:
        """Print a part of the organizations, country by country."""
        return self._index("organizations", part, index_bodies.render_organizations)

    def programmes(self, part: int = 1) -> str:
        """Print a part of the programmes."""
        return self._index("programmes", part, index_bodies.render_programmes)

    def series_list(self, part: int = 1) -> str:
        """Print a part of the series of exercises."""
        return self._index("series_list", part, index_bodies.render_series_list)

    def places(self, part: int = 1) -> str:
        """Print a part of the gazetteer."""
        return self._index("places", part, index_bodies.render_places)

    def statements(self, part: int = 1) -> str:
        """Print a part of the attributed statements."""
        return self._index("statements", part, index_bodies.render_statements)

    def sources(self, kind: str | None = None, country: str | None = None, part: int = 1) -> str:
        """Print a part of the publishers, or all those of one kind or country."""
        wanted = self._term("sources", PublisherKind, kind, "kind of publisher")
        party = self._party("sources", country)
        rows = [
            p
            for p in self.handbook.list_records(Publisher)
            if (wanted is None or p.kind is wanted) and (party is None or p.country == party)
        ]
        number = part if kind is None and country is None else None
        return self._cut("sources", number, lambda n: index_bodies.render_sources(self.ui, rows, n))

    def disputes(self, country: str | None = None, of: str | None = None, part: int = 1) -> str:
        """Print every dispute, those of a country's records, or a part of those of a folder."""
        party = self._party("disputes", country)
        if of is not None and of not in self.handbook.by_folder:
            raise unknown(self.ui.page, "disputes", "folder of data/", of, self.handbook.by_folder)
        rows = [
            row
            for row in list_disputes(self.handbook)
            if (party is None or party in row.record.list_parties())
            and (of is None or row.record.folder == of)
        ]
        folder = of if party is None and rows else None
        return self._cut(
            "disputes",
            part if folder else None,
            lambda n: list_bodies.render_disputes(self.ui, rows, folder, n),
        )

    def exercise_years(self) -> str:
        """Print links to the register of each year."""
        return list_bodies.render_exercise_years(self.ui)

    def coverage(self) -> str:
        """Print what the handbook covers, by country, year and field."""
        return list_bodies.render_coverage(self.ui)

    def glossary(self) -> str:
        """Print every controlled term with its definition."""
        return list_bodies.render_glossary(self.ui)

    def tombstones(self) -> str:
        """Print every id that went away and what became of it."""
        return list_bodies.render_tombstones(self.ui)

    def numbers(self) -> str:
        """Print the numbers of the handbook as tiles."""
        return list_bodies.render_numbers(self.ui)

    def codebook(self) -> str:
        """Print every field of every kind of record, from the record models."""
        return render_template("codebook", ui=self.ui, models=list_models())

    def rules(self, group: str) -> str:
        """Print the rules of `handbook check` of a group, with an example of each."""
        if group not in rule_bodies.RULE_GROUPS:
            raise unknown(self.ui.page, "rules", "group", group, rule_bodies.RULE_GROUPS)
        return rule_bodies.render_rules(group)

    # Charts

    def chart(self, name: str, country: str | None = None) -> str:
        """Print a chart by its name, or that of one country."""
        names = chart_bodies.CHART_NAMES if country is None else chart_bodies.COUNTRY_CHARTS
        if name not in names:
            noun = "chart" if country is None else "chart of one country"
            raise unknown(self.ui.page, "chart", noun, name, names)
        return chart_bodies.render_chart(self.ui, name, self._profile("chart", country))

    def exercise_map(self, country: str | None = None) -> str:
        """Print the map of held exercises, or of those of one country."""
        return chart_bodies.render_map(self.ui, self._party("exercise_map", country))

    # In a sentence

    def ref(self, record_id: str, text: str | None = None) -> str:
        """Print a link to any record, by its name or by other words."""
        record = self.handbook.find_any(record_id)
        if isinstance(record, Tombstone):
            raise gone(self.ui.page, "ref", record_id, record.successors)
        if record is None:
            known = {r.id for r in self.handbook.list_all()}
            raise unknown(self.ui.page, "ref", "record", record_id, known)
        return str(self.ui.link(record, text))

    def cite(self, document_id: str, at: object = None) -> str:
        """Print a source note for a document, perhaps with the place in it."""
        if document_id not in self.handbook.documents:
            known = self.handbook.documents
            raise unknown(self.ui.page, "cite", "document", document_id, known)
        if at is not None and not isinstance(at, str):
            message = f'at takes words such as "para. 16", not {at!r}.'
            raise MacroFault(self.ui.page, "cite", message)
        return str(self.ui.notes([Citation(source=document_id, at=at)]))

    def count(self, what: str, **filters: object) -> str:
        """Print how many records there are: of a kind, perhaps filtered.

        `what` is a folder of `data/`, `documents`, `disputes`, or `exercises` with the filters
        of `exercise_register`.
        """
        if what == "exercises":
            return str(len(self._filter_exercises("count", filters)))
        if filters:
            message = f"only exercises can be filtered, not {what}."
            raise MacroFault(self.ui.page, "count", message)
        if what == "documents":
            return str(len(self.handbook.documents))
        if what == "disputes":
            return str(len(list_disputes(self.handbook)))
        if what not in RECORD_KINDS:
            known = [*RECORD_KINDS, "documents", "disputes"]
            raise unknown(self.ui.page, "count", "kind of record", what, known)
        return str(len(self.handbook.by_folder[what]))

    # At the end of the page

    def source_notes(self) -> str:
        """Print the source notes and terms that the other macros of the page referred to."""
        rows = []
        for note in self.ui.notes_of_page.list_notes():
            source = self.handbook.documents[note.document_id]
            relays = source.document.relays
            relayed = self.ui.source_link(relays) if relays else None
            rows.append((note, source.document, source.publisher, relayed))
        found = (self.handbook.find_record(Term, i) for i in self.ui.notes_of_page.list_terms())
        terms = [term for term in found if term is not None]
        return render_template("notes", ui=self.ui, rows=rows, terms=terms) if rows or terms else ""

    # Arguments

    def _record(self, macro: str, model: type[RecordT], record_id: str) -> str:
        return render_record(self.ui, self._find(macro, model, record_id))

    def _find(self, macro: str, model: type[RecordT], record_id: str) -> RecordT:
        record = self.handbook.find_record(model, record_id)
        if record is None:
            known = self.handbook.by_folder[model.folder]
            raise unknown(self.ui.page, macro, model.noun, record_id, known)
        return record

    def _index(self, macro: str, part: int, render: Callable[[PageUi, int | None], str]) -> str:
        return self._cut(macro, part, lambda number: render(self.ui, number))

    def _cut(self, macro: str, part: object, render: Callable[[int | None], str]) -> str:
        number = self._number(macro, {"part": part}, "part")
        try:
            return render(number)
        except LookupError as fault:
            raise MacroFault(self.ui.page, macro, f"{fault}.") from None

    def _filter_exercises(self, macro: str, filters: dict[str, Any]) -> tuple[Exercise, ...]:
        self._require_known(macro, filters, _EXERCISE_FILTERS)
        series = filters.get("series")
        if series is not None and series not in self.handbook.by_folder[Series.folder]:
            known = self.handbook.by_folder[Series.folder]
            raise unknown(self.ui.page, macro, "series", series, known)
        return list_exercises(
            self.handbook,
            country=self._party(macro, filters.get("country")),
            year=self._number(macro, filters, "year"),
            since=self._number(macro, filters, "since"),
            until=self._number(macro, filters, "until"),
            status=self._term(macro, Status, filters.get("status"), "status"),
            framework=self._term(macro, Framework, filters.get("framework"), "framework"),
            domain=self._term(macro, Domain, filters.get("domain"), "domain"),
            form=self._term(macro, Form, filters.get("form"), "form"),
            series=series,
            members_at_least=self._number(macro, filters, "members_at_least") or 0,
        )

    def _filter_timeline(self, macro: str, filters: dict[str, Any]) -> tuple[TimelineRow, ...]:
        self._require_known(macro, filters, _CHRONOLOGY_FILTERS)
        party = self._party(macro, filters.get("country"))
        kind = filters.get("kind")
        kinds = {"exercise", "statement", *(str(k) for k in EventKind)}
        if kind is not None and kind not in kinds:
            raise unknown(self.ui.page, macro, "kind of row", kind, kinds)
        year = self._number(macro, filters, "year")
        since = self._number(macro, filters, "since") if year is None else year
        until = self._number(macro, filters, "until") if year is None else year

        def keep(row: TimelineRow) -> bool:
            return (
                (party is None or party in row.parties)
                and (kind is None or row.kind == kind)
                and (since is None or row.year >= since)
                and (until is None or row.year <= until)
            )

        return list_timeline(self.handbook, keep)

    def _require_known(self, macro: str, given: Iterable[str], known: Iterable[str]) -> None:
        for name in given:
            if name not in known:
                raise unknown(self.ui.page, macro, "filter", name, known)

    def _party(self, macro: str, code: object) -> str | None:
        if code is None:
            return None
        names = list_party_names()
        if code not in names:
            raise unknown(self.ui.page, macro, "party", code, names)
        return str(code)

    def _profile(self, macro: str, code: object) -> Country | None:
        if code is None:
            return None
        country = self.handbook.find_record(Country, str(code).lower())
        if country is None or country.party != code:
            known = [c.party for c in self.handbook.list_records(Country)]
            raise unknown(self.ui.page, macro, "country with a profile", code, known)
        return country

    def _term(self, macro: str, terms: type[TermT], given: object, noun: str) -> TermT | None:
        if given is None:
            return None
        if given not in list(terms):
            raise unknown(self.ui.page, macro, noun, given, [str(t) for t in terms])
        return terms(str(given))

    def _number(self, macro: str, filters: dict[str, Any], name: str) -> int | None:
        given = filters.get(name)
        if given is None:
            return None
        if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
            return given
        example = 2025 if name in {"year", "since", "until"} else 2
        message = f"{name} takes a whole number such as {example}, not {given!r}."
        raise MacroFault(self.ui.page, macro, message)


# Names of the macros, as authors write them.
MACRO_NAMES: tuple[str, ...] = tuple(
    name
    for name, value in vars(PageMacros).items()
    if isinstance(value, Callable) and not name.startswith("_") and name != "of_page"  # type: ignore[arg-type]
)
