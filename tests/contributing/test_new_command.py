"""`handbook new`: questions and answers, a file of answers, and whatever stops either."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from tests.builders import ROOT, unchanged
from tests.commands import run
from tests.contributing.small_data import (
    EXERCISE_TEXT,
    NEW_URL,
    OTHER_URL,
    TODAY,
    write_small_data,
)

# One answer a line: first some that are refused, each before the right one.
DIALOGUE = [
    "Тарлан-2026",
    "ru: Тарлан-2026",
    "Both trained uncrewed aircraft.",
    "tarlann",
    "tarlan",
    "done",
    "held",
    "8-10 July",
    "2026-07-08/2026-07-10",
    "Baku",
    "azerbaijan",
    "Azerbaijan host, KZ, Türkiye",
    "Aktau",
    "",
    "ftx, livex",
    "inferred",
    "air",
    "",
    "bilateral",
    "",
    "site, types of aircraft",
]
SOURCES = ["?tarlan", "nothing-known", "qazinform-tarlan", ""]
END = ["", "y"]
GIVEN = {
    "name": "Тарлан-2026",
    "names": {"ru": "Тарлан-2026"},
    "summary": "Both trained uncrewed aircraft.",
    "series": "tarlan",
    "status": "held",
    "date": "2026-07-08/2026-07-10",
    "host": "AZ",
    "places": ["aktau"],
    "forms": ["ftx", "livex"],
    "forms_basis": "inferred",
    "domains": ["air"],
    "framework": "bilateral",
    "participants": [
        {"party": "AZ", "role": "host"},
        {"party": "KZ", "role": "participant"},
        {"party": "TR", "role": "participant"},
    ],
    "gaps": ["site", "types of aircraft"],
    "sources": ["qazinform-tarlan"],
}


@pytest.fixture
def data(tmp_path):
    return write_small_data(tmp_path)


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Let answers be kept in a folder of the test."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def answer(data, kind, lines, *arguments):
    return CliRunner().invoke(
        app,
        ["new", kind, "--data", str(data), "--today", TODAY, *arguments],
        input="".join(f"{line}\n" for line in lines),
    )


def give(data, kind, value, *arguments):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
    return CliRunner().invoke(
        app,
        ["new", kind, "--from", "-", "--data", str(data), "--today", TODAY, *arguments],
        input=text,
    )


def assert_sound(data):
    assert run("check", "--data", data, "--today", TODAY).output == ""
    assert run("fmt", "--check", "--data", data).output == ""


def test_a_dialogue_writes_a_formatted_file_that_passes_the_check(data):
    result = answer(data, "exercise", [*DIALOGUE, *SOURCES, *END])
    path = data / "exercises/tarlan-2026.yaml"
    assert result.exit_code == 0
    assert path.read_text(encoding="utf-8") == EXERCISE_TEXT
    assert f"{path}: written.\nNext: " in result.output
    assert_sound(data)


def test_each_answer_is_checked_as_it_is_given_by_the_rules_of_the_check(data):
    output = answer(data, "exercise", [*DIALOGUE, *SOURCES, *END]).output
    complaints = [line.partition("✗ ")[2] for line in output.splitlines() if "✗" in line]
    assert [complaint.partition(". ")[0] for complaint in complaints] == [
        '"tarlann" is no series that the handbook has',
        '"done" is no status',
        '"8-10 July" is no date in EDTF',
        '"Baku" is no party that the handbook knows',
        "No document has the id 'nothing-known'",
    ]
    assert 'Did you mean "tarlan"?' in complaints[0]


def test_choices_come_from_the_data(data):
    output = answer(data, "exercise", [*DIALOGUE, *SOURCES, *END]).output
    assert "  proposed; announced; planned; held;" in output
    assert "  qazinform-tarlan – Qazinform: [Report on the opening]" in output


def test_what_does_not_go_together_is_asked_again(data):
    lines = [*DIALOGUE, *SOURCES]
    lines[11] = "AZ participant, KZ host"
    result = answer(data, "exercise", [*lines, "", "participants", "AZ host, KZ", "y"])
    assert result.exit_code == 0
    assert "no participant AZ has the role host" in result.output
    assert_sound(data)


def test_a_new_document_of_a_new_publisher_is_written_with_the_record(data):
    publisher = ["The Paper", "newspaper", "private", "Kazakhstan", "en"]
    document = ["Tarlan closes", "2026-07-11", "English", "en", "newspaper", ""]
    sources = [NEW_URL, "Tarlan closes", "", "en", "", "", OTHER_URL, *publisher, *document, ""]
    result = answer(data, "exercise", [*DIALOGUE, *sources, *END])
    assert result.exit_code == 0, result.output
    assert_sound(data)
    paper = (data / "sources/the-paper.yaml").read_text(encoding="utf-8")
    assert "  - id: the-paper-tarlan-closes\n    url: https://paper.example.net" in paper
    text = (data / "exercises/tarlan-2026.yaml").read_text(encoding="utf-8")
    assert "  date: [qazinform-tarlan-closes, the-paper-tarlan-closes]\n" in text


@pytest.mark.parametrize(
    ("kind", "lines", "name"),
    [
        (
            "event",
            ["Summit", "", "", "summit", "held", "2026-05-01", "AZ host", "", "OTS", "", ""],
            "events/summit-2026.yaml",
        ),
        (
            "organization",
            ["Завод", "", "", "plant", "KZ", "", "", "", "mines", "https://zavod.example.kz", ""],
            "organizations/zavod.yaml",
        ),
        (
            "programme",
            ["ANKA in Kazakhstan", "", "", "announced", "2026", "TR ots; KZ", "ANKA", ""],
            "programmes/anka-in-kazakhstan-2026.yaml",
        ),
    ],
)
def test_every_kind_of_record_can_be_added(data, kind, lines, name):
    result = answer(data, kind, [*lines, *SOURCES, *END])
    assert result.exit_code == 0, result.output
    assert (data / name).is_file()
    assert_sound(data)


def test_a_new_source_is_added_to_the_publisher_of_its_host(data):
    before = (data / "sources/qazinform.yaml").read_text(encoding="utf-8")
    (data / "sources/qazinform.yaml").write_text(before + "# Kept.\n", encoding="utf-8")
    lines = ["no address", NEW_URL, "Tarlan closes", "2026-07-11", "en", "", "", "y"]
    result = answer(data, "source", lines)
    assert result.exit_code == 0, result.output
    text = (data / "sources/qazinform.yaml").read_text(encoding="utf-8")
    assert text.count("# Kept.\n") == 1
    assert f"  - id: qazinform-tarlan-closes\n    url: {NEW_URL}\n" in text
    assert "Next: name qazinform-tarlan-closes below `cites`" in result.output


def test_a_file_of_answers_gives_the_same_record(data):
    result = give(data, "exercise", GIVEN)
    assert result.exit_code == 0, result.output
    path = data / "exercises/tarlan-2026.yaml"
    assert path.read_text(encoding="utf-8") == EXERCISE_TEXT


def test_a_file_of_answers_may_be_json_with_tabs_and_escapes_or_yaml(data, tmp_path):
    source = tmp_path / "answers.json"
    value = {**GIVEN, "name": "Tarlan \u0259 2026"}
    source.write_text(json.dumps(value, indent="\t"), encoding="utf-8")
    result = run("new", "exercise", "--from", source, "--id", "a1", "--data", data)
    assert result.exit_code == 0, result.output
    yaml = "name: X-2026\nkind: summit\nstatus: planned\nsources: [qazinform-tarlan]\n"
    assert give(data, "event", yaml).exit_code == 0
    assert_sound(data)


def test_two_escapes_that_json_joins_to_one_letter_are_one(data, tmp_path):
    source = tmp_path / "answers.json"
    source.write_text(json.dumps({**GIVEN, "name": "Tarlan \U0001f6e9"}), encoding="utf-8")
    result = run("new", "exercise", "--from", source, "--id", "a1", "--data", data)
    assert 'name: holds "\U0001f6e9" (U+1F6E9, SMALL AIRPLANE)' in result.output


def test_all_problems_of_a_file_are_told_at_once_each_where_it_stands(data):
    wrong = {
        **GIVEN,
        "id": "Tarlan 2026",
        "status": "done",
        "participants": [{"party": "AZ", "role": "host"}, {"party": "KX", "role": "guest"}],
        "hots": "AZ",
        "sources": ["nothing-known", "https://nobody.example.org/x"],
        "new_documents": [{"url": "example.org", "title": "X"}],
    }
    with unchanged(data):
        result = give(data, "exercise", wrong)
    assert result.exit_code == 1
    *lines, count = result.output.splitlines()
    assert count == "8 problems in 1 file."
    told = [re.match(r"standard input:(\d+):\d+: (\S+): ", line) for line in lines]
    places = [(int(found[1]), found[2]) for found in told if found]
    written = json.dumps(wrong, ensure_ascii=False, indent=2).splitlines()
    assert [(written[line - 1].strip().split(":")[0], field) for line, field in places] == [
        ('"status"', "status"),
        ('"party"', "participants[1].party"),
        ('"role"', "participants[1].role"),
        ('"nothing-known",', "sources[0]"),
        ('"https', "sources[1]"),
        ('"id"', "id"),
        ('"hots"', "hots"),
        ('"url"', "new_documents[0].url"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "is no mapping"),
        ("", "The file is empty"),
        ('{"name": ', 'The "{" that opens here is never closed.'),
        ("{" * 3000, ""),
        ('{"name": "a", "name": "b"}', "stands twice"),
        ('{"name": null}', "is empty"),
        ("name: !!python/object/apply:os.system [id]", "is not allowed"),
        ("a: &x 1\nb: *x", "is not allowed"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_plain_words(data, text, message):
    with unchanged(data):
        result = give(data, "exercise", text)
    assert result.exit_code == 1
    assert message in result.output
    assert isinstance(result.exception, SystemExit)


def test_a_file_that_is_not_there_or_too_large_or_no_text_is_wrong_usage(data, tmp_path):
    (tmp_path / "large").write_bytes(b" " * 300_000)
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for name in ("missing", "large", "bytes", "."):
        result = run("new", "exercise", "--from", tmp_path / name, "--data", data)
        assert result.exit_code == 2
        assert result.stderr.startswith("handbook: ")
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("taken", ["tarlan-2025", "aktau", "qazinform-tarlan"])
def test_an_id_that_exists_is_refused_and_nothing_is_written(data, taken):
    with unchanged(data):
        result = give(data, "exercise", GIVEN, "--id", taken)
    assert result.exit_code == 1
    assert f'"{taken}" is already the id of ' in result.output


def test_the_id_that_is_proposed_is_free_and_a_taken_one_is_asked_again(data):
    lines = [*DIALOGUE, *SOURCES, "tarlan-2025", "Bad Id", "mine", "y"]
    result = answer(data, "exercise", lines)
    assert '"tarlan-2025" is already the id of a record: data/exercises/tarlan-2025.yaml.' in (
        result.output
    )
    assert (data / "exercises/mine.yaml").is_file()


@pytest.mark.parametrize("identifier", ["../../etc/x", "a/b", "A B", "x" * 81, ".."])
def test_no_id_leads_out_of_the_folder(data, tmp_path, identifier):
    with unchanged(tmp_path):
        result = give(data, "exercise", GIVEN, "--id", identifier)
    assert result.exit_code == 1
    assert "is no id." in result.output


def test_a_folder_that_is_a_link_to_elsewhere_is_not_written_to(data, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (data / "events").symlink_to(outside)
    value = {
        "name": "X-2026",
        "kind": "summit",
        "status": "planned",
        "sources": ["qazinform-tarlan"],
    }
    result = give(data, "event", value)
    assert result.exit_code == 1
    assert list(outside.iterdir()) == []


def test_input_that_ends_early_keeps_the_answers(data, kept):
    with unchanged(data):
        result = answer(data, "exercise", DIALOGUE[:7])
    assert result.exit_code == 1
    found = re.search(r"handbook new exercise --from (\S+)", result.stderr)
    assert found
    assert json.loads(Path(found[1]).read_text(encoding="utf-8")) == {
        "name": "Тарлан-2026",
        "names": {"ru": "Тарлан-2026"},
        "summary": "Both trained uncrewed aircraft.",
        "series": "tarlan",
        "status": "held",
    }
    assert [path.name for path in kept.iterdir()] == [Path(found[1]).name]


def test_answers_that_were_kept_can_be_given_as_a_file(data):
    lines = [*DIALOGUE, NEW_URL, "Tarlan closes", "", "en", "", "", "", "", "n"]
    result = answer(data, "exercise", lines)
    found = re.search(r"--from (\S+)", result.stderr)
    assert result.exit_code == 1
    assert found
    assert run("new", "exercise", "--from", found[1], "--data", data).exit_code == 0
    assert_sound(data)


# --- in a process of its own ----------------------------------------------------------------------


def start(data, *arguments, stdin, options=()):
    return subprocess.Popen(
        [sys.executable, *options, "-m", "macros", *arguments, "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb"},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=_listen_to_interrupts,  # noqa: PLW1509 the tests start no threads
    )


def _listen_to_interrupts():
    """Let Ctrl-C reach the process also where the tests run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def read_until(process, text, seconds=60):
    """Read what a process prints until a text has come."""
    shown = ""
    limit = time.monotonic() + seconds
    while text not in shown and time.monotonic() < limit:
        if select.select([process.stdout], [], [], 0.2)[0]:
            shown += os.read(process.stdout.fileno(), 65_536).decode("utf-8", "replace")
    return shown


