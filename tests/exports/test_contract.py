"""The shape of the data is what was last released, or adds to it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.export_commands import ContractFault, write_contract
from macros.exports.contract import (
    describe_contract,
    find_breaks,
    find_contract_file,
    render_contract,
)
from tests.builders import ROOT, unchanged

Change = Callable[[dict[str, Any]], object]


def _change(change: Change) -> dict[str, Any]:
    """Give the present shape with one change."""
    changed = copy.deepcopy(describe_contract())
    change(changed)
    return changed


def test_nothing_that_was_released_is_missing_or_changed() -> None:
    kept = json.loads(find_contract_file(ROOT).read_text(encoding="utf-8"))
    assert list(find_breaks(kept, describe_contract())) == []


def test_the_kept_shape_is_the_present_one() -> None:
    kept = find_contract_file(ROOT).read_text(encoding="utf-8")
    assert kept == render_contract(), "The shape has grown: run `make contract`."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: c["files"].remove("all.json"), "the file all.json is gone"),
        (
            lambda c: c["tables"]["exercises"]["columns"].pop("host"),
            "csv/exercises.csv: host is gone",
        ),
        (
            lambda c: c["tables"]["figures"]["columns"].update(value="string"),
            "csv/figures.csv: value was number and is string",
        ),
        (
            lambda c: c["tables"]["names"].update(key=["record_id"]),
            "csv/names.csv: the key was ['record_id', 'position'] and is ['record_id']",
        ),
        (lambda c: c["json"]["Exercise"].pop("host"), "JSON Exercise: host is gone"),
        (
            lambda c: c["json"]["ComputedJson"].update(page="integer"),
            "JSON ComputedJson: page was string and is integer",
        ),
        (
            lambda c: c["mme"].reverse(),
            "the columns of mme/mme-v7.csv are no longer those of the data set",
        ),
    ],
)
def test_what_users_would_miss_is_named(change: Change, words: str) -> None:
    assert list(find_breaks(describe_contract(), _change(change))) == [words]


def test_a_table_that_is_gone_is_missed_column_by_column() -> None:
    found = list(find_breaks(describe_contract(), _change(lambda c: c["tables"].pop("gaps"))))
    assert "csv/gaps.csv: gap is gone" in found


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: c["files"].append("new.json"), id="file"),
        pytest.param(lambda c: c["tables"]["gaps"]["columns"].update(new="string"), id="column"),
        pytest.param(
            lambda c: c["tables"].update(new={"key": ["id"], "columns": {"id": "string"}}),
            id="table",
        ),
        pytest.param(lambda c: c["json"]["Exercise"].update(new="string"), id="key"),
    ],
)
def test_what_is_added_breaks_nothing(change: Change) -> None:
    assert list(find_breaks(describe_contract(), _change(change))) == []


def test_another_version_may_change_everything() -> None:
    changed = _change(lambda c: c.update(version="v2", files=[]))
    assert list(find_breaks(describe_contract(), changed)) == []


def test_the_kept_shape_grows_by_the_command(tmp_path: Path) -> None:
    path = find_contract_file(tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(_change(lambda c: c["json"].pop("Exercise"))), encoding="utf-8")
    write_contract(tmp_path)
    assert path.read_text(encoding="utf-8") == render_contract()


def test_the_command_refuses_to_forget_what_was_released(tmp_path: Path) -> None:
    path = find_contract_file(tmp_path)
    path.parent.mkdir(parents=True)
    released = _change(lambda c: c["tables"]["gaps"]["columns"].update(severity="string"))
    path.write_text(json.dumps(released), encoding="utf-8")
    with unchanged(tmp_path), pytest.raises(ContractFault) as raised:
        write_contract(tmp_path)
    assert str(raised.value).startswith("csv/gaps.csv: severity is gone\n")
