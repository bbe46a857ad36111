"""The command `handbook`: exit statuses, options, help, and what it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from importlib import import_module

import pytest
import typer
from typer.testing import CliRunner

from macros.cli import app
from macros.exports.as_schema import map_schemas
from macros.problem_formats import ProblemFormat
from tests.builders import (
    ROOT,
    make_exercise,
    make_sound_data,
    render,
    unchanged,
    write_data,
)
from tests.commands import run, run_check

NAME = "exercises/tarlan-2025.yaml"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture
def sound(tmp_path):
    return write_data(tmp_path, make_sound_data())


@pytest.fixture
def faulty(tmp_path):
    return write_data(tmp_path, make_sound_data(**{NAME: make_exercise(status="done")}))


def run_process(*arguments, **environment):
    """Run the command as people do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "macros", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_check_is_silent_and_exits_with_0_when_all_is_well(sound):
    result = run_check(sound)
    assert (result.output, result.exit_code) == ("", 0)


def test_check_exits_with_1_when_there_are_problems(faulty):
    assert run_check(faulty).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--nothing"),
        ("check", "--format", "xml"),
        ("check", "--today", "2026-13-01"),
        ("check", "--today", "today"),
        ("check", "too", "many"),
        ("fmt", "--nothing"),
        ("schema", "--nothing"),
        ("nothing",),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["check", "fmt", "schema"])
@pytest.mark.parametrize("name", ["nothing", "a file"])
def test_a_data_folder_that_does_not_exist_exits_with_2_in_one_line(tmp_path, command, name):
    (tmp_path / "a file").touch()
    with unchanged(tmp_path):
        result = run(command, "--data", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr == (
        f"handbook: there is no data folder '{tmp_path / name}'. Run the command in the folder "
        "that holds `data`, or name the folder with --data or HANDBOOK_DATA.\n"
    )


def test_the_folder_may_be_named_in_the_environment(faulty):
    result = CliRunner(env={"HANDBOOK_DATA": str(faulty)}).invoke(app, ["check"])
    assert result.exit_code == 1
    assert result.output.startswith(f"data/{NAME}:2:9: status: ")


def test_the_option_goes_before_the_environment(sound, tmp_path):
    runner = CliRunner(env={"HANDBOOK_DATA": str(tmp_path / "nothing")})
    assert runner.invoke(app, ["check", "--data", str(sound)]).exit_code == 0


@pytest.mark.parametrize(("today", "status"), [("2025-07-07", 1), ("2025-07-08", 0)])
def test_today_decides_what_lies_in_the_future(tmp_path, today, status):
    data = write_data(tmp_path, make_sound_data(**{NAME: make_exercise(date="2025-07-08")}))
    assert run("check", "--data", data, "--today", today).exit_code == status


def test_today_is_the_day_of_the_machine_when_it_is_not_given(tmp_path):
    day = date.today().isoformat()  # noqa: DTZ011 as the command takes it
    data = write_data(tmp_path, make_sound_data(**{NAME: make_exercise(date=day)}))
    assert run("check", "--data", data).exit_code == 0


@pytest.mark.parametrize("form", ProblemFormat)
def test_problems_come_in_each_format_with_the_same_exit_status(faulty, form):
    result = run_check(faulty, "--format", form)
    assert result.exit_code == 1
    assert "done" in result.output


@pytest.mark.parametrize("form", [ProblemFormat.JSON, ProblemFormat.SARIF])
def test_json_and_sarif_can_be_read_also_when_all_is_well(sound, form):
    result = run_check(sound, "--format", form)
    assert result.exit_code == 0
    assert json.loads(result.output) is not None


def test_the_whole_command_runs_in_a_process_of_its_own(faulty):
    result = run_process("check", HANDBOOK_DATA=str(faulty))
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-1] == "1 problem in 1 file."


def test_a_terminal_without_cyrillic_letters_gives_no_traceback(tmp_path):
    data = write_data(tmp_path, make_sound_data(**{NAME: make_exercise(status="проведено")}))
    result = run_process("check", HANDBOOK_DATA=str(data), PYTHONIOENCODING="latin-1")
    assert (result.returncode, result.stderr) == (1, "")
    assert "\\u043f\\u0440\\u043e" in result.stdout


def test_fmt_brings_files_into_form_and_names_them(sound):
    result = run("fmt", "--data", sound)
    assert result.exit_code == 0
    assert result.output == (f"data/{NAME}: formatted.\ndata/sources/qazinform.yaml: formatted.\n")
    assert run("fmt", "--data", sound).output == ""
    assert run_check(sound).exit_code == 0


def test_fmt_check_names_files_and_changes_nothing(sound):
    with unchanged(sound):
        result = run("fmt", "--check", "--data", sound)
    assert result.exit_code == 1
    assert result.output == (
        f"data/{NAME}: not in canonical form. Run `handbook fmt`.\n"
        "data/sources/qazinform.yaml: not in canonical form. Run `handbook fmt`.\n"
    )


def test_fmt_check_exits_with_0_when_all_files_are_in_form(sound):
    run("fmt", "--data", sound)
    result = run("fmt", "--check", "--data", sound)
    assert (result.exit_code, result.output) == (0, "")


def test_fmt_formats_only_the_files_that_are_named(sound):
    result = run("fmt", "--data", sound, sound / NAME)
    assert result.output == f"data/{NAME}: formatted.\n"


def test_fmt_leaves_a_faulty_file_alone(tmp_path):
    data = write_data(tmp_path, {NAME: "status: 'held\nname: x\n"})
    with unchanged(data):
        assert run("fmt", "--data", data).exit_code == 0


def test_schema_writes_one_file_for_each_kind_of_record(sound):
    result = run("schema", "--data", sound)
    assert (result.exit_code, result.output) == (0, f"{sound / 'schema'}: written.\n")
    written = {path.name: path.read_text(encoding="utf-8") for path in (sound / "schema").iterdir()}
    assert written == map_schemas()


def test_schema_says_in_one_line_what_it_cannot_write(sound):
    (sound / "schema").mkdir()
    (sound / "schema" / next(iter(map_schemas()))).mkdir()
    result = run("schema", "--data", sound)
    assert result.exit_code == 1
    assert result.stderr.startswith("handbook: ")
    assert "cannot be written: Is a directory. Nothing in it was changed." in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert COMMANDS[name].help
    assert [
        option.name for option in COMMANDS[name].params if not getattr(option, "help", None)
    ] == []


def test_every_module_with_commands_has_all_of_them_in_the_list():
    found: dict[str, str] = {}
    for path in sorted((ROOT / "macros").glob("*_commands.py")):
        module = import_module(f"macros.{path.stem}")
        if hasattr(module, "app"):
            group = typer.main.get_group(module.app)
            found |= dict.fromkeys([group.name] if group.name else group.commands, path.stem)
    assert sorted(found) == sorted(COMMANDS)


def test_the_command_alone_lists_its_commands():
    result = run()
    assert result.exit_code == 2
    assert [name for name in COMMANDS if name not in result.output] == []


@pytest.mark.parametrize("change", [b"", b"\x00", b"\xff\xfe", b"- a", b"a: &a *a", b"{" * 5000])
def test_no_bytes_make_the_command_fail_with_a_traceback(sound, change):
    (sound / NAME).write_bytes(render(make_exercise())[:20] + change)
    result = run_check(sound)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
