"""What the entries of all kinds of record share: rows, facts, disputes, gaps, see also."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from macros.book.book_ui import BookUi
from macros.book.labels import label_record
from macros.book.runs import Run, read_runs
from macros.pages.markup import escape
from macros.records.base import Dispute, Figure, Record, SourcedRecord
from macros.values.dates import EdtfDate
from macros.views.evidence import find_record_evidence


@dataclass(slots=True)
class EntryMaker:
    """Collects the rows of one entry; `finish` gives it to the book."""

    ui: BookUi
    record: SourcedRecord
    rows: list[dict[str, Any]] = field(default_factory=list)

    def plain(self, label: str, value: Markup | str) -> None:
        """Add a row without sources of its own."""
        markup = value if isinstance(value, Markup) else escape(value)
        runs = read_runs(markup)
        if runs:
            self.rows.append({"k": label, "v": runs})

    def claim(self, name: str, label: str, value: Markup | str, remark: str | None = None) -> None:
        """Add a row for a field, with its citations and evidence mark."""
        markup = value if isinstance(value, Markup) else escape(value)
        marks = self.ui.field_notes(self.record, name) + self.ui.field_badge(self.record, name)
        self.plain(label, markup + marks + self.ui.remark(remark))

    def figures(self, label: str, figures: Iterable[Figure]) -> None:
        """Add a row with figures side by side."""
        lines = [self.ui.figure(self.record, figure) for figure in figures]
        if lines:
            self.plain(label, Markup("<br>").join(lines))

    def status(
        self, status: StrEnum, as_of: EdtfDate | None, remark: str | None = None
    ) -> list[Run]:
        """Give the status with its sources, for the line under the title.

        A remark and the day of what the sources know need more room: they become a row.
        """
        ui = self.ui
        words = [Markup("As of {}").format(ui.when(as_of))] if as_of else []
        words += [ui.prose(remark)] if remark else []
        self.plain("On the status", Markup(". ").join(words))
        marks = ui.field_notes(self.record, "status")
        return read_runs(Markup("<strong>{}</strong>").format(escape(ui.label(status))) + marks)

    def names(self) -> None:
        """Add the rows of native names and of other spellings."""
        if self.record.names:
            self.plain("Native names", self.ui.native_names(self.record.names))
        if self.record.aliases:
            self.plain("Also known as", "; ".join(self.record.aliases))

    def finish(
        self,
        kind: list[Run],
        *,
        mentions: Iterable[Record] = (),
        index: Iterable[str] = (),
        **more: Any,
    ) -> dict[str, Any]:
        """Give the entry.

        Args:
            kind: the words under the title, such as the status or `Summit`.
            mentions: records that point to this one.
            index: labels of what the index lists under this entry's page.
            more: what only this kind of entry has.
        """
        record = self.record
        attestation = find_record_evidence(self.ui.handbook, record)
        return {
            "label": label_record(record),
            "id": record.id,
            "title": record.name,
            "kind": kind,
            "mark": str(attestation.level) if attestation else None,
            "lede": read_runs(self._lede()),
            "rows": self.rows,
            "facts": self._facts(),
            "disputes": [self._dispute(dispute) for dispute in record.disputes],
            "gaps": list(record.gaps),
            "see": self._see_also(mentions),
            "index": [label_record(record), *index],
            **more,
        }

    def _lede(self) -> Markup:
        if not self.record.summary:
            return Markup("")
        return self.ui.prose(self.record.summary) + self.ui.field_notes(self.record, "summary")

    def _facts(self) -> list[list[Run]]:
        return [
            read_runs(self.ui.prose(fact.text) + self.ui.attested(self.record, fact.cites))
            for fact in self.record.facts
        ]

    def _dispute(self, dispute: Dispute) -> dict[str, Any]:
        ui = self.ui
        return {
            "field": ui.field_label(self.record, dispute.field),
            "text": read_runs(ui.prose(dispute.text)),
            "sides": [
                [side.value, read_runs(escape(ui.sides(side.cites)) + ui.notes(side.cites))]
                for side in dispute.values
            ],
            "settled": read_runs(ui.prose(dispute.settled)) if dispute.settled else [],
        }

    def _see_also(self, mentions: Iterable[Record]) -> list[list[Run]]:
        listed = [*mentions]
        known = {record.id for record in listed}
        listed += [
            found
            for record_id in self.record.related
            if record_id not in known and (found := self.ui.handbook.find_any(record_id))
        ]
        return [read_runs(self.ui.link(record)) for record in listed]


def index_labels(
    record: SourcedRecord, *, places: Iterable[str] = (), organizations: Iterable[str] = ()
) -> list[str]:
    """Give the index entries under which a record stands beside its own."""
    return [
        *(f"parties/{code}" for code in record.list_parties()),
        *(f"places/{place}" for place in places),
        *(f"organizations/{organization}" for organization in organizations),
    ]
