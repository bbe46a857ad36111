"""A change set: what turns the records of one version into those of another.

Its JSON form is a contract with users of the data; docs/maintain.md describes it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, NonNegativeInt, model_validator

FORMAT: Literal["handbook-changes/1"] = "handbook-changes/1"
Step = str | NonNegativeInt
Steps = Annotated[tuple[Step, ...], Field(min_length=1)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FieldChange(_Frozen):
    """One value that changed; without `old` it was added, without `new` it was removed.

    `path` leads to it: names of keys, and places in lists counted from 0.
    """

    path: Steps
    old: JsonValue = None
    new: JsonValue = None

    @model_validator(mode="after")
    def _changes_something(self) -> FieldChange:
        if self.old == self.new:
            raise ValueError("the old and the new value are the same")
        return self


class EntriesChange(_Frozen):
    """Entries of a list that were taken out at a place, and those put in there instead.

    `at` counts from 0, in the list as it is once all changes before this one have been made.
    """

    path: Steps
    at: NonNegativeInt
    removed: tuple[JsonValue, ...] = ()
    added: tuple[JsonValue, ...] = ()


Change = FieldChange | EntriesChange


class EvidenceChange(_Frozen):
    """The computed level of evidence of a field; without `old` or `new` nothing is cited."""

    field: str
    old: str | None = None
    new: str | None = None


class RecordChange(_Frozen):
    """What changed in one record.

    `record` is its folder and id. Of an added record, `new` holds all that it says; of a removed
    one, `old`; of a changed one, `changes` holds the steps from one to the other, in order.
    `evidence` is computed from the records and is no step.
    """

    record: str
    change: Literal["added", "removed", "changed"]
    old: dict[str, JsonValue] | None = None
    new: dict[str, JsonValue] | None = None
    changes: tuple[Change, ...] = ()
    evidence: tuple[EvidenceChange, ...] = ()


class VersionName(_Frozen):
    """A version: what it is called, and the commit, both empty for the working tree."""

    revision: str
    commit: str


class ChangeSet(_Frozen):
    """All changes between two versions, record by record, in the order of their names."""

    format: Literal["handbook-changes/1"]
    old: VersionName
    new: VersionName
    records: tuple[RecordChange, ...]


def split_entries(change: Change) -> tuple[list[Any], list[Any]]:
    """Give the entries that a change takes out of a list, and those that it puts in."""
    if isinstance(change, EntriesChange):
        return list(change.removed), list(change.added)
    return list_entries(change.old), list_entries(change.new)


def list_entries(value: object) -> list[Any]:
    """Give the entries of a list; none of what is no list."""
    return value if isinstance(value, list) else []


def render_json(change_set: ChangeSet) -> str:
    """Give a change set as JSON text that ends with a line break; what is not there is left out."""
    return change_set.model_dump_json(indent=2, exclude_defaults=True) + "\n"


def parse_json(text: str) -> ChangeSet:
    """Read a change set.

    Raises:
        pydantic.ValidationError: when the text is none.
    """
    return ChangeSet.model_validate_json(text)
