"""What changed from version to version, as the changelog shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from macros.changes.step import Mark, ToldRecord, VersionHistory, VersionStep
from macros.pages.change_bodies import OPEN_MAX, RECORDS_MAX, render_changes
from tests.html_tree import Html, with_class
from tests.pages.sample import macros_of, render
from tests.pages.test_markup import HOSTILE_NAME
from tests.pages.test_tombstone_macros import load

RELEASE = Mark(commit="a" * 40, moment=datetime(2026, 5, 1, 8, tzinfo=UTC), release="2026.5.0")
DAY = Mark(commit="b" * 40, moment=datetime(2026, 5, 4, 23, tzinfo=UTC))


def _told(record: str, *texts: str, name: str = "Tarlan-2025", change: Any = "changed") -> Any:
    return ToldRecord(record=record, name=name, change=change, texts=texts)


def _step(*told: ToldRecord, old: Mark | None = RELEASE, new: Mark = DAY) -> VersionStep:
    return VersionStep(old=old, new=new, told=told, disputes=())


def _render(*steps: VersionStep, is_known: bool = True, is_whole: bool = True) -> Html:
    ui = macros_of(load(), "changelog.md").ui
    history = VersionHistory(steps, is_known=is_known, is_whole=is_whole)
    return render(render_changes(ui, history))


def test_without_a_history_the_page_says_so_in_one_line() -> None:
    body = _render(is_known=False)
    assert body.text == (
        "The history of the records was not at hand where this page was made, "
        "so that no changes are listed."
    )


def test_a_step_names_its_day_what_it_changed_and_how_to_see_it() -> None:
    body = _render(_step(_told("exercises/tarlan-2025", "host AZ -> KZ", "gaps: added site")))
    heading = body.one(".//h3")
    assert (heading.text, heading.get("id")) == ("4 May 2026¶", "changes-2026-05-04")
    about = body.one(with_class("changes__about", "p"))
    assert about.text == "Changed: 1 exercise. handbook diff 2026.5.0 bbbbbbbbbb"
    assert body.texts(".//ul/li/ul/li") == ["host AZ -> KZ", "gaps: added site"]
    link = body.one(".//ul/li/a")
    assert (link.text, link.get("href")) == ("Tarlan-2025", "../exercises/tarlan-2025/")


def test_a_release_is_headed_by_its_number_and_names_its_day() -> None:
    told = _told("exercises/tarlan-2025", "host AZ -> KZ")
    body = _render(_step(told, old=DAY, new=RELEASE))
    heading = body.one(".//h3")
    assert (heading.text, heading.get("id")) == ("2026.5.0¶", "changes-2026-5-0")
    assert body.one(with_class("changes__about", "p")).text == (
        "1 May 2026. Changed: 1 exercise. handbook diff bbbbbbbbbb 2026.5.0"
    )


def test_a_first_step_is_told_in_numbers() -> None:
    told = [_told(f"exercises/e{n}", "added E", change="added") for n in range(3)]
    body = _render(_step(*told, _told("sources/a", "added A", change="added"), old=None))
    assert body.one(with_class("changes__about", "p")).text == (
        "Everything was new: 3 exercises and 1 publisher."
    )
    assert not body.has(".//ul")


def test_a_step_without_changes_says_so() -> None:
    assert _render(_step()).one(with_class("changes__about", "p")).text == "No record was changed."


@pytest.mark.parametrize(
    ("number", "lists", "folds"),
    [(OPEN_MAX, 1, 0), (OPEN_MAX + 1, 1, 1), (RECORDS_MAX, 1, 1), (RECORDS_MAX + 1, 0, 0)],
)
def test_many_records_are_folded_away_and_very_many_are_told_in_numbers(
    number: int, lists: int, folds: int
) -> None:
    body = _render(_step(*(_told(f"places/p{n}", "name A -> B") for n in range(number))))
    assert len(body.find(with_class("changes", "ul"))) == lists
    assert len(body.find(".//details")) == folds
    assert body.one(with_class("changes__about", "p")).text.startswith(f"Changed: {number} places.")


def test_a_record_that_went_away_is_named_and_linked_where_something_tells_of_it() -> None:
    moved = _told("exercises/falcon-2025", "moved", name="Falcon", change="removed")
    gone = _told("exercises/nothing", "removed without a tombstone", name="X", change="removed")
    body = _render(_step(moved, gone))
    assert body.attributes(".//ul/li/a", "href") == ["../exercises/falcon-2025/"]
    assert body.one(with_class("changes__about", "p")).text.startswith("Removed: 2 exercises.")


def test_text_from_data_comes_out_as_itself() -> None:
    body = _render(_step(_told("exercises/nothing", HOSTILE_NAME, name=HOSTILE_NAME)))
    assert body.texts(".//ul/li/ul/li") == [HOSTILE_NAME]
    assert not body.has(".//script")


@pytest.mark.parametrize(("is_whole", "number"), [(True, 0), (False, 1)])
def test_older_steps_that_are_left_out_are_mentioned(is_whole: bool, number: int) -> None:
    words = "Older changes: handbook diff, between any two versions."
    assert _render(_step(), is_whole=is_whole).texts("./p").count(words) == number
