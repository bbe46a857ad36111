"""The Handbook: every record, read-only, indexed and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.loading.builder import build_record
from macros.loading.files import DataFile, read_data_folder
from macros.loading.yaml_text import Position
from macros.problems import Problem
from macros.records.base import Record
from macros.records.publisher import Document, Publisher
from macros.records.references import Reference, list_references
from macros.records.registry import RECORD_KINDS

RecordT = TypeVar("RecordT", bound=Record)
FieldPath = tuple[str | int, ...]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Backlink:
    """A record that names something, and the field where it does."""

    record: Record
    path: FieldPath


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document with its publisher."""

    document: Document
    publisher: Publisher


@dataclass(frozen=True)
class Handbook:
    """All records of a data folder. Nothing in it can be changed.

    `broken_mentions` holds the words of files that could not become records: whatever one of
    them names counts as there and as used, so that one fault does not cause others.
    """

    by_folder: Mapping[str, Mapping[str, Record]]
    documents: Mapping[str, SourceDocument]
    references: Mapping[str, tuple[Reference, ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    broken_mentions: frozenset[str] = frozenset()
    files: Mapping[str, DataFile] = field(default_factory=dict, repr=False, compare=False)

    def list_records(self, model: type[RecordT]) -> tuple[RecordT, ...]:
        """Give all records of one kind, by id."""
        return tuple(self.by_folder[model.folder].values())  # type: ignore[arg-type]

    def list_all(self) -> tuple[Record, ...]:
        """Give all records of all kinds, kind by kind, by id."""
        return tuple(r for records in self.by_folder.values() for r in records.values())

    def find_record(self, model: type[RecordT], record_id: str) -> RecordT | None:
        """Give the record of a kind with an id, or None."""
        return self.by_folder[model.folder].get(record_id)  # type: ignore[return-value]

    def find_any(self, record_id: str) -> Record | None:
        """Give the record with an id, of whatever kind, or None."""
        return next((r[record_id] for r in self.by_folder.values() if record_id in r), None)

    def find_backlinks(
        self, target: str, model: type[RecordT], *fields: str
    ) -> tuple[RecordT, ...]:
        """Give the records of a kind that name a target, once each, by id.

        Args:
            target: an id; a party is named by the id of its country (`az` for AZ).
            model: the kind of record that is sought.
            fields: the fields in which the target is named; any field when left out.
        """
        found = {
            link.record.id: link.record
            for link in self.backlinks.get(target, ())
            if isinstance(link.record, model) and (not fields or link.path[0] in fields)
        }
        return tuple(found[key] for key in sorted(found))  # type: ignore[misc]

    def find_position(self, record: Record, path: FieldPath) -> tuple[str, Position]:
        """Give the file of a record and where in it a field stands, or the nearest part around.

        Raises:
            KeyError: when the record does not come from a file.
        """
        file = self.files[f"{record.folder}/{record.id}"]
        positions = file.yaml.positions
        while path not in positions:
            path = path[:-1]
        return file.path, positions[path]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a data folder: the handbook and every problem of single files."""

    handbook: Handbook
    problems: tuple[Problem, ...]


def load_handbook(root: Path, progress: Progress = lambda _count: None) -> Loaded:
    """Read a data folder.

    Args:
        root: the data folder.
        progress: called with the number of files read so far.

    Raises:
        NotADirectoryError: when there is no such folder.
    """
    records: list[Record] = []
    files: dict[str, DataFile] = {}
    problems: list[Problem] = []
    mentions: set[str] = set()
    for count, file in enumerate(read_data_folder(root), start=1):
        record = build_record(file) if file.folder else None
        if record is not None:
            records.append(record)
            files[f"{file.folder}/{file.id}"] = file
        else:
            mentions |= file.mentions or _find_texts(file)
            mentions.add(file.id)
        problems += file.problems
        progress(count)
    handbook = link_handbook(records, broken_mentions=frozenset(mentions), files=files)
    return Loaded(handbook, tuple(sorted(problems)))


def _find_texts(file: DataFile) -> set[str]:
    """Collect the texts of a file that was read but gave no record."""
    found: set[str] = set()
    rest = [file.yaml.value]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            rest += value
        elif isinstance(value, dict):
            found |= value.keys()
            rest += value.values()
    return found


def link_handbook(
    records: Iterable[Record],
    *,
    broken_mentions: frozenset[str] = frozenset(),
    files: Mapping[str, DataFile] = MappingProxyType({}),
) -> Handbook:
    """Put records into order and link them both ways."""
    by_folder: dict[str, dict[str, Record]] = {folder: {} for folder in RECORD_KINDS}
    for record in sorted(records, key=lambda r: r.id):
        by_folder[record.folder][record.id] = record
    documents = {
        document.id: SourceDocument(document, publisher)
        for publisher in by_folder[Publisher.folder].values()
        if isinstance(publisher, Publisher)
        for document in publisher.documents
    }
    references: dict[str, tuple[Reference, ...]] = {}
    backlinks: defaultdict[str, list[Backlink]] = defaultdict(list)
    for folder, kind in by_folder.items():
        for record in kind.values():
            found = tuple(list_references(record))
            references[f"{folder}/{record.id}"] = found
            for reference in found:
                target = name_target(reference)
                backlinks[target].append(Backlink(record, reference.path))
    return Handbook(
        by_folder=MappingProxyType({k: MappingProxyType(v) for k, v in by_folder.items()}),
        documents=MappingProxyType(dict(sorted(documents.items()))),
        references=MappingProxyType(references),
        backlinks=MappingProxyType({key: tuple(links) for key, links in backlinks.items()}),
        broken_mentions=broken_mentions,
        files=files,
    )


def name_target(reference: Reference) -> str:
    """Give the id under which a reference's target is indexed; `az` for the party AZ."""
    is_party = reference.folders == ("parties",)
    return reference.target.lower() if is_party else reference.target
