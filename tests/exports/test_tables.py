"""Tables: what each column says, read off the record models."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.exports.export_file import ExportInput
from macros.exports.tables.all_tables import ALL_TABLES, DICTIONARY
from macros.exports.tables.column import Column, Row, Table
from macros.exports.tables.field_types import ColumnType, describe_field
from macros.records.base import Figure
from macros.records.exercise import Exercise, Participation
from macros.records.place import Coordinates
from macros.records.registry import RECORD_KINDS
from tests.builders import DOCUMENT_ID, make_event, make_exercise, make_publisher
from tests.exports.full_data import make_full_data
from tests.exports.inputs import make_input, make_real_input

_TABLES = {table.name: table for table in ALL_TABLES}
# The table of each kind of record, where it is not called like the folder.
_TABLE_OF = {"sources": "publishers", "vocabulary": "terms"}


def _read(source: ExportInput, name: str) -> list[dict[str, Any]]:
    """Give the lines of a table as mappings from column to cell."""
    table = _TABLES[name]
    names = [column.name for column in table.columns]
    return [dict(zip(names, line, strict=True)) for line in table.read_lines(source)]


def test_every_kind_of_record_has_a_table_with_as_many_lines(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    for kind in RECORD_KINDS:
        ids = [line["id"] for line in _read(source, _TABLE_OF.get(kind, kind))]
        assert ids == list(source.handbook.by_folder[kind]), kind


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_every_table_has_a_line_from_a_full_handbook(table: Table, tmp_path: Path) -> None:
    assert list(table.read_lines(make_input(tmp_path, make_full_data())))


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_keys_tell_lines_apart_and_allowed_terms_hold_in_the_real_data(table: Table) -> None:
    names = [column.name for column in table.columns]
    lines = [dict(zip(names, line, strict=True)) for line in table.read_lines(make_real_input())]
    keys = [tuple(line[name] for name in table.key) for line in lines]
    assert len(set(keys)) == len(keys)
    for column in table.columns:
        cells = [line[column.name] for line in lines]
        assert not (column.required and None in cells), column.name
        if column.terms and column.type is not ColumnType.LIST:
            assert {*cells} - {None} <= {*column.terms}, column.name


def test_columns_have_names_of_their_own_and_say_what_they_mean() -> None:
    for table in ALL_TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert all(column.meaning.endswith(".") for column in table.columns), table.name
        assert {*table.key} <= {*names}, table.name


def test_references_lead_to_the_key_of_another_table() -> None:
    for table in ALL_TABLES:
        for column in table.columns:
            if column.refers_to:
                target, field = column.refers_to.split(".")
                assert _TABLES[target].key == (field,)


@pytest.mark.parametrize(
    ("model", "field", "kind", "refers_to"),
    [
        (Exercise, "status", ColumnType.STRING, ""),
        (Exercise, "date", ColumnType.STRING, ""),
        (Exercise, "series", ColumnType.STRING, "series.id"),
        (Exercise, "host", ColumnType.STRING, "parties.code"),
        (Exercise, "places", ColumnType.LIST, ""),
        (Participation, "party", ColumnType.STRING, "parties.code"),
        (Figure, "value", ColumnType.NUMBER, ""),
        (Coordinates, "lat", ColumnType.NUMBER, ""),
        (Coordinates, "geonames", ColumnType.INTEGER, ""),
    ],
)
def test_a_column_takes_its_type_from_the_field(
    model: Any, field: str, kind: ColumnType, refers_to: str
) -> None:
    found = describe_field(model, field)
    assert (found.type, found.refers_to) == (kind, refers_to)


def test_a_column_takes_terms_unit_and_limits_from_the_field() -> None:
    assert describe_field(Exercise, "framework").terms[:3] == ("ots", "bilateral", "minilateral")
    latitude = describe_field(Coordinates, "lat")
    assert (latitude.unit, latitude.minimum, latitude.maximum) == ("degrees", -90, 90)


def test_a_cell_that_no_format_can_hold_is_an_error() -> None:
    column = Column("wrong", ColumnType.STRING, "Wrong", "Wrong.", lambda _row: {"a": 1})
    with pytest.raises(TypeError, match="wrong"):
        column.read_cell(Row(make_real_input(), None))


@pytest.mark.parametrize(
    ("date", "days", "precision", "is_exact"),
    [
        ("2025-07-08", ["2025-07-08"] * 4, "day", True),
        ("2025-06", ["2025-06-01", "2025-06-30", "2025-06-01", "2025-06-30"], "month", False),
        ("2025-06~", ["2025-06-01", "2025-06-30", "2025-06-01", "2025-06-30"], "month", False),
        ("2025-07-08~", ["2025-07-08"] * 4, "day", False),
        (
            "2025-07-08/2025-08",
            ["2025-07-08", "2025-07-08", "2025-08-01", "2025-08-31"],
            "month",
            False,
        ),
        ("1992/..", ["1992-01-01", "1992-12-31", None, None], "year", False),
        ("../2025", [None, None, "2025-01-01", "2025-12-31"], "year", False),
        ("2025-07-16/", ["2025-07-16", "2025-07-16", None, None], "day", False),
    ],
)
def test_a_date_is_taken_apart_and_never_filled_up(
    tmp_path: Path, date: str, days: list[str | None], precision: str, is_exact: bool
) -> None:
    source = make_input(tmp_path, {"events/summit.yaml": make_event(date=date)})
    line = _read(source, "events")[0]
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    found = [line[name].isoformat() if line[name] else None for name in names]
    assert found == days
    assert (line["date_edtf"], line["precision"], line["date_is_exact"]) == (
        date,
        precision,
        is_exact,
    )


def test_what_has_no_date_leaves_all_cells_of_the_date_empty(tmp_path: Path) -> None:
    line = _read(make_input(tmp_path, {"events/summit.yaml": make_event()}), "events")[0]
    names = ("date_edtf", "start_earliest", "end_latest", "precision", "date_is_exact")
    assert [line[name] for name in names] == [None] * 5


def test_citations_lead_from_each_part_to_document_and_place(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    lines = [c for c in _read(source, "citations") if c["record_id"] == "tarlan-2025"]
    by_pointer = {line["pointer"]: line for line in lines}
    assert {"/date", "/status", "/participants", "/participants/0", "/personnel/0"} <= {*by_pointer}
    side = by_pointer["/disputes/0/values/0"]
    assert side == {
        "record_id": "tarlan-2025",
        "field": "disputes",
        "pointer": "/disputes/0/values/0",
        "position": 1,
        "document_id": DOCUMENT_ID,
        "locator": "para. 2",
        "origin_id": "qazinform",
        "is_weak": False,
    }


def test_the_cites_of_a_term_carry_its_definition(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    lines = [c for c in _read(source, "citations") if c["record_id"] == "form-ftx"]
    assert [line["pointer"] for line in lines] == ["/definition"]


def test_evidence_is_told_part_by_part(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    levels = {
        line["pointer"]: line["level"]
        for line in _read(source, "evidence")
        if line["record_id"] == "tarlan-2025"
    }
    assert (levels["/date"], levels["/summary"]) == ("contested", "official")
    assert not any(pointer.startswith("/disputes") for pointer in levels)


def test_figures_keep_their_digits(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    found = {line["record_id"]: line for line in _read(source, "figures")}
    assert found["tarlan-2025"]["value"] == Decimal(4000)
    assert str(found["az"]["high"]) == "15000.50"


def test_parties_hold_every_code_that_a_record_names(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    assert _read(source, "parties") == [
        {"code": "AZ", "name": "Azerbaijan", "country_id": "az"},
        {"code": "KZ", "name": "Kazakhstan", "country_id": None},
        {"code": "TR", "name": "Türkiye", "country_id": None},
    ]


def test_observers_do_not_count_as_parties_with_forces(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    assert [e["active_parties"] for e in _read(source, "exercises")] == [2, 0]


def test_a_document_knows_its_origin_and_how_many_records_cite_it(tmp_path: Path) -> None:
    source = make_input(
        tmp_path, {"exercises/a.yaml": make_exercise(), "sources/qazinform.yaml": make_publisher()}
    )
    line = _read(source, "documents")[0]
    assert (line["origin_id"], line["cited_by"]) == ("qazinform", 2)


def test_tombstones_stand_in_a_table_of_their_own(tmp_path: Path) -> None:
    source = make_input(tmp_path, make_full_data())
    assert [line["became"] for line in _read(source, "tombstones")] == ["withdrawn"]
    kinds = {line["kind"] for line in _read(source, "records")}
    assert kinds == {kind for kind in RECORD_KINDS if kind != "tombstones"}


def test_related_records_and_documents_are_told_apart(tmp_path: Path) -> None:
    files = make_full_data() | {
        "exercises/other.yaml": make_exercise(name="Other", related=["summit", DOCUMENT_ID])
    }
    lines = [r for r in _read(make_input(tmp_path, files), "related") if r["record_id"] == "other"]
    assert [(line["related_id"], line["document_id"]) for line in lines] == [
        ("summit", None),
        (None, DOCUMENT_ID),
    ]


def test_the_dictionary_names_every_column_but_its_own() -> None:
    listed = {(line["table"], line["column"]) for line in _read(make_real_input(), DICTIONARY.name)}
    expected = {
        (table.name, column.name)
        for table in ALL_TABLES
        if table is not DICTIONARY
        for column in table.columns
    }
    assert listed == expected
