"""`handbook from-issue`: a filled form becomes a record or a list; what stands in it is text."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from macros.cli import app
from macros.contributing.from_issue import read_issue
from macros.contributing.issue_answer import make_title, render_answer, render_json
from macros.contributing.issue_body import find_form, parse_body
from macros.contributing.issue_forms import FormKind, make_forms
from macros.contributing.judging import Judge
from macros.loading.handbook import load_handbook
from tests.builders import TODAY, unchanged
from tests.commands import run
from tests.contributing.small_data import (
    EXERCISE_ANSWERS,
    EXERCISE_TEXT,
    NEW_URL,
    OTHER_URL,
    URL,
    fill,
    write_small_data,
)
from tests.contributing.small_data import (
    find_form as find_kind,
)

DAY = "2026-11-01"
NEW_DOCUMENT = {
    "document.url": OTHER_URL,
    "document.title": "Tarlan closes",
    "document.date": "2026-07-11",
    "document.language": "en",
    "document.kind": "newspaper – News report",
    "publisher.name": "The Paper",
    "publisher.kind": "newspaper",
    "publisher.owner": "private",
    "publisher.country": "Kazakhstan",
}
CORRECTION = {
    "record": "https://handbook.example/exercises/tarlan-2025/",
    "field": "date – Date",
    "value": "2025-07-08/2025-07-11",
    **NEW_DOCUMENT,
}
SOURCE = {**NEW_DOCUMENT, "supports": "tarlan-2025: Date, host"}
DISPUTE = {
    "record": "tarlan-2025",
    "field": "date",
    "text": "The end is given as 10 or 11 July.",
    "side.one": "10 July",
    "cites.one": URL,
    "side.two": "11 July",
    "cites.two": OTHER_URL,
    **NEW_DOCUMENT,
}
GOOD = {
    FormKind.NEW_EXERCISE: EXERCISE_ANSWERS,
    FormKind.CORRECTION: CORRECTION,
    FormKind.NEW_SOURCE: SOURCE,
    FormKind.DISPUTE: DISPUTE,
}
PAYLOADS = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "$(touch /tmp/handbook-was-here); `touch /tmp/handbook-was-here` && true | cat",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "!!python/object/apply:os.system ['touch /tmp/handbook-was-here']",
    "a: &a [*a, *a]\n--- \n%YAML 1.1",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/etc/passwd\x00.yaml",
    "${{ github.token }} ::set-output name=x::y",
    "```\n### Status\n```\n@octocat #1 https://evil.example/ www.evil.example",
    "\u202egnp.exe \u200b \x1b[31m",
    "'\"\\\n\t\r\n- x\n? y\n: z\n# comment",
    "no",
    "null",
    "~",
    "=cmd|' /C calc'!A0",
    "\ud800",
    "😀" * 500,
    "-" * 5000,
    "a," * 4000,
    "a\n" * 4000,
    "### " * 3000,
    " " * 60_000,
]


@pytest.fixture
def data(tmp_path):
    return write_small_data(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    data = write_small_data(tmp_path_factory.mktemp("shared"))
    return data, Judge(load_handbook(data).handbook, TODAY)


def turn(data, body, *arguments):
    text = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    return CliRunner().invoke(
        app, ["from-issue", "-", "--data", str(data), "--today", DAY, *arguments], input=text
    )


def assert_sound(data):
    assert run("check", "--data", data, "--today", DAY).output == ""
    assert run("fmt", "--check", "--data", data).output == ""


def test_a_filled_form_becomes_a_formatted_record(data):
    result = turn(data, fill(FormKind.NEW_EXERCISE, EXERCISE_ANSWERS))
    assert result.exit_code == 0, result.output
    path = data / "exercises/tarlan-2026.yaml"
    assert path.read_text(encoding="utf-8") == EXERCISE_TEXT
    assert "- `data/exercises/tarlan-2026.yaml` (new)" in result.output
    assert_sound(data)


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_gives_sound_files(data, kind):
    result = turn(data, fill(kind, GOOD[kind]))
    assert result.exit_code == 0, result.output
    assert_sound(data)


@pytest.mark.parametrize("kind", FormKind)
def test_the_form_is_told_by_its_headings(kind):
    body = fill(kind, GOOD[kind]).replace("\n", "\r\n")
    found = find_form(body, [find_kind(k) for k in FormKind])
    assert found is not None
    assert found.kind is kind


def test_a_correction_changes_one_field_and_names_its_source(data):
    path = data / "exercises/tarlan-2025.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    result = turn(data, fill(FormKind.CORRECTION, CORRECTION))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "date: 2025-07-08/2025-07-11",
        "  date: [qazinform-tarlan, the-paper-tarlan-closes]",
    ]
    assert "carry the new value as well" in result.output


def test_a_correction_of_participants_keeps_what_else_is_known_of_them(data):
    answers = {
        **CORRECTION,
        "field": "participants",
        "value": "Azerbaijan: host\nTürkiye: observer",
    }
    assert turn(data, fill(FormKind.CORRECTION, answers)).exit_code == 0
    text = (data / "exercises/tarlan-2025.yaml").read_text(encoding="utf-8")
    assert "  - {party: AZ, role: host, units: two patrol ships}\n" in text
    assert "  - {party: TR, role: observer}\n" in text
    assert "KZ" not in text


def test_a_dispute_keeps_both_sides_with_their_sources(data):
    assert turn(data, fill(FormKind.DISPUTE, DISPUTE)).exit_code == 0
    text = (data / "exercises/tarlan-2025.yaml").read_text(encoding="utf-8")
    assert "      - {value: 10 July, cites: [qazinform-tarlan]}\n" in text
    assert "      - {value: 11 July, cites: [the-paper-tarlan-closes]}\n" in text


def test_a_new_source_is_cited_where_it_is_said_to_carry_a_fact(data):
    assert turn(data, fill(FormKind.NEW_SOURCE, SOURCE)).exit_code == 0
    text = (data / "exercises/tarlan-2025.yaml").read_text(encoding="utf-8")
    assert "  host: [qazinform-tarlan, the-paper-tarlan-closes]\n" in text


def test_everything_that_is_missing_is_listed_by_the_labels_of_the_form(data):
    answers = {
        "name": "Tarlan-2026",
        "date": "8 July",
        "host": "Baku",
        "forms": "ftx",
        "framework": "bilateral",
        "document.url": "example.org",
    }
    with unchanged(data):
        result = turn(data, fill(FormKind.NEW_EXERCISE, answers))
    assert result.exit_code == 1
    labels = re.findall(r"^- `(.+?)`: ", result.output, re.MULTILINE)
    assert labels == ["Status", "Basis of the form", "Address of a new source", "Date", "Host"]


@pytest.mark.parametrize(
    ("kind", "changes", "label", "words"),
    [
        (FormKind.NEW_EXERCISE, {"sources": ""}, "Sources in the handbook", "No source is named"),
        (FormKind.NEW_EXERCISE, {"sources": "xx"}, "Sources in the handbook", "is no document"),
        (FormKind.NEW_EXERCISE, {"name": "演習"}, "Name", "gives no id"),
        (FormKind.NEW_EXERCISE, {"document.url": NEW_URL}, "Headline", '"title" is missing'),
        (FormKind.NEW_EXERCISE, {"document.url": OTHER_URL}, "Publisher", "No publisher is known"),
        (
            FormKind.NEW_EXERCISE,
            {**NEW_DOCUMENT, "publisher.owner": ""},
            "Owner of the publisher",
            '"owner" is missing',
        ),
        (FormKind.CORRECTION, {"record": "tarlan-2205"}, "Record", "is no record"),
        (FormKind.CORRECTION, {"record": "aktau"}, "Record", "states no facts"),
        (FormKind.CORRECTION, {"record": "http://[x"}, "Record", "no address"),
        (FormKind.CORRECTION, {"field": "outcome"}, "Field", "is no field of the exercise"),
        (FormKind.CORRECTION, {"value": "11 July"}, "What is right", "is no date"),
        (FormKind.CORRECTION, {"document.url": ""}, "Sources in the handbook", "needs one, too"),
        (FormKind.NEW_SOURCE, {"supports": "tarlan-2025"}, "What it carries", "names no field"),
        (FormKind.NEW_SOURCE, {"supports": "nobody: date"}, "What it carries", "is no record"),
        (FormKind.NEW_SOURCE, {"document.url": URL, "supports": "tarlan-2025: date"},
         "What it carries", "already"),
        (FormKind.DISPUTE, {"cites.two": "unknown"}, "Sources of the second side", "no document"),
    ],
)  # fmt: skip
def test_each_gap_is_told_at_its_question(data, kind, changes, label, words):
    with unchanged(data):
        result = turn(data, fill(kind, {**GOOD[kind], **changes}), "--format", "json")
    gaps = json.loads(result.output)["gaps"]
    assert result.exit_code == 1
    assert [gap for gap in gaps if gap["label"] == label and words in gap["message"]], gaps


def test_a_heading_that_stands_twice_is_told(data):
    body = fill(FormKind.NEW_EXERCISE, EXERCISE_ANSWERS)
    with unchanged(data):
        result = turn(data, body + "\n\n### Status\n\ncancelled\n")
    assert result.exit_code == 1
    assert "stands twice" in result.output


def test_only_the_labels_of_the_form_are_headings():
    form = find_kind(FormKind.NEW_EXERCISE)
    body = "### Summary\n\nOne.\n\n### Other\n\nTwo.\n\n### Status\n\nheld"
    assert parse_body(body, form).answers["summary"] == "One.\n\n### Other\n\nTwo."


def test_a_form_with_the_name_of_a_record_that_is_there_gets_an_id_of_its_own(data):
    answers = {**EXERCISE_ANSWERS, "name": "Tarlan-2025"}
    assert turn(data, fill(FormKind.NEW_EXERCISE, answers)).exit_code == 0
    assert (data / "exercises/tarlan-2025-2.yaml").is_file()


def test_a_dry_run_writes_nothing_and_says_what_would_be_written(data):
    with unchanged(data):
        result = turn(data, fill(FormKind.NEW_EXERCISE, EXERCISE_ANSWERS), "--dry-run")
    assert result.exit_code == 0
    assert "name: Тарлан-2026" in result.output


def test_files_can_be_written_elsewhere(data, tmp_path):
    with unchanged(data):
        out = tmp_path / "out"
        result = turn(data, fill(FormKind.DISPUTE, DISPUTE), "--out", str(out))
    assert result.exit_code == 0
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*.yaml")) == [
        "exercises/tarlan-2025.yaml",
        "sources/the-paper.yaml",
    ]


def test_a_workflow_is_told_in_json(data):
    result = turn(data, fill(FormKind.CORRECTION, CORRECTION), "--format", "json")
    told = json.loads(result.output)
    assert told.pop("message").startswith("The form is complete")
    assert told == {
        "ok": True,
        "form": "correction",
        "id": "tarlan-2025",
        "title": "Correct date of tarlan-2025",
        "branch": "form/correction-tarlan-2025",
        "files": [
            {"path": "data/sources/the-paper.yaml", "status": "new"},
            {"path": "data/exercises/tarlan-2025.yaml", "status": "changed"},
        ],
        "gaps": [],
    }


@pytest.mark.parametrize("text", ["", "Hello", "### Name\n\nx", "\x00", b"\xff\xfe" * 50])
def test_a_text_that_comes_from_no_form_is_wrong_usage(data, text):
    with unchanged(data):
        result = turn(data, text)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_a_body_of_a_megabyte_is_refused_at_once(data):
    body = fill(FormKind.NEW_EXERCISE, {**EXERCISE_ANSWERS, "purpose": "x" * 1_000_000})
    start = time.process_time()
    with unchanged(data):
        result = turn(data, body, "--form", "new-exercise")
    assert result.exit_code == 1
    assert "is longer than 65536 characters" in result.output
    assert len(result.output) < 2_000
    assert time.process_time() - start < 5


def test_a_file_that_is_not_there_is_wrong_usage_in_one_line(data, tmp_path):
    for name in (tmp_path / "missing", tmp_path, "a\0b"):
        result = run("from-issue", name, "--data", data)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


# --- hostile text ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
@pytest.mark.parametrize("kind", FormKind)
def test_no_answer_acts_as_anything_but_text(shared, tmp_path, kind, number):
    data, judge = shared
    payload = PAYLOADS[number]
    for question in find_kind(kind).questions[number % 4 :: 4]:
        body = fill(kind, {**GOOD[kind], question.key: payload})
        start = time.process_time()
        outcome = read_issue(data, judge, find_kind(kind), body)
        assert time.process_time() - start < 5
        answer, told = render_answer(outcome), json.loads(render_json(outcome))
        assert len(answer) < 40_000
        assert_harmless(answer, told)
        if outcome.is_sound:
            out = tmp_path / question.key
            out.mkdir()
            for path in outcome.proposal.write(out):
                assert path.resolve().is_relative_to(out.resolve())


BLOCKS = {
    *(
        f"{name}_{end}"
        for name in ("paragraph", "bullet_list", "list_item")
        for end in ("open", "close")
    ),
    "inline",
    "fence",
}
PARTS = {"text", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "softbreak"}


def assert_harmless(answer, told):
    """Only our own words stand outside code, where GitHub makes mentions and links of words."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(answer)
    assert {block.type for block in blocks} <= BLOCKS
    parts = [part for block in blocks for part in block.children or ()]
    assert {part.type for part in parts} <= PARTS
    prose = " ".join(part.content for part in parts if part.type == "text")
    assert not re.search(r"[<>@&#\[\]]|://|www\.", prose)
    assert re.fullmatch(r"[\w \-.,'()/]{0,100}", told["title"])
    assert re.fullmatch(r"(form/[a-z0-9-]+)?", told["branch"])
    for file in told["files"]:
        assert re.fullmatch(r"data/[a-z]+/[a-z0-9-]+\.yaml", file["path"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from(FormKind),
    answers=st.dictionaries(st.integers(0, 25), st.text(max_size=60), max_size=6),
    noise=st.text(max_size=40),
)
def test_whatever_is_written_there_is_an_answer_and_no_file_outside(
    shared, tmp_path_factory, kind, answers, noise
):
    data, judge = shared
    keys = [question.key for question in find_kind(kind).questions]
    changes = {keys[number % len(keys)]: text for number, text in answers.items()}
    body = fill(kind, {**GOOD[kind], **changes}) + noise
    outcome = read_issue(data, judge, find_kind(kind), body)
    assert_harmless(render_answer(outcome), json.loads(render_json(outcome)))
    if outcome.is_sound:
        out = tmp_path_factory.mktemp("out")
        assert all(p.is_relative_to(out) for p in outcome.proposal.write(out))


@given(st.text())
def test_any_text_at_all_gives_an_answer(shared, text):
    data, judge = shared
    for form in make_forms(judge.handbook):
        assert render_answer(read_issue(data, judge, form, text))


def test_a_title_is_short_and_plain(shared):
    data, judge = shared
    answers = {**EXERCISE_ANSWERS, "name": "A $(x) `y` @z #1 <b> {{q}}: 'n' \"m\" " + "w" * 150}
    outcome = read_issue(
        data, judge, find_kind(FormKind.NEW_EXERCISE), fill(FormKind.NEW_EXERCISE, answers)
    )
    assert make_title(outcome).startswith("Add exercise - A (x) y z 1 b q - 'n' m www")
    assert len(make_title(outcome)) == 100