@pytest.mark.parametrize("answers", [0, 1, 5])
def test_ctrl_c_at_any_question_writes_nothing_and_exits_with_130_in_one_line(data, answers, kept):
    with unchanged(data):
        process = start(data, "new", "exercise", stdin=subprocess.PIPE)
        for line in ["Tarlan-2026", "", "", "", "held"][:answers]:
            process.stdin.write(line + "\n")
        process.stdin.flush()
        read_until(process, f"{answers + 1}/17 ")
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert [line for line in err.splitlines() if line][:-1] == []
    assert "handbook: stopped; nothing was written." in err
    assert len(list(kept.iterdir())) == (1 if answers else 0)


def test_ctrl_c_while_a_file_is_read_exits_with_130_in_one_line(data):
    # A pipe that nobody fills holds the command up.
    answers = data.parent / "answers"
    os.mkfifo(answers)
    process = start(data, "new", "event", "--from", str(answers), stdin=subprocess.DEVNULL)
    with answers.open("w", encoding="utf-8") as writer:  # opens once the command reads
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=60)
        writer.flush()
    assert (process.returncode, err.strip()) == (130, "handbook: stopped.")


@pytest.mark.parametrize("module", ["typer", "pydantic", "macros.records"])
def test_ctrl_c_while_python_still_imports_exits_with_130_in_one_line(data, module):
    # Python says on standard error what it has imported.
    process = start(data, "new", "event", stdin=subprocess.PIPE, options=["-v"])
    for line in process.stderr:
        if line.startswith(f"import '{module}' "):
            process.send_signal(signal.SIGINT)
            break
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert said.splitlines()[-1] == "handbook: stopped."
    assert "Traceback" not in said


