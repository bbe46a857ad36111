"""What the site generator is given."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from macros.hooks import DataFault, SiteInput, find_data_root, find_today, open_site_input
from tests.builders import make_exercise, make_sound_data, write_data


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HANDBOOK_DATA", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def test_the_data_folder_lies_beside_the_settings_of_the_site(tmp_path: Path) -> None:
    assert find_data_root(tmp_path) == (tmp_path / "data").resolve()


@pytest.mark.parametrize(("value", "expected"), [("other", "other"), ("../up/data", "../up/data")])
def test_another_data_folder_is_taken_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, expected: str
) -> None:
    monkeypatch.setenv("HANDBOOK_DATA", value)
    assert find_data_root(tmp_path) == (tmp_path / expected).resolve()


def test_a_whole_path_of_a_data_folder_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBOOK_DATA", str(tmp_path / "far"))
    assert find_data_root(Path("/elsewhere")) == (tmp_path / "far").resolve()


def test_an_empty_name_of_a_data_folder_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDBOOK_DATA", "")
    assert find_data_root(tmp_path) == (tmp_path / "data").resolve()


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1780315200", date(2026, 6, 1)),
        # One second before and at midnight in UTC, whatever the place of the machine.
        ("1780271999", date(2026, 5, 31)),
        ("1780272000", date(2026, 6, 1)),
    ],
)
def test_the_day_of_the_build_is_that_of_source_date_epoch_in_utc(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.setenv("TZ", "Asia/Bishkek")
    time.tzset()
    today = find_today()
    monkeypatch.delenv("TZ")
    time.tzset()
    assert today == day


def test_without_source_date_epoch_the_day_is_today_in_utc() -> None:
    before = datetime.now(UTC).date()
    today = find_today()
    assert before <= today <= datetime.now(UTC).date()


def _open(project: Path) -> SiteInput:
    return open_site_input(project)


def test_the_records_are_read_once_as_long_as_no_file_changes(tmp_path: Path) -> None:
    write_data(tmp_path, make_sound_data())
    first = _open(tmp_path)
    assert _open(tmp_path) is first
    assert first.data_root == (tmp_path / "data").resolve()
    assert [record.id for record in first.handbook.list_all()] == ["tarlan-2025", "qazinform"]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    data = write_data(tmp_path, make_sound_data())
    first = _open(tmp_path)
    path = data / "exercises" / "tarlan-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("Tarlan-2025", "Tarlan-2026"), "utf-8")
    os.utime(path, ns=(1, 1))
    second = _open(tmp_path)
    assert second is not first
    assert second.handbook.by_folder["exercises"]["tarlan-2025"].name == "Tarlan-2026"


def test_a_new_file_and_a_deleted_file_are_noticed(tmp_path: Path) -> None:
    data = write_data(tmp_path, make_sound_data())
    _open(tmp_path)
    write_data(tmp_path, {"exercises/other.yaml": make_exercise(name="Other")})
    assert len(_open(tmp_path).handbook.by_folder["exercises"]) == 2
    (data / "exercises" / "other.yaml").unlink()
    assert len(_open(tmp_path).handbook.by_folder["exercises"]) == 1


def test_another_day_is_another_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(tmp_path, make_sound_data())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")
    first = _open(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780401600")
    second = _open(tmp_path)
    assert (first.today, second.today) == (date(2026, 6, 1), date(2026, 6, 2))
    assert second.handbook is first.handbook


def test_a_missing_data_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFault) as caught:
        _open(tmp_path)
    assert str(caught.value) == f"There is no data folder '{tmp_path / 'data'}'."


def test_problems_of_files_and_of_rules_are_listed_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")
    files = make_sound_data(
        **{
            "exercises/later.yaml": make_exercise(name="Later", date="2026-07-01"),
            "exercises/unknown.yaml": "name: Unknown\ncolour: red\n",
        }
    )
    write_data(tmp_path, files)
    with pytest.raises(DataFault) as caught:
        _open(tmp_path)
    first, *lines, count = str(caught.value).splitlines()
    assert first == "The records have problems:"
    assert {line.split(":")[0] for line in lines} == {
        "data/exercises/later.yaml",
        "data/exercises/unknown.yaml",
    }
    assert lines == sorted(lines)
    assert count == f"{len(lines)} problems in 2 files."
