"""One step from version to version: what people are told of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from macros.changes.dispute_changes import DisputeChange

_COMMIT_DIGITS = 10


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mark(_Frozen):
    """Where a step ends: a commit, and the release that it is, if it is one."""

    commit: str
    moment: datetime
    release: str | None = None

    @property
    def revision(self) -> str:
        """How people name it: the release, or the first digits of the commit."""
        return self.release or self.commit[:_COMMIT_DIGITS]


class ToldRecord(_Frozen):
    """What changed in one record, in words; `record` is its folder and id."""

    record: str
    name: str
    change: Literal["added", "removed", "changed"]
    texts: tuple[str, ...]


class VersionStep(_Frozen):
    """What changed from one version to the next; `old` is None where all records were new."""

    old: Mark | None
    new: Mark
    told: tuple[ToldRecord, ...]
    disputes: tuple[DisputeChange, ...]

    @property
    def key(self) -> str:
        """What tells the step apart in addresses: the release, or the day."""
        return self.new.release or self.new.moment.date().isoformat()

    def count(self, change: str) -> dict[str, int]:
        """Count the records that were added, changed or removed, by folder."""
        return Counter(t.record.partition("/")[0] for t in self.told if t.change == change)


@dataclass(frozen=True, slots=True)
class VersionHistory:
    """The steps, the newest first.

    `is_known` is false where no history is at hand, such as in a copy without the repository;
    `is_whole` is false where older steps are missing from it or were left out.
    """

    steps: tuple[VersionStep, ...] = ()
    is_known: bool = False
    is_whole: bool = False
