"""The Handbook: every record, read-only, indexed and linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.loading.builder import build_record
from macros.loading.files import DataFile, read_data_folder
from macros.loading.garbage import seldom_searched
from macros.loading.yaml_faults import Position
from macros.loading.yaml_text import find_written_part
from macros.problems import Problem
from macros.records.base import Record
from macros.records.publisher import Document, Publisher
from macros.records.references import Reference, list_references
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_id

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
    `unread` says what nobody can know because such a file does not even show its words:
    `cites` when it may cite documents, `documents` when it may hold some, and the name of a
    folder of which no file can be read.
    """

    by_folder: Mapping[str, Mapping[str, Record]]
    documents: Mapping[str, SourceDocument]
    references: Mapping[str, tuple[Reference, ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    broken_mentions: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
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
        return tuple(found[key] for key in sorted(found))

    def find_position(
        self, record: Record, path: FieldPath, *, is_about_key: bool = False
    ) -> tuple[str, Position, FieldPath]:
        """Find where a field stands in the files.

        Args:
            record: a record that comes from a file.
            path: the field.
            is_about_key: whether its key is sought, not its value.

        Returns:
            The file of the record, the position, and the path of what stands there: the field,
            or the nearest part around it that is written out.

        Raises:
            KeyError: when the record does not come from a file.
        """
        file = self.files[f"{record.folder}/{record.id}"]
        part = find_written_part(file.yaml.positions, path)
        position = file.yaml.positions[part]
        if is_about_key:
            position = file.yaml.key_positions.get(part, position)
        return file.path, position, part


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
    return build_handbook(read_data_folder(root), progress)


@seldom_searched()
def build_handbook(
    data_files: Iterable[DataFile],
    progress: Progress = lambda _count: None,
    build: Callable[[DataFile], Record | None] = build_record,
) -> Loaded:
    """Build the records of files and link them.

    Args:
        data_files: the files.
        progress: called as by `load_handbook`.
        build: what gives the record of one file.
    """
    records: list[Record] = []
    files: dict[str, DataFile] = {}
    broken: list[DataFile] = []
    problems: list[Problem] = []
    for count, file in enumerate(data_files, start=1):
        record = build(file) if file.folder else None
        if record is not None:
            records.append(record)
            files[f"{file.folder}/{file.id}"] = file
        else:
            broken.append(file)
        problems += file.problems
        progress(count)
    return Loaded(link_handbook(records, broken=broken, files=files), tuple(sorted(problems)))


def _find_words(file: DataFile) -> frozenset[str]:
    """Collect the words of a file that gave no record; its id is one of them."""
    return frozenset({*(file.mentions or _find_texts(file)), file.id})


def _find_unread(file: DataFile, documents: Collection[str]) -> Iterator[str]:
    """Name what a file that gave no record hides: see `Handbook.unread`."""
    folder, *rest = file.path.split("/")[1:]
    if file.is_closed or (file.folder and _find_words(file).isdisjoint(documents)):
        yield "cites"
    if file.is_closed and not rest:
        yield folder
    if folder == Publisher.folder and (file.is_closed or _has_unread_documents(file)):
        yield "documents"


def _has_unread_documents(file: DataFile) -> bool:
    """Tell whether a publisher's file may hold documents whose ids cannot be known."""
    value = file.yaml.value
    if not isinstance(value, dict):
        return value is not None
    documents = value.get("documents", [])
    return not isinstance(documents, list) or not all(
        isinstance(document, dict) and is_id(str(document.get("id"))) for document in documents
    )


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
    broken: Collection[DataFile] = (),
    files: Mapping[str, DataFile] = MappingProxyType({}),
) -> Handbook:
    """Put records into order and link them both ways.

    Args:
        records: the records.
        broken: the files that gave no record.
        files: the files of the records, by folder and id.
    """
    plain = index_handbook(records)
    references: dict[str, tuple[Reference, ...]] = {}
    backlinks: defaultdict[str, list[Backlink]] = defaultdict(list)
    for folder, kind in plain.by_folder.items():
        for record in kind.values():
            found = tuple(list_references(record))
            references[f"{folder}/{record.id}"] = found
            for reference in found:
                target = name_target(reference)
                backlinks[target].append(Backlink(record, reference.path))
    return replace(
        plain,
        references=MappingProxyType(references),
        backlinks=MappingProxyType({key: tuple(links) for key, links in backlinks.items()}),
        broken_mentions=frozenset().union(*(_find_words(file) for file in broken)),
        unread=frozenset(name for file in broken for name in _find_unread(file, plain.documents)),
        files=MappingProxyType(dict(files)),
    )


def index_handbook(records: Iterable[Record]) -> Handbook:
    """Put records into order without linking them: enough to weigh evidence, and much faster."""
    by_folder: dict[str, dict[str, Record]] = {folder: {} for folder in RECORD_KINDS}
    for record in sorted(records, key=lambda r: r.id):
        by_folder[record.folder][record.id] = record
    documents = {
        document.id: SourceDocument(document, publisher)
        for publisher in by_folder[Publisher.folder].values()
        if isinstance(publisher, Publisher)
        for document in publisher.documents
    }
    return Handbook(
        by_folder=MappingProxyType({k: MappingProxyType(v) for k, v in by_folder.items()}),
        documents=MappingProxyType(dict(sorted(documents.items()))),
        references=MappingProxyType({}),
        backlinks=MappingProxyType({}),
    )


def name_target(reference: Reference) -> str:
    """Give the id under which a reference's target is indexed; `az` for the party AZ."""
    is_party = reference.folders == ("parties",)
    return reference.target.lower() if is_party else reference.target
