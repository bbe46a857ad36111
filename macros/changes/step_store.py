"""Steps that were compared before, kept on the disk: commits do not change any more."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex

from pydantic import ValidationError

from macros.changes.step import Mark, VersionStep

_PACKAGE = Path(__file__).parent.parent
# The code that a step is made by: with another one, it is made again.
_CODE = ("changes", "loading", "records", "values", "views", "problems.py")
_CODE_DIGITS = 16
CACHE_FOLDER = ".cache/handbook-changes"


@dataclass(frozen=True, slots=True)
class StepStore:
    """A folder with steps, which may be deleted at any time; None keeps nothing.

    Steps made by other code are deleted when the first one of this code is kept.
    """

    folder: Path | None

    @classmethod
    def beside(cls, data_root: Path) -> StepStore:
        """Give the store beside a data folder, if that lies in a working tree of its own."""
        project = data_root.parent
        return cls(project / CACHE_FOLDER if (project / ".git").exists() else None)

    def find(self, old: Mark | None, new: Mark) -> VersionStep | None:
        """Give a step that was kept, named as it is now, or None."""
        path = self._find_path(old, new)
        try:
            step = VersionStep.model_validate_json(path.read_bytes()) if path else None
        except (OSError, ValidationError):
            return None
        return step.model_copy(update={"old": old, "new": new}) if step else None

    def keep(self, step: VersionStep) -> None:
        """Keep a step; where nothing can be written, that is no fault."""
        path = self._find_path(step.old, step.new)
        if path is None:
            return
        beside = path.with_name(f"{path.name}.{token_hex(4)}")
        with contextlib.suppress(OSError):
            if not path.parent.is_dir():
                shutil.rmtree(path.parent.parent, ignore_errors=True)  # of other code
                path.parent.mkdir(parents=True)
            beside.write_text(step.model_dump_json(), encoding="utf-8")
            beside.replace(path)

    def _find_path(self, old: Mark | None, new: Mark) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / _name_code() / f"{old.commit if old else 'nothing'}-{new.commit}.json"


@cache
def _name_code() -> str:
    """Give a digest of the code by which steps are made."""
    digest = hashlib.sha256()
    for path in _list_code():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:_CODE_DIGITS]


def _list_code() -> Iterator[Path]:
    for name in _CODE:
        path = _PACKAGE / name
        yield from sorted(path.glob("*.py")) if path.is_dir() else (path,)
