"""What exporters are given in tests: small handbooks with a fixed version, address and moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from macros.changes.step import VersionHistory
from macros.exports.export_file import ExportFile, ExportInput
from macros.loading.handbook import load_handbook
from tests.builders import REAL_DATA, Content, load_sound, make_sound_data

SITE_URL = "https://handbook.example/sub/"
DATA_URL = f"{SITE_URL}data/v1/"
MOMENT = datetime(2026, 6, 1, 12, tzinfo=UTC)
VERSION = "2026.11.0"
# What a text may hold that some format reads as an order.
HOSTILE = "A; B, C: \\n {d} $e$ 100% #1 _f_ ~g ^h <b>&amp;</script><!-- \"i\" 'j' {{ k }} @l Ə 😀"

Days = Mapping[str, date]
Exporter = Callable[[ExportInput], Iterator[ExportFile]]


def make_input(
    folder: Path,
    files: Mapping[str, Content] | None = None,
    *,
    changed: Days | None = None,
    added: Days | None = None,
    history: VersionHistory | None = None,
) -> ExportInput:
    """Give the input of exporters for a small handbook.

    Args:
        folder: an empty folder of the test.
        files: the files of the data folder, beside those that any handbook needs.
        changed: the day of the last change of files, by their path in the data folder.
        added: the day on which files came in, likewise.
        history: the versions that the handbook went through; none are known when left out.
    """
    handbook = load_sound(folder, make_sound_data(**(files or {})))
    data = folder / "data"
    return ExportInput(
        handbook=handbook,
        version=VERSION,
        site_url=SITE_URL,
        moment=MOMENT,
        last_changes=_resolve(data, changed or {}),
        data_root=data,
        first_changes=_resolve(data, added or {}),
        read_history=lambda: history or VersionHistory(),
    )


@cache
def make_real_input() -> ExportInput:
    """Give the input of exporters for the real records."""
    loaded = load_handbook(REAL_DATA)
    assert loaded.problems == ()
    return ExportInput(loaded.handbook, VERSION, SITE_URL, MOMENT, {}, REAL_DATA)


def map_files(exporter: Exporter, export_input: ExportInput) -> dict[str, ExportFile]:
    """Give the files of an exporter by path; no path occurs twice."""
    files = list(exporter(export_input))
    by_path = {file.path: file for file in files}
    assert len(by_path) == len(files)
    return by_path


def export_text(exporter: Exporter, export_input: ExportInput, path: str) -> str:
    """Give the text of one file of an exporter."""
    return map_files(exporter, export_input)[path].content.decode()


def as_any(value: Any) -> Any:
    """Let a value that another library read be asked for anything."""
    return value


def _resolve(data: Path, days: Days) -> dict[Path, date]:
    return {(data / path).resolve(): day for path, day in days.items()}
