"""What stands against hostile data, stopped runs and bad input is closed by each of them once."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.exports.export_file import ExportFile
from tests.builders import ROOT
from tests.hostile import test_every_field
from tests.hostile import test_exports as exports
from tests.hostile.test_every_field import FILE_MEMORY_KIB_MAX
from tests.starving import test_killed
from tests.starving.stopping import Command

FORMULA = b'id,name\r\na,"=HYPERLINK(""https://canary.example/"")"\r\n'
FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"><script/></feed>'
SOUND_FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'


def _file(path: str, content: bytes, media_type: str = "text/plain") -> ExportFile:
    return ExportFile(path, content, media_type, "A file")


@pytest.mark.parametrize(
    ("gate", "file", "words"),
    [
        (
            exports.test_no_cell_of_a_table_is_run_by_a_spreadsheet,
            _file("csv/a.csv", FORMULA),
            "HYPERLINK",
        ),
        (
            exports.test_no_cell_of_a_table_is_run_by_a_spreadsheet,
            _file("csv/a.csv", b"id,name\r\na\r\n"),
            "csv/a.csv",
        ),
        (exports.test_each_feed_is_sound_and_its_titles_are_text, _file("a.atom", FEED), "script"),
        (
            exports.test_each_feed_is_sound_and_its_titles_are_text,
            _file("a.atom", SOUND_FEED.replace(b"</title>", b"")),
            "a.atom",
        ),
        (
            exports.test_each_path_stays_in_the_folder_of_the_export,
            _file("../a.json", b"{}"),
            r"\.\.",
        ),
    ],
)
def test_an_export_with_an_attack_in_it_closes_its_gate(
    gate: Callable[..., None], file: ExportFile, words: str
) -> None:
    with pytest.raises(AssertionError, match=words):
        gate({file.path: file})


def test_a_file_that_takes_long_or_much_room_closes_its_gate() -> None:
    test_every_field.assert_frugal(1.0, 1024)
    for figures in ((test_every_field.FILE_SECONDS_MAX, 0), (0.0, FILE_MEMORY_KIB_MAX)):
        with pytest.raises(AssertionError):
            test_every_field.assert_frugal(*figures)


# Takes the old file away before the new one is there.
_IN_PLACE = """
import pathlib, sys, time
with pathlib.Path(sys.argv[1]).open("w") as file:
    for line in "abcdefgh":
        file.write(line)
        file.flush()
        time.sleep(0.05)
"""


def test_a_command_that_writes_in_place_does_not_outlive_its_kills(tmp_path: Path) -> None:
    command = Command([sys.executable, "-c", _IN_PLACE, str(tmp_path / "out")], tmp_path)
    with pytest.raises(AssertionError):
        test_killed.kill_often(command, tmp_path / "out", 6, seed=1)


# A loader that cannot stand one word: what fuzzing has to find.
_PLANTED_CRASH = """
import sys
from pathlib import Path
from tests.hostile import fuzz_loader

check = fuzz_loader.check_input

def check_input(given, neighbours):
    if b"participants" in given:
        raise ValueError("planted")
    return check(given, neighbours)

fuzz_loader.check_input = check_input
fuzz_loader.main(seconds=60, corpus=Path(sys.argv[1]))
"""


def test_fuzzing_stops_at_a_planted_crash_and_keeps_what_caused_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PLANTED_CRASH, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=240,
        check=False,
    )
    assert done.returncode != 0
    if importlib.util.find_spec("atheris") is None:  # it runs on Linux (x86-64) alone
        assert "No module named 'atheris'" in done.stderr
        return
    assert "ValueError: planted" in done.stdout + done.stderr
    (kept,) = tmp_path.glob("crash-*")
    assert b"participants" in kept.read_bytes()
