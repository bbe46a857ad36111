"""Check records that are not files yet by the rules of `handbook check`, among those that are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from macros.checks import ALL_RULES, check_handbook
from macros.formatting.yaml_form import write_text
from macros.loading.builder import build_record
from macros.loading.files import DataFile
from macros.loading.handbook import Handbook, link_handbook
from macros.loading.yaml_text import parse_yaml
from macros.problems import Problem
from macros.records.base import Part, Record
from macros.records.references import list_references
from macros.records.registry import RECORD_KINDS
from macros.records.tombstone import Tombstone
from macros.values.wording import quoted

# An answer is judged before the answers after it are known.
_NOT_YET = frozenset({"claims-cited", "documents-used"})
_AT_ONCE = tuple(rule for rule in ALL_RULES if rule.name not in _NOT_YET)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be: the kind and id of its record, and its text."""

    folder: str
    id: str
    text: str

    @property
    def name(self) -> str:
        """The path of the file below the data folder."""
        return f"{self.folder}/{self.id}.yaml"


class Judge:
    """Tells what a draft would make wrong in a handbook."""

    def __init__(self, handbook: Handbook, today: date) -> None:
        self.handbook = handbook
        self._today = today
        self._known = {_as_key(p) for p in check_handbook(handbook, today)}

    def judge(self, drafts: Sequence[Draft], passed_over: Collection[str] = ()) -> list[Problem]:
        """Give the problems that the handbook would have with the drafts and has not without.

        Args:
            drafts: new files, and files that replace those of the same name.
            passed_over: names of rules that need not hold yet.
        """
        files = [read_draft(draft) for draft in drafts]
        records = [record for file in files if (record := build_record(file)) is not None]
        problems = [problem for file in files for problem in file.problems]
        built = {(record.folder, record.id) for record in records}
        changed = self._add(records, [f for f in files if (f.folder, f.id) not in built], files)
        rules = [rule for rule in ALL_RULES if rule.name not in passed_over]
        problems += check_handbook(changed, self._today, rules)
        return sorted(p for p in problems if _as_key(p) not in self._known)

    def judge_answer(
        self, model: type[Record], answers: Mapping[str, object], key: str
    ) -> list[str]:
        """Say what is wrong with the answer for one field, given the answers before it."""
        probe = {**_fill_required(model), **answers}
        draft = Draft(model.folder, "this-record", write_text(probe, model))
        file = read_draft(draft)
        record = build_record(file)
        problems = list(file.problems)
        if record is not None:
            problems += check_handbook(self._put_beside(record, file), self._today, _AT_ONCE)
        return [p.message for p in problems if p.path == file.path and _is_about(p, key)]

    def find_id_fault(self, record_id: str) -> str | None:
        """Say which record, document or tombstone has an id already, or give None."""
        record = self.handbook.find_any(record_id)
        if record is not None:
            gone = " that is gone" if isinstance(record, Tombstone) else ""
            what = f"a record{gone}: data/{record.folder}/{record.id}.yaml"
        elif record_id in self.handbook.documents:
            publisher = self.handbook.documents[record_id].publisher
            what = f"a document in data/sources/{publisher.id}.yaml"
        elif record_id in self.handbook.broken_mentions:
            what = "a file with problems, or named in one. Run `handbook check` first"
        else:
            return None
        return f"{quoted(record_id)} is already the id of {what}. Choose another one."

    def _put_beside(self, record: Record, file: DataFile) -> Handbook:
        """Put one record into the handbook without linking all others anew; backlinks lack it."""
        name = f"{record.folder}/{record.id}"
        of_kind = {**self.handbook.by_folder[record.folder], record.id: record}
        return replace(
            self.handbook,
            by_folder={**self.handbook.by_folder, record.folder: of_kind},
            references={**self.handbook.references, name: tuple(list_references(record))},
            files={**self.handbook.files, name: file},
        )

    def _add(
        self, records: list[Record], broken: list[DataFile], files: list[DataFile]
    ) -> Handbook:
        replaced = {(file.folder, file.id) for file in files}
        kept = [r for r in self.handbook.list_all() if (r.folder, r.id) not in replaced]
        by_name = {f"{file.folder}/{file.id}": file for file in files}
        linked = link_handbook(
            [*kept, *records], broken=broken, files={**self.handbook.files, **by_name}
        )
        return replace(
            linked,
            broken_mentions=linked.broken_mentions | self.handbook.broken_mentions,
            unread=linked.unread | self.handbook.unread,
        )


def read_draft(draft: Draft) -> DataFile:
    """Read a draft as if it were a file of the data folder."""
    file = DataFile(show_path(draft), draft.folder, draft.id, parse_yaml(draft.text))
    for fault in file.yaml.faults:
        file.add_fault(fault)
    return file


def show_path(draft: Draft) -> str:
    """Give the path of a draft as people are told it."""
    return f"data/{draft.name}"


def _as_key(problem: Problem) -> tuple[str, str, str, str]:
    """Tell problems apart by what they say, not by the line on which it happens to stand."""
    return problem.path, problem.field, problem.message, problem.rule


def _is_about(problem: Problem, key: str) -> bool:
    return problem.field == key or problem.field.startswith((f"{key}[", f"{key}."))


def _fill_required(model: type[Part]) -> dict[str, object]:
    """Give a value that is right for each field that may not be left out."""
    return {
        name: (info.examples or [""])[0]
        for name, info in model.model_fields.items()
        if info.is_required() and name != "id"
    }


def model_of(folder: str) -> type[Record]:
    """Give the model of the records of a folder."""
    return RECORD_KINDS[folder]