def test_in_a_terminal_the_questions_are_answered_by_typing(data):
    controller, terminal = pty.openpty()
    process = start(data, "new", "event", stdin=terminal)
    os.write(controller, b"Summit\n\n\nsummit\nplanned\n2030-05\n\n\n\n\n\n")
    os.write(controller, b"qazinform-tarlan\n\n\ny\n")
    out, err = process.communicate(timeout=60)
    os.close(controller)
    os.close(terminal)
    assert (process.returncode, err) == (0, "")
    assert "events/summit-2030.yaml: written." in out
    assert_sound(data)


def test_a_folder_that_cannot_be_written_is_named_and_the_answers_are_kept(data, kept):
    # Whoever may write everywhere gives that right up first.
    bound = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    (data / "events").mkdir()
    (data / "events").chmod(0o555)
    lines = ["Summit", "", "", "summit", "planned", "2030-05", "", "", "", "", ""]
    with unchanged(data):
        done = subprocess.run(
            [*bound, sys.executable, "-m", "macros", "new", "event", "--data", str(data)],
            cwd=ROOT,
            input="\n".join([*lines, "qazinform-tarlan", "", "", "y", ""]),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert "cannot be written: Permission denied. Nothing was written." in done.stderr
    assert done.stderr.count("\n") == 1
    assert [json.loads(p.read_text(encoding="utf-8"))["id"] for p in kept.iterdir()] == [
        "summit-2030"
    ]


def test_a_read_only_file_system_is_told_in_one_line(data, monkeypatch):
    # There, not even a file that is missing can be deleted.
    def refuse(*_args, **_options):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), ".temporary")

    monkeypatch.setattr("macros.formatting.files.NamedTemporaryFile", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with unchanged(data):
        result = give(data, "exercise", GIVEN)
    assert result.exit_code == 1
    assert result.stderr == (
        f"handbook: {data}/exercises/tarlan-2026.yaml cannot be written: Read-only file system. "
        "Nothing was written.\n"
    )
