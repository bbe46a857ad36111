"""The loader's one pass over the events tells what a slower reading of the whole tree tells."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.loading.files import SIZE_MAX_BYTES
from macros.loading.yaml_faults import Position
from macros.loading.yaml_text import YamlText, parse_yaml
from tests.builders import REAL_DATA
from tests.hostile.attacks import REFUSED_FILES, SHOWN
from tests.loading.composed_yaml import Composed

# Whole records of each kind, into which something is put.
RECORDS = [
    min(folder.glob("*.yaml"), key=lambda path: path.stat().st_size).read_text(encoding="utf-8")
    for folder in sorted(REAL_DATA.iterdir())
    if folder.name != "schema"
]
SIGNS = [
    "&a ", "*a", "!t ", "!!str ", "--- ", "...\n", "\n---\n", "? ", "? [a, b]\n: c\n", ": ", ":",
    ",", "- ", "\n- ", "[", "]", "{", "}", "{a: b}: c\n", "#", " #", "|\n", ">-\n ", "'", '"', "\\",
    '"\\u202e"', '"\\0"', "\n", " ", "\t", "\r", "\0", "\x85", "\u2028", "\ufeff", "\u200b",
    "\u202e", "\u0301", "é", "ы", "~", "null", "no", "'no'", "YES", "name: x\n", "name:\n",
    "cites:\n", "%YAML 1.1\n---\n", "[" * 21, "- " * 21, "@", "`", "=", "<<: x\n",
]  # fmt: skip
WORDS = ["a", "b c", "no", "On", "~", "null", "", "'no'", "é", "[a, no]", "{a: ~, a: b}", "&b x"]
LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "  ", "- ", "- - ", "? ", ": "]),
        st.sampled_from(["a: ", "b: ", "c: ", "&a d: ", "no: ", "[a]: ", '"e": ']),
        st.sampled_from(WORDS) | st.sampled_from(SIGNS),
    ).map("".join),
    max_size=5,
).map("\n".join)
PLAIN = st.recursive(
    st.sampled_from(["", "no", "~", "a b", "2025", "é", "e\u0301", "\u202e", "x\ny\n", "#", ": "])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "no", "é", "", "\u200b", "b c"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def place(position: Position) -> tuple[int, int]:
    return position.line, position.column


def assert_both_say_the_same(text: str) -> YamlText:
    """Compare both readings; only where reading broke off, nothing is said of the place."""
    read, composed = parse_yaml(text), Composed(text)
    assert [
        ((0, 0) if told[0] == (0, 0) else place(fault.position), fault.path, fault.rule)
        for fault, told in zip(read.faults, composed.faults, strict=True)
    ] == composed.faults
    assert (read.value, read.has_empty_value) == (composed.value, composed.has_empty_value)
    assert {path: place(p) for path, p in read.positions.items()} == composed.places
    assert {path: place(p) for path, p in read.key_positions.items()} == composed.key_places
    return read


@pytest.mark.parametrize(
    "name", sorted(name for name, raw in REFUSED_FILES.items() if len(raw) <= SIZE_MAX_BYTES)
)
def test_both_refuse_the_same_files(name):
    assert_both_say_the_same(REFUSED_FILES[name].decode("utf-8", "replace"))


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_both_take_the_same_attack_strings(name):
    for style in ("'", '"', "|", None):
        text = yaml.dump({"a": [SHOWN[name], {SHOWN[name]: "b"}]}, default_style=style)
        assert_both_say_the_same(text)


@given(LINES | st.lists(st.sampled_from(SIGNS), max_size=12).map("".join) | st.text(max_size=40))
@example("a: nO\nyes: [~, y]\n")
@example("a: b\nc: nO\n---\nd: e\n")
@example("a: 1\na: &x 2\n")
@example("? [&x a]\n: b\n")
@example("&x a: b\n")
@example(f"? {'[' * 15}{']' * 15}\n: c\nd: {'[' * 15}{']' * 15}\n")
def test_both_say_the_same_of_any_text(text):
    assert_both_say_the_same(text)


@given(
    st.sampled_from(RECORDS),
    st.lists(st.tuples(st.integers(0), st.sampled_from(SIGNS)), max_size=3),
)
def test_both_say_the_same_of_records_into_which_something_was_put(text, put):
    for where, sign in put:
        position = where % (len(text) + 1)
        text = text[:position] + sign + text[position:]
    assert_both_say_the_same(text)


@given(PLAIN, st.sampled_from(["'", '"', "|", ">", None]), st.booleans())
def test_both_say_the_same_of_what_a_yaml_writer_writes(value, style, is_flow):
    text = yaml.dump(
        value, default_style=style, default_flow_style=is_flow, allow_unicode=True, width=20
    )
    assert_both_say_the_same(text)
