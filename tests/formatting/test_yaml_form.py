"""The canonical form of records: one form, the same values, the comments kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.formatting.yaml_form import WIDTH, format_text, schema_line
from macros.loading.yaml_text import parse_yaml
from macros.records.exercise import Exercise
from macros.records.registry import RECORD_KINDS
from tests.builders import REAL_DATA

HEAD = "# yaml-language-server: $schema=../schema/exercises.schema.json\n"
LONG = "word " * 30
EXAMPLES = [
    pytest.param("status: held\nname: x\n", "name: x\nstatus: held\n", id="order of the model"),
    pytest.param("cites:\n  a: [b]\nname: x\n", "name: x\ncites: {a: [b]}\n", id="cites last"),
    pytest.param("zzz: 1\nname: x\n", "name: x\nzzz: 1\n", id="unknown keys behind"),
    pytest.param("name: \"x\"\nhost: 'AZ'\n", "name: x\nhost: AZ\n", id="no quotes"),
    pytest.param("host: 'NO'\n", "host: 'NO'\n", id="Norway keeps its quotes"),
    pytest.param('name: "yes"\nhost: "null"\n', "name: 'yes'\nhost: 'null'\n", id="booleans"),
    pytest.param("names: {'no': x}\n", "names: {'no': x}\n", id="a key in quotes"),
    pytest.param("name: ''\n", "name: ''\n", id="an empty text"),
    pytest.param("date: '2025-07-08'\n", "date: 2025-07-08\n", id="a date"),
    pytest.param("date: '2025'\n", "date: 2025\n", id="a year"),
    pytest.param("name: 'a: b'\n", "name: 'a: b'\n", id="a colon"),
    pytest.param("name: 'a # b'\n", "name: 'a # b'\n", id="a number sign"),
    pytest.param('name: "a  b"\n', 'name: "a  b"\n', id="two spaces"),
    pytest.param("forms:\n- ftx\n- cpx\n", "forms: [ftx, cpx]\n", id="a short list on one line"),
    pytest.param(
        f"gaps: [{', '.join(['one more gap'] * 9)}]\n",
        "gaps:\n" + "  - one more gap\n" * 9,
        id="a long list on lines",
    ),
    pytest.param(
        "participants: [{party: AZ, role: host}, {party: KZ, role: invited}]\n",
        "participants:\n  - {party: AZ, role: host}\n  - {party: KZ, role: invited}\n",
        id="mappings under each other",
    ),
    pytest.param(
        "facts: [{text: x, cites: [a]}]\n", "facts:\n  - {text: x, cites: [a]}\n", id="facts"
    ),
    pytest.param(
        "cites: {date: [{source: a, at: para. 3}]}\n",
        "cites: {date: [{source: a, at: para. 3}]}\n",
        id="a citation with its place",
    ),
    pytest.param(f"{HEAD}name: x\n", "name: x\n", id="the line for editors once"),
    pytest.param("# yaml-language-server: x\nname: x\n", "name: x\n", id="an old line for editors"),
    pytest.param("---\nname: x\n...\n", "name: x\n", id="marks of begin and end"),
    pytest.param("name: x   \n", "name: x\n", id="spaces at a line end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "canonical"), EXAMPLES)
def test_a_text_has_one_canonical_form(text, canonical):
    assert format_text(text, Exercise) == HEAD + canonical


def test_comments_stay_where_they_are():
    text = (
        f"{HEAD}# Of the whole record.\nname: x # of the name\n# Of the status.\nstatus: held\n"
        "participants:\n  # Of the host.\n  - {party: AZ, role: host}\n"
        "  - {party: KZ, role: invited} # of the guest\n# At the end.\n"
    )
    assert format_text(text, Exercise) == text


def test_long_text_is_folded_without_spaces_at_line_ends():
    lines = format_text(f"equipment: {LONG}\n", Exercise).splitlines()
    assert len(lines) == 3
    assert [line for line in lines if line != line.rstrip() or len(line) > WIDTH] == []


@pytest.mark.parametrize("model", RECORD_KINDS.values(), ids=lambda model: model.folder)
def test_the_line_for_editors_names_the_schema_of_the_kind(model):
    assert schema_line(model) == (
        f"# yaml-language-server: $schema=../schema/{model.folder}.schema.json\n"
    )
    assert (REAL_DATA / "schema" / f"{model.folder}.schema.json").is_file()


def list_real_files() -> dict[str, list[Path]]:
    return {folder: sorted((REAL_DATA / folder).glob("*.yaml")) for folder in RECORD_KINDS}


@pytest.mark.parametrize(("folder", "paths"), list_real_files().items(), ids=list(RECORD_KINDS))
def test_real_files_keep_their_values_and_a_second_pass_changes_nothing(folder, paths):
    for number, path in enumerate(paths):
        text = path.read_text(encoding="utf-8")
        once = format_text(text, RECORD_KINDS[folder])
        assert parse_yaml(once).value == parse_yaml(text).value, path
        if once != text and number % 10 == 0:  # formatting takes milliseconds, files are many
            assert format_text(once, RECORD_KINDS[folder]) == once, path
        assert [line for line in once.split("\n") if line.endswith(" ")] == [], path


TRICKY = st.sampled_from(
    ["no", "NO", "null", "~", "true", "2025-07-08", "1e3", "012", "- a", ": b", "# c", "a: b", " x",
     "x ", "", "...", "---", "<<", "=", "%a", "? a", "*a", "&a", "!a", "|", ">", "[", "{", "}", ",",
     "@a", "`a`", "'", '"', "\\", ":", ":0"]
)  # fmt: skip
WORDS = st.text(st.sampled_from("ab \n'\":#\\,[]{}-"), max_size=200)
LETTERS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40)
VALUES = st.recursive(
    TRICKY | WORDS | LETTERS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cites", "facts", "party", "x y", "no"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(["name", "cites", "gaps", "facts", "other", "2025", "no", "null"])


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3))
@settings(max_examples=150)
def test_formatting_never_changes_a_value_and_a_second_pass_changes_nothing(fields):
    text = yaml.safe_dump(fields, default_style='"', allow_unicode=True, sort_keys=False)
    read = parse_yaml(text)
    if read.faults:  # such files are left alone
        return
    once = format_text(text, Exercise)
    again = parse_yaml(once)
    assert (again.value, again.faults) == (read.value, [])
    assert format_text(once, Exercise) == once
