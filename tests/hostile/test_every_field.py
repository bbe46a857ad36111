"""Each attack in each field, one at a time: the check refuses it in one line, or keeps it whole."""

from __future__ import annotations

import json
import resource
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from macros.loading.builder import build_record
from macros.loading.files import DataFile, parse_content
from macros.loading.handbook import load_handbook
from macros.problem_formats import render_text
from macros.records.registry import RECORD_KINDS
from macros.values.ids import is_id
from tests.builders import Fields, write_data
from tests.figures import Note
from tests.hostile.attacks import IDS, REFUSED, REFUSED_FILES, SHOWN
from tests.hostile.filling import Slot, list_slots, make_hostile_data, put

FILE_SECONDS_MAX = 3.0
FILE_MEMORY_KIB_MAX = 512 * 1024


def _list_sound() -> dict[str, Fields]:
    """Give one sound record of each kind, in which every field is filled."""
    sound: dict[str, Fields] = {}
    for name, record in make_hostile_data({"plain": "Plain words", "also": "Other words"}):
        sound.setdefault(name.partition("/")[0], record)
    return sound


SOUND = _list_sound()


def _slots(folder: str) -> list[Slot]:
    """Give the places that the sound record of a kind really holds."""
    return [slot for slot in list_slots(folder) if _holds(SOUND[folder], slot)]


def _holds(record: Any, slot: Slot) -> bool:
    part = record
    try:
        for step in slot.path:
            part = part[step]
    except (KeyError, IndexError, TypeError):
        return False
    return isinstance(part, str)


def _read(folder: str, raw: bytes) -> DataFile:
    return parse_content(raw, f"data/{folder}/a.yaml", folder, "a")


def _try(folder: str, slot: Slot, text: str) -> tuple[DataFile, Any]:
    """Put a text into a place and read the file; JSON is YAML, with escapes for any character."""
    fields = RECORD_KINDS[folder].model_fields
    needed = {n for n, info in fields.items() if info.is_required()} | {slot.path[0]}
    record = deepcopy({n: value for n, value in SOUND[folder].items() if n in needed})
    put(record, slot.path, text)
    file = _read(folder, json.dumps(record).encode())
    return file, build_record(file)


def _dig(value: Any, slot: Slot) -> Any:
    for step in slot.path:
        value = value[step]
    return value


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_a_text_that_can_be_shown_is_kept_as_it_is_or_refused_in_one_line(
    folder: str, note: Note
) -> None:
    kept = refused = 0
    for slot in _slots(folder):
        for text in SHOWN.values():
            file, record = _try(folder, slot, text)
            if record is None:
                assert not slot.is_free, (slot, text, file.problems)
                _assert_told(file)
                refused += 1
            else:
                assert file.problems == []
                shape = record.model_dump(mode="json")
                assert _is_same(_dig(shape, slot), text), (slot, text)
                kept += 1
    assert kept >= len(SHOWN)
    what = f"{folder}: {len(SHOWN)} attacks in each of {len(_slots(folder))} fields, one at a time"
    note(what, f"{kept} kept whole, {refused} refused", "each one or the other")


def _is_same(written: Any, text: str) -> bool:
    return bool(written == text or (isinstance(written, dict) and written["source"] == text))


def _assert_told(file: DataFile) -> None:
    """Prove that each problem is one line that names a place in the file."""
    assert file.problems
    for problem in file.problems:
        is_about_file = problem.rule == "file-size"
        assert min(problem.line, problem.column) >= (0 if is_about_file else 1), problem
    lines = render_text(file.problems).splitlines()
    assert len(lines) == len(file.problems) + 1
    for line in lines:
        assert line.isprintable()
        assert len(line) < 1000


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_a_text_with_hidden_letters_or_without_letters_is_refused_in_every_field(
    folder: str, note: Note
) -> None:
    for slot in _slots(folder):
        for name, text in REFUSED.items():
            file, record = _try(folder, slot, text)
            assert file.problems, (slot, name)
            assert record is None or any(p.rule == "clean-text" for p in file.problems)
            _assert_told(file)
    tried = len(_slots(folder)) * len(REFUSED)
    note(f"{folder}: {len(REFUSED)} hidden or empty texts in each field", f"{tried} refused", tried)


@pytest.mark.parametrize("folder", RECORD_KINDS)
def test_every_field_at_once_gives_a_line_for_each(folder: str) -> None:
    for text in (*REFUSED.values(), *SHOWN.values()):
        record = deepcopy(SOUND[folder])
        slots = _slots(folder)
        for slot in slots:
            put(record, slot.path, text)
        file = _read(folder, json.dumps(record).encode())
        if build_record(file) is None or file.problems:
            _assert_told(file)
            assert len(file.problems) <= 2 * len(slots)


def test_no_field_is_left_out_of_the_attacks() -> None:
    missing = {
        (folder, slot.path)
        for folder in RECORD_KINDS
        for slot in list_slots(folder)
        if not _holds(SOUND[folder], slot) and slot.path[0] != "cites"
    }
    # These stand in other records of the same kind: a figure is a value or a range.
    assert {path[-1] for _folder, path in missing} <= {"value", "low", "high", "relays", "source"}


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_file_that_attacks_the_reader_is_refused_soon_and_in_little_room(name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    file = _read("exercises", REFUSED_FILES[name])
    record = build_record(file)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert_frugal(time.process_time() - started, grown)
    assert record is None or file.problems
    assert file.problems
    for line in render_text(file.problems[:50]).splitlines():
        assert line.isprintable()
        assert len(line) < 1000


def assert_frugal(cpu_seconds: float, grown_kib: int) -> None:
    """Prove that reading a file took little time and little room."""
    assert cpu_seconds < FILE_SECONDS_MAX
    assert grown_kib < FILE_MEMORY_KIB_MAX


@pytest.mark.parametrize("given", IDS)
def test_an_id_that_could_lead_elsewhere_is_refused_wherever_one_is_due(
    given: str, note: Note
) -> None:
    tried = 0
    for folder in RECORD_KINDS:
        for slot in _slots(folder):
            good = _dig(SOUND[folder], slot)
            if slot.is_free or not is_id(good) or slot.path[-1] not in _ID_KEYS | set(range(9)):
                continue
            file, record = _try(folder, slot, given)
            assert record is None, (folder, slot)
            _assert_told(file)
            tried += 1
    assert tried > 20
    if given == IDS[-1]:
        told = f"{len(IDS)} ids that lead elsewhere, in {tried} fields each"
        note(told, f"{tried * len(IDS)} refused", tried * len(IDS))


_ID_KEYS = {"source", "series", "id", "programme", "publisher"}


@pytest.mark.parametrize(
    "given", [i for i in IDS if "/" not in i and "\0" not in i and i.strip(".")]
)
def test_a_file_named_by_such_an_id_is_no_record(tmp_path: Path, given: str) -> None:
    try:
        data = write_data(tmp_path, {f"exercises/{given}.yaml": SOUND["exercises"]})
    except OSError:  # a name that no file can have
        assert len(given) > 80
        return
    problems = load_handbook(data).problems
    assert len(problems) == 1
    assert problems[0].rule in {"file-name", "file-place"}
    assert str(problems[0]).isprintable()
