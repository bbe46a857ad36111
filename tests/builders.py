"""Smallest valid records, and data folders made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.checks import check_handbook
from macros.loading.handbook import Handbook, load_handbook
from macros.problems import Problem
from macros.records.base import SourcedRecord
from macros.records.registry import RECORD_KINDS

Fields = dict[str, Any]
Content = Mapping[str, Any] | str | bytes

ROOT = Path(__file__).parent.parent
REAL_DATA = ROOT / "data"
TODAY = date(2026, 6, 1)
DOCUMENT_ID = "qazinform-tarlan"


class _Dumper(yaml.SafeDumper):
    """Writes a list that stands at two places out twice: records have no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 the name that PyYAML looks for
        return True


def make_exercise(**changes: Any) -> Fields:
    """Give the smallest valid exercise, with fields changed or added."""
    least = {
        "name": "Tarlan-2025",
        "status": "held",
        "forms": ["ftx"],
        "forms_basis": "inferred",
        "framework": "bilateral",
    }
    return _with_cites("exercises", {**least, **changes})


def make_event(**changes: Any) -> Fields:
    """Give the smallest valid event, with fields changed or added."""
    least = {"name": "Summit in Gabala", "kind": "summit", "status": "held"}
    return _with_cites("events", {**least, **changes})


def make_country(**changes: Any) -> Fields:
    """Give the smallest valid country, with fields changed or added."""
    least = {"name": "Azerbaijan", "ots_status": [{"status": "member", "cites": [DOCUMENT_ID]}]}
    return _with_cites("countries", {**least, **changes})


def make_organization(**changes: Any) -> Fields:
    """Give the smallest valid organization, with fields changed or added."""
    least = {"name": "Organization of Turkic States", "kind": "international-organization"}
    return _with_cites("organizations", {**least, **changes})


def make_programme(**changes: Any) -> Fields:
    """Give the smallest valid programme, with fields changed or added."""
    least = {"name": "ANKA in Kazakhstan", "status": "announced", "partners": [{"party": "TR"}]}
    return _with_cites("programmes", {**least, **changes})


def make_series(**changes: Any) -> Fields:
    """Give the smallest valid series, with fields changed or added."""
    return _with_cites("series", {"name": "Tarlan", "framework": "bilateral", **changes})


def make_statement(**changes: Any) -> Fields:
    """Give the smallest valid statement, with fields changed or added."""
    least = {
        "name": "A view of the drills",
        "kind": "assessment",
        "by": {"name": "Tural Heybatov"},
        "text": "The author sees the drills as necessary.",
    }
    return _with_cites("statements", {**least, **changes})


def make_place(**changes: Any) -> Fields:
    """Give the smallest valid place, with fields changed or added."""
    return {"name": "Aktau", "kind": "town", **changes}


def make_term(**changes: Any) -> Fields:
    """Give the smallest valid vocabulary term, with fields changed or added."""
    least = {
        "name": "Field training exercise",
        "vocabulary": "form",
        "code": "ftx",
        "definition": "Troops act in the field.",
    }
    return {**least, **changes}


def make_tombstone(**changes: Any) -> Fields:
    """Give the smallest valid tombstone, with fields changed or added."""
    least = {
        "name": "Falcon-2025",
        "became": "moved",
        "kind": "exercises",
        "successors": ["tarlan-2025"],
        "reason": "The exercise's own name became known.",
        "date": "2026-05-01",
    }
    return {**least, **changes}


def make_document(**changes: Any) -> Fields:
    """Give the smallest valid document of a publisher, with fields changed or added."""
    least = {
        "id": DOCUMENT_ID,
        "url": "https://example.org/tarlan",
        "title": "[Report on the opening]",
        "language": "en",
        "kind": "news-agency",
    }
    return {**least, **changes}


def make_publisher(**changes: Any) -> Fields:
    """Give a publisher with one document, with fields changed or added."""
    least = {
        "name": "Qazinform",
        "kind": "news-agency",
        "owner": "state",
        "documents": [make_document()],
    }
    return {**least, **changes}


def make_sound_data(**files: Any) -> Fields:
    """Give the files of a small data folder without problems, with further files."""
    return {
        "exercises/tarlan-2025.yaml": make_exercise(),
        "sources/qazinform.yaml": make_publisher(),
        **files,
    }


def write_data(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write a data folder below a folder; give its path.

    Args:
        folder: an empty folder of the test.
        files: record, text or bytes of each file by its path in the data folder.
    """
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for name, content in files.items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(content))
    return data


def render(content: Content) -> bytes:
    """Give the bytes of a file: a record in block style, one value a line."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode("utf-8", "surrogatepass")
    text = yaml.dump(
        dict(content),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=1000,
        default_flow_style=False,
    )
    return text.encode("utf-8")


def load_sound(folder: Path, files: Mapping[str, Any]) -> Handbook:
    """Write and load a data folder whose single files are right."""
    loaded = load_handbook(write_data(folder, files))
    assert loaded.problems == ()
    return loaded.handbook


def find_problems(folder: Path, files: Mapping[str, Any], today: date = TODAY) -> list[Problem]:
    """Write a data folder and give the problems that all rules find in it."""
    return check_handbook(load_sound(folder, files), today)


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """Prove that nothing below a folder is written, made or removed."""
    before = snapshot(folder)
    yield
    assert snapshot(folder) == before


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Give mode, time of change and size of everything below a folder, by its path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_mtime_ns, status.st_size)
    return found


def _with_cites(folder: str, fields: Fields) -> Fields:
    """Cite the one document for every claim of a record, unless cites are given."""
    model = RECORD_KINDS[folder]
    assert issubclass(model, SourcedRecord)
    if "cites" in fields:
        return {key: value for key, value in fields.items() if value is not None}
    claims = [name for name in fields if name in model.claim_fields()]
    return {**fields, "cites": {name: [DOCUMENT_ID] for name in claims}}
