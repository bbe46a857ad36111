"""YAML text: every scalar is text, and every value keeps its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.loading.yaml_faults import Position
from macros.loading.yaml_text import find_written_part, parse_yaml

TEXT = """\
name: Tarlan
participants:
  - {party: AZ, role: host}
  - party: KZ
    role: participant
cites:
  status:
    - a
"""


def test_positions_are_those_of_the_values_counted_from_one():
    read = parse_yaml(TEXT)
    assert read.positions == {
        (): Position(1, 1),
        ("name",): Position(1, 7),
        ("participants",): Position(3, 3),
        ("participants", 0): Position(3, 5),
        ("participants", 0, "party"): Position(3, 13),
        ("participants", 0, "role"): Position(3, 23),
        ("participants", 1): Position(4, 5),
        ("participants", 1, "party"): Position(4, 12),
        ("participants", 1, "role"): Position(5, 11),
        ("cites",): Position(7, 3),
        ("cites", "status"): Position(8, 5),
        ("cites", "status", 0): Position(8, 7),
    }


def test_positions_of_keys_are_kept_as_well():
    read = parse_yaml(TEXT)
    assert read.key_positions[("participants",)] == Position(2, 1)
    assert read.key_positions[("participants", 0, "role")] == Position(3, 17)
    assert read.key_positions[("cites", "status")] == Position(7, 3)


def test_columns_count_characters_and_not_bytes():
    assert parse_yaml("{имя: Шуша, x: y}\n").positions[("x",)] == Position(1, 16)


@pytest.mark.parametrize(
    "value",
    [
        "2025-07-08",
        "2025",
        "12:30",
        "012",
        "0x1F",
        "1e3",
        "1_000",
        "=",
        ".inf",
        "3.10",
        "<<",
        "NaN",
    ],
)
def test_a_scalar_that_other_readers_turn_into_something_else_stays_text(value):
    read = parse_yaml(f"key: {value}\n")
    assert (read.value, read.faults) == ({"key": value}, [])


@pytest.mark.parametrize("value", ["no", "NO", "Yes", "on", "OFF", "y", "N", "true", "False"])
def test_a_bare_boolean_is_kept_as_text_and_told(value):
    read = parse_yaml(f"key: {value}\n")
    assert read.value == {"key": value}
    assert [(fault.position, fault.path, fault.rule) for fault in read.faults] == [
        (Position(1, 6), ("key",), "yaml-boolean")
    ]


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("value", ["no", "null", "~", "", "2025"])
def test_what_stands_in_quotes_is_text(value, quote):
    read = parse_yaml(f"key: {quote}{value}{quote}\n")
    assert (read.value, read.faults) == ({"key": value}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("key: one\n  two\n", "one two"),
        ("key: |\n  one\n  two\n", "one\ntwo\n"),
        ("key: >-\n  one\n  two\n", "one two"),
        ('key: "one\\u0021"\n', "one!"),
    ],
)
def test_texts_over_several_lines_and_escapes_are_read_as_yaml_says(text, value):
    assert parse_yaml(text).value == {"key": value}


def test_a_key_twice_keeps_the_first_value_and_is_told():
    read = parse_yaml("a: 1\nb: 2\na: 3\n")
    assert read.value == {"a": "1", "b": "2"}
    assert [fault.position for fault in read.faults] == [Position(3, 1)]


def test_a_missing_value_is_none_and_told():
    read = parse_yaml("a:\nb: 2\n")
    assert read.value == {"a": None, "b": "2"}
    assert read.has_empty_value
    assert [fault.path for fault in read.faults] == [("a",)]


def test_the_nearest_written_part_of_a_missing_value_is_found():
    positions = parse_yaml(TEXT).positions
    assert find_written_part(positions, ("cites", "status", 0, "source")) == ("cites", "status", 0)
    assert find_written_part(positions, ("host",)) == ()


PLAIN = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1), PLAIN, min_size=1))
def test_what_a_yaml_writer_quotes_is_read_back_whole(value):
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    if "&" not in text:  # no anchors for what stands at two places
        assert parse_yaml(text).value == value


@given(st.text(max_size=60) | st.text("ab:-[]{}&*!#|>'\"%@`, \n\\", max_size=60))
def test_any_text_gives_a_value_or_faults_and_never_an_exception(text):
    read = parse_yaml(text)
    for fault in read.faults:
        assert fault.message.isprintable()
        assert fault.position.line >= 1
        assert fault.position.column >= 1
