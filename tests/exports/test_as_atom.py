"""Feeds are read back by feedparser."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from macros.changes.dispute_changes import DisputeChange, Turn
from macros.changes.step import Mark, ToldRecord, VersionHistory, VersionStep
from macros.exports.as_atom import ENTRIES_MAX, export_atom
from macros.exports.change_feeds import UNKNOWN
from macros.hooks import make_export_input, open_data
from macros.records.country import Country
from tests.builders import DOCUMENT_ID, REAL_DATA, make_country, make_exercise, make_tombstone
from tests.exports.inputs import (
    DATA_URL,
    HOSTILE,
    SITE_URL,
    make_input,
    map_files,
)

TARLAN = "exercises/tarlan-2025"
OLD = Mark(commit="0" * 40, moment=datetime(2026, 5, 1, tzinfo=UTC), release="2026.4.0")
DISPUTE_TEXT = "The *first* day differs."
SIDES = [{"value": v, "cites": [DOCUMENT_ID]} for v in ("8 July 2025", "9 July 2025")]
DISPUTE = {"field": "date", "text": DISPUTE_TEXT, "values": SIDES}


def read(tmp_path: Path, name: str, files: dict[str, Any], **options: Any) -> Any:
    export_input = make_input(tmp_path, files, **options)
    return parse(map_files(export_atom, export_input)[f"feeds/{name}.atom"].content)


def parse(content: bytes) -> Any:
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def test_a_feed_names_itself_its_page_and_its_authors(tmp_path: Path) -> None:
    feed = read(tmp_path, "newest", {}).feed
    assert feed.id == "tag:handbook.example,2026:feeds/newest"
    links = {link["rel"]: link["href"] for link in feed.links}
    assert links["self"] == f"{DATA_URL}feeds/newest.atom"
    assert links["alternate"] == SITE_URL
    assert feed.author == "Contributors of the Turkic States Security Cooperation Handbook"


def test_the_newest_records_come_first(tmp_path: Path) -> None:
    files = {f"exercises/{name}.yaml": make_exercise(name=name) for name in ("a", "b", "c")}
    added = {
        "exercises/tarlan-2025.yaml": date(2026, 1, 1),
        "exercises/a.yaml": date(2026, 3, 1),
        "exercises/b.yaml": date(2026, 2, 1),
    }
    feed = read(tmp_path, "newest", files, added=added)
    # The third was never committed: it is newer than all.
    assert [e.title for e in feed.entries] == ["c", "a", "b", "Tarlan-2025"]
    assert feed.entries[1].published == "2026-03-01T00:00:00Z"


def _told(record: str, *texts: str, name: str = "Tarlan-2025", change: Any = "changed") -> Any:
    return ToldRecord(record=record, name=name, change=change, texts=texts)


def _dispute(turn: Turn, settled: str | None = None, record: str = TARLAN) -> DisputeChange:
    return DisputeChange(
        record=record, name="Tarlan-2025", field="date", text=DISPUTE_TEXT, turn=turn,
        settled=settled,
    )  # fmt: skip


def _mark(day: int, release: str | None = None) -> Mark:
    return Mark(commit=f"{day:040}", moment=datetime(2026, 5, day, 8, tzinfo=UTC), release=release)


def _step(
    day: int,
    *told: ToldRecord,
    old: Mark | None = OLD,
    release: str | None = None,
    disputes: Iterable[DisputeChange] = (),
) -> VersionStep:
    new = _mark(day, release)
    return VersionStep(old=old, new=new, told=told, disputes=tuple(disputes))


def _history(*steps: VersionStep) -> VersionHistory:
    return VersionHistory(steps, is_known=True, is_whole=True)


def test_a_change_is_told_in_the_words_of_its_step_at_the_moment_of_its_commit(
    tmp_path: Path,
) -> None:
    step = _step(4, _told(TARLAN, "host AZ -> KZ", "gaps: added site"))
    (entry,) = read(tmp_path, "changes", {}, history=_history(step)).entries
    assert (entry.title, entry.summary) == (
        "Tarlan-2025: changed",
        "host AZ -> KZ\ngaps: added site",
    )
    assert entry.updated == "2026-05-04T08:00:00Z"
    assert entry.link == f"{SITE_URL}exercises/tarlan-2025/"
    assert [tag.term for tag in entry.tags] == ["exercise"]


def test_a_change_keeps_its_id_when_its_day_becomes_part_of_a_release(tmp_path: Path) -> None:
    told = _told(TARLAN, "host AZ -> KZ")
    day = read(tmp_path, "changes", {}, history=_history(_step(4, told)))
    later = _step(9, told, release="2026.5.0")
    release = read(tmp_path, "changes", {}, history=_history(later))
    assert [e.id for e in day.entries] == [e.id for e in release.entries]
    assert day.entries[0].id.startswith("tag:handbook.example,2026:changes/exercises/tarlan-2025/")


def test_the_same_change_made_twice_is_two_entries(tmp_path: Path) -> None:
    there, back = _told(TARLAN, "host AZ -> KZ"), _told(TARLAN, "host KZ -> AZ")
    history = _history(_step(6, there), _step(5, back), _step(4, there))
    ids = [e.id for e in read(tmp_path, "changes", {}, history=history).entries]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("step", "title", "text"),
    [
        pytest.param(
            _step(4, _told("exercises/a", "added A", change="added"), old=None),
            "2026-05-04: 1 record",
            "Everything was new: 1 exercise.",
            id="the first",
        ),
        pytest.param(
            _step(
                4, *(_told(f"places/p{n}", "name A -> B") for n in range(51)), release="2026.5.0"
            ),
            "2026.5.0: 51 records",
            "Changed: 51 places.",
            id="a large one",
        ),
    ],
)
def test_a_step_that_touched_very_many_records_is_one_entry_with_numbers(
    tmp_path: Path, step: VersionStep, title: str, text: str
) -> None:
    (entry,) = read(tmp_path, "changes", {}, history=_history(step)).entries
    assert (entry.title, entry.summary) == (title, text)
    anchor = f"#changes-{step.key.replace('.', '-')}"
    assert entry.link == f"{SITE_URL}changelog/{anchor}"


def test_a_record_that_went_away_leads_to_what_became_of_it(tmp_path: Path) -> None:
    step = _step(
        4,
        _told("exercises/falcon-2025", "moved to tarlan-2025", name="Falcon", change="removed"),
        _told("exercises/unknown", "removed without a tombstone", name="X", change="removed"),
    )
    files = {"tombstones/falcon-2025.yaml": make_tombstone()}
    entries = read(tmp_path, "changes", files, history=_history(step)).entries
    assert [entry.link for entry in entries] == [
        f"{SITE_URL}exercises/falcon-2025/",
        f"{SITE_URL}changelog/#changes-2026-05-04",
    ]


def test_a_dispute_says_what_became_of_it_and_who_says_what(tmp_path: Path) -> None:
    step = _step(4, disputes=[_dispute(Turn.OPENED)])
    files = {"exercises/tarlan-2025.yaml": make_exercise(date="2025", disputes=[DISPUTE])}
    (entry,) = read(tmp_path, "disputes", files, history=_history(step)).entries
    assert entry.title == "Tarlan-2025: date (opened)"
    assert [tag.term for tag in entry.tags] == ["opened"]
    assert entry.link == f"{SITE_URL}exercises/tarlan-2025/#dispute-1"
    assert entry.updated == "2026-05-04T08:00:00Z"
    assert entry.summary == (
        "The first day differs.\nSides: 8 July 2025 (Qazinform); 9 July 2025 (Qazinform)."
    )


def test_each_turn_of_a_dispute_is_an_entry_of_its_own(tmp_path: Path) -> None:
    turns = [Turn.REMOVED, Turn.SETTLED, Turn.REOPENED, Turn.SETTLED, Turn.OPENED]
    history = _history(
        *(
            _step(
                9 - n,
                disputes=[_dispute(turn, "It *was* corrected." if turn == "settled" else None)],
            )
            for n, turn in enumerate(turns)
        )
    )
    entries = read(tmp_path, "disputes", {}, history=history).entries
    assert [entry.title.rpartition(" ")[2] for entry in entries] == [f"({t})" for t in turns]
    assert len({entry.id for entry in entries}) == 5
    assert entries[1].summary == "The first day differs.\nSettled: It was corrected."
    # The dispute no longer stands on the page.
    assert {entry.link for entry in entries} == {f"{SITE_URL}exercises/tarlan-2025/"}


def test_without_a_history_the_feeds_hold_nothing_and_say_so(tmp_path: Path) -> None:
    source = make_input(tmp_path, {"countries/az.yaml": make_country()})
    for path, file in map_files(export_atom, source).items():
        feed = parse(file.content)
        assert feed.entries == [], path
        assert feed.feed.subtitle.endswith(UNKNOWN), path


def test_the_feed_of_a_country_holds_what_it_takes_part_in(tmp_path: Path) -> None:
    added = {"countries/az.yaml": date(2026, 1, 1)}
    files = {
        "countries/az.yaml": make_country(),
        "exercises/hosted.yaml": make_exercise(name="Hosted", host="AZ"),
    }
    feed = read(tmp_path, "countries/az", files, added=added)
    assert {e.title for e in feed.entries} == {"Azerbaijan", "Hosted"}
    assert feed.feed.link == f"{SITE_URL}countries/az/"


def test_a_hostile_name_comes_out_as_itself(tmp_path: Path) -> None:
    export_input = make_input(
        tmp_path,
        {"exercises/x.yaml": make_exercise(name=HOSTILE)},
        added={"exercises/x.yaml": date(2026, 1, 1)},
    )
    content = map_files(export_atom, export_input)["feeds/newest.atom"].content
    # feedparser resolves entities of plain text once more, so that the XML is asked as well.
    assert HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in (
        content.decode()
    )
    assert len(parse(content).entries) == 2


def test_the_real_feeds_hold_every_dispute_and_every_country() -> None:
    source = make_export_input(open_data(REAL_DATA), SITE_URL)
    files = map_files(export_atom, source)
    feeds = {path: parse(file.content) for path, file in files.items()}
    steps = source.read_history().steps
    assert len(feeds["feeds/disputes.atom"].entries) == sum(len(step.disputes) for step in steps)
    assert {f"feeds/countries/{c.id}.atom" for c in source.handbook.list_records(Country)} < {
        *feeds
    }
    for path, feed in feeds.items():
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids)) == files[path].rows
        if path != "feeds/disputes.atom":
            assert len(ids) <= ENTRIES_MAX
