"""`handbook export` and `handbook contract`, as people run them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import ROOT, make_exercise, make_sound_data, unchanged, write_data
from tests.commands import run
from tests.exports.full_data import make_full_data

_COMMAND = [sys.executable, "-m", "macros", "export"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with a record of every kind."""
    return write_data(tmp_path, make_sound_data(**make_full_data()))


def _run_process(*arguments: object, **environment: str) -> tuple[int, str]:
    """Run the command in a process of its own; give its status and all that it says."""
    done = subprocess.run(
        [*_COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_whole_export_is_written_and_counted(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("export", "--data", data, "--out", out)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert f"{out}: {len(lines)} files, " in result.stdout
    assert (out / "csv" / "exercises.csv").is_file()


def test_a_profile_is_written_alone(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", "--data", data, "--out", out, "--profile", "mme").exit_code == 0
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert files == ["mme/mme-not-held.csv", "mme/mme-v7.csv"]


def test_the_address_of_the_site_stands_in_the_files(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("export", "--data", data, "--out", out, "--site-url", "https://other.example/h")
    page = '"page":"https://other.example/h/exercises/tarlan-2025/"'
    assert page in (out / "index.json").read_text(encoding="utf-8")


def test_records_with_problems_are_not_exported(tmp_path: Path) -> None:
    faulty = make_sound_data(**{"exercises/tarlan-2025.yaml": make_exercise(status="done")})
    data = write_data(tmp_path, faulty)
    with unchanged(tmp_path):
        result = run("export", "--data", data, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "data/exercises/tarlan-2025.yaml:2:9: status:" in result.stderr


def test_a_folder_of_others_is_refused_in_one_line(data: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("mine", encoding="utf-8")
    with unchanged(tmp_path):
        result = run("export", "--data", data, "--out", mine)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert 'holds "thesis.txt", which no export wrote.' in result.stderr


def test_a_folder_that_cannot_be_made_is_named_in_one_line(data: Path) -> None:
    status, said = _run_process("--data", data, "--out", "/proc/handbook")
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith('handbook: The export to "/proc/handbook" was not written: ')


def test_wrong_usage_is_told_apart(data: Path, tmp_path: Path) -> None:
    assert run("export", "--data", data).exit_code == 2
    assert run("export", "--data", data, "--out", tmp_path, "--profile", "x").exit_code == 2
    assert run("export", "--data", tmp_path / "none", "--out", tmp_path / "out").exit_code == 2


# Gives a small disk of its own with an older export on it, then lets $2 stop the next export;
# prints what that says, its status, whether the older export is whole, and what else is there.
_ON_A_DISK_OF_ITS_OWN = """
mount -t tmpfs -o size=400k handbook-test "$1" || exit 9
shift
"$@" --out "$DISK/out" --profile mme >/dev/null || exit 8
if [ -n "$READ_ONLY" ]; then mount -o remount,ro "$DISK" || exit 7; fi
"$@" --out "$DISK/out" 2>&1
echo "status $?"
cd "$DISK/out" && sha256sum --check --strict --quiet SHA256SUMS && echo whole
ls -A "$DISK"
"""
# Where no disk can be mounted, a limit on the size of files stops the export likewise.
_UNDER_A_LIMIT = """
shift
"$@" --out "$DISK/out" --profile mme >/dev/null || exit 8
(ulimit -f 100; "$@" --out "$DISK/out" 2>&1; echo "status $?")
cd "$DISK/out" && sha256sum --check --strict --quiet SHA256SUMS && echo whole
ls -A "$DISK"
"""


def _export_onto_a_disk(data: Path, disk: Path, **environment: str) -> list[str]:
    """Export twice onto a disk on which only the first export fits; give what is said."""
    disk.mkdir()
    names = [] if os.geteuid() == 0 else ["--map-root-user"]
    own = ["unshare", "--mount", *names, "bash", "-c"]
    probe = [*own, 'mount -t tmpfs handbook-test "$0"', str(disk)]
    can_mount = subprocess.run(probe, capture_output=True, check=False).returncode == 0
    script = [*own, _ON_A_DISK_OF_ITS_OWN] if can_mount else ["bash", "-c", _UNDER_A_LIMIT]
    done = subprocess.run(
        [*script, "bash", str(disk), *_COMMAND, "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "DISK": str(disk), "READ_ONLY": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_full_disk_is_told_in_one_line_and_leaves_the_old_export_whole(
    data: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    said, *rest = _export_onto_a_disk(data, disk)
    assert said.startswith(f'handbook: The export to "{str(disk)[:40]}')
    assert "No space left on device" in said or "File too large" in said
    assert said.endswith("What was there is unchanged.")
    assert rest == ["status 1", "whole", "out"]


def test_a_disk_that_may_not_be_written_is_told_in_one_line(data: Path, tmp_path: Path) -> None:
    said, *rest = _export_onto_a_disk(data, tmp_path / "disk", READ_ONLY="yes")
    assert "Read-only file system" in said or "File too large" in said
    assert said.endswith("What was there is unchanged.")
    assert rest == ["status 1", "whole", "out"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_export_leaves_the_old_one_whole(
    data: Path, tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "out"
    assert run("export", "--data", data, "--out", out, "--profile", "mme").exit_code == 0
    with unchanged(out):
        process = subprocess.Popen(
            [*_COMMAND, "--data", str(data), "--out", str(out)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        while process.poll() is None and not list(tmp_path.glob(".out.handbook-new-*")):
            time.sleep(0.001)
        process.send_signal(number)
        said, _ = process.communicate(timeout=60)
        assert (process.returncode, said.count("\n")) == (1, 1)
        assert said == f'handbook: The export to "{out}" was interrupted. What was there is unchanged.\n'  # fmt: skip  # noqa: E501
    assert list(tmp_path.glob(".out*")) == []


def test_two_exports_of_the_same_records_are_equal_to_the_byte(data: Path, tmp_path: Path) -> None:
    outs = []
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Baku", "tr_TR.UTF-8")):
        out = tmp_path / f"out-{seed}"
        status, said = _run_process(
            "--data", data, "--out", out,
            PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale, SOURCE_DATE_EPOCH="1780315200",
        )  # fmt: skip
        assert status == 0, said
        outs.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert outs[0] == outs[1]
