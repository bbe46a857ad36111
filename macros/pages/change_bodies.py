"""What changed from version to version, as the changelog shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from macros.changes.counts import word_step
from macros.changes.step import Mark, ToldRecord, VersionHistory, VersionStep
from macros.pages.environment import render_template
from macros.pages.markup import escape
from macros.pages.ui import PageUi
from macros.records.registry import RECORD_KINDS
from macros.records.tombstone import Tombstone
from macros.values.dates import parse_date

# A step that touched more records is told in numbers: its page would be too long to read.
RECORDS_MAX = 200
# So many records stand open; more of them are folded away.
OPEN_MAX = 12


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as the page shows it; `records` is empty where numbers stand for them."""

    step: VersionStep
    title: str
    anchor: str
    day: str
    summary: str
    command: str
    records: tuple[tuple[Markup, str, tuple[str, ...]], ...]

    @property
    def is_folded(self) -> bool:
        """Whether the records are folded away."""
        return len(self.records) > OPEN_MAX


def find_step_anchor(step: VersionStep) -> str:
    """Give the anchor of a step on the changelog."""
    return f"changes-{step.key.replace('.', '-')}"


def render_changes(ui: PageUi, history: VersionHistory) -> str:
    """Give the steps of the history, the newest first, or the sentence that there is none."""
    rows = tuple(_make_row(ui, step) for step in history.steps)
    return render_template("changes", history=history, rows=rows)


def _make_row(ui: PageUi, step: VersionStep) -> StepRow:
    day = parse_date(step.new.moment.date().isoformat()).display()
    is_long = step.old is None or len(step.told) > RECORDS_MAX
    records = () if is_long else step.told
    return StepRow(
        step=step,
        title=step.new.release or day,
        anchor=find_step_anchor(step),
        day=day,
        summary=word_step(step),
        command=_word_command(step.old, step.new),
        records=tuple((_link(ui, told), _name_kind(told), told.texts) for told in records),
    )


def _word_command(old: Mark | None, new: Mark) -> str:
    return f"handbook diff {old.revision} {new.revision}" if old else ""


def _name_kind(told: ToldRecord) -> str:
    return RECORD_KINDS[told.record.partition("/")[0]].noun


def _link(ui: PageUi, told: ToldRecord) -> Markup:
    """Link to a record, or to the tombstone in its place; one without either is only named."""
    folder, _, record_id = told.record.partition("/")
    found = ui.handbook.by_folder[folder].get(record_id)
    found = found or ui.handbook.by_folder[Tombstone.folder].get(record_id)
    return ui.link(found, told.name) if found else escape(told.name)
