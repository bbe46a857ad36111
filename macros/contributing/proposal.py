"""A change that a contributor proposes: new files and changed ones, written all or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from macros.contributing.judging import Draft, Judge
from macros.formatting.files import write_whole
from macros.formatting.yaml_form import as_node, edit_text, write_text
from macros.problems import Problem
from macros.records.base import Record
from macros.records.publisher import Publisher
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_id

# Ids are never taken from where a rule of theirs is broken: this one is certain to be refused.
NO_ID = "no-id"


class ProposalFault(Exception):
    """Why a proposal cannot be written; the message is one plain line."""


class Proposal:
    """Drafts of files of one data folder, each at most once."""

    def __init__(self, data: Path, judge: Judge) -> None:
        self._data = data
        self._judge = judge
        self._drafts: dict[str, Draft] = {}
        self._new: set[str] = set()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The files as they would be, in the order in which they were first touched."""
        return tuple(self._drafts.values())

    def is_new(self, draft: Draft) -> bool:
        """Tell whether a draft is a file that is not there yet."""
        return draft.name in self._new

    def add_record(self, model: type[Record], record_id: str, fields: Mapping[str, Any]) -> Draft:
        """Add a new file. Its id has been found free by `Judge.find_id_fault`."""
        return self._put(Draft(model.folder, record_id, write_text(fields, model)), is_new=True)

    def edit_record(
        self, model: type[Record], record_id: str, edit: Callable[[CommentedMap], None]
    ) -> Draft:
        """Change a file that is there, or one that is drafted already; comments stay."""
        name = f"{model.folder}/{record_id}.yaml"
        if name in self._drafts:
            text = self._drafts[name].text
        else:
            raw = (self._data / name).read_bytes().decode("utf-8-sig")
            text = raw.replace("\r\n", "\n")
        draft = Draft(model.folder, record_id, edit_text(text, model, edit))
        return self._put(draft, is_new=name in self._new)

    def add_document(self, publisher_id: str, document: Mapping[str, Any]) -> Draft:
        """Add a document to a publisher's file, in the order of ids where the file keeps it."""

        def insert(record: CommentedMap) -> None:
            documents = record.setdefault("documents", as_node([]))
            ids = [str(entry.get("id", "")) for entry in documents]
            later = [place for place, name in enumerate(ids) if name > document["id"]]
            is_sorted = ids == sorted(ids) and later
            documents.insert(later[0] if is_sorted else len(ids), as_node(document))

        return self.edit_record(Publisher, publisher_id, insert)

    def add_cites(
        self, model: type[Record], record_id: str, cites: Mapping[str, list[str]]
    ) -> None:
        """Name documents as sources of fields of a record, beside those named already."""

        def append(record: CommentedMap) -> None:
            kept = record.setdefault("cites", as_node({}))
            for field, document_ids in cites.items():
                listed = kept.setdefault(field, as_node([]))
                named = [e.get("source") if isinstance(e, Mapping) else str(e) for e in listed]
                for document_id in document_ids:
                    if document_id not in named:
                        listed.append(as_node(document_id))

        self.edit_record(model, record_id, append)

    def list_problems(self, passed_over: Collection[str] = ()) -> list[Problem]:
        """Give what the check would say about the drafts."""
        return self._judge.judge(self.drafts, passed_over)

    def write(self, out: Path) -> list[Path]:
        """Write all files below a folder, or none.

        Returns:
            The paths written, in the order of the drafts.

        Raises:
            ProposalFault: when a file is in the way or the folder cannot be written.
        """
        before: dict[Path, bytes | None] = {}
        try:
            for draft in self.drafts:
                path = find_path(out, draft)
                if self.is_new(draft):
                    _require_free(path)
                before[path] = path.read_bytes() if path.exists() else None
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, draft.text)
        except BaseException as error:
            _put_back(before)
            if isinstance(error, OSError):
                where = next(reversed(before), out)
                message = f"{where} cannot be written: {error.strerror}. Nothing was written."
                raise ProposalFault(message) from None
            raise
        return list(before)

    def _put(self, draft: Draft, *, is_new: bool) -> Draft:
        self._drafts[draft.name] = draft
        if is_new:
            self._new.add(draft.name)
        return draft


def find_path(out: Path, draft: Draft) -> Path:
    """Give the path of a draft below a folder.

    Raises:
        ProposalFault: when it would lie anywhere else, through its id or a symbolic link.
    """
    path = out / draft.folder / f"{draft.id}.yaml"
    is_named_well = draft.folder in RECORD_KINDS and is_id(draft.id)
    if not is_named_well or not path.parent.resolve().is_relative_to(out.resolve()):
        raise ProposalFault(f"{draft.name!r} lies outside {out}. Nothing was written.")
    return path


def _require_free(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise ProposalFault(f"{path} is there already. Nothing was written.")


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    """Undo what was written: every file as it was, or gone when it was not there.

    A file that was not reached is left alone: its folder may be one that cannot be written.
    """
    for path, content in before.items():
        if content is None and path.exists():
            path.unlink()
        elif content is not None and path.read_bytes() != content:
            write_whole(path, content.decode("utf-8"))
