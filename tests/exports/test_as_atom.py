"""Feeds are read back by feedparser."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import feedparser

from macros.exports.as_atom import ENTRIES_MAX, export_atom
from macros.records.country import Country
from macros.views.disputed import list_disputes
from tests.builders import DOCUMENT_ID, make_country, make_exercise
from tests.exports.inputs import (
    DATA_URL,
    HOSTILE,
    SITE_URL,
    make_input,
    make_real_input,
    map_files,
)

SIDES = [{"value": v, "cites": [DOCUMENT_ID]} for v in ("8 July 2025", "9 July 2025")]
DISPUTE = {"field": "date", "text": "The *first* day differs.", "values": SIDES}


def read(tmp_path: Path, name: str, files: dict[str, Any], **days: Any) -> Any:
    export_input = make_input(tmp_path, files, **days)
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


def test_a_change_has_its_day_in_its_id_and_an_unknown_one_the_moment_of_the_build(
    tmp_path: Path,
) -> None:
    files = {"exercises/new.yaml": make_exercise(name="New")}
    changed = {"exercises/tarlan-2025.yaml": date(2026, 5, 4)}
    entries = read(tmp_path, "changes", files, changed=changed).entries
    assert [(e.id, e.updated) for e in entries] == [
        ("tag:handbook.example,2026:changes/exercises/new", "2026-06-01T12:00:00Z"),
        (
            "tag:handbook.example,2026:changes/exercises/tarlan-2025/2026-05-04",
            "2026-05-04T00:00:00Z",
        ),
    ]
    assert entries[1].link == f"{SITE_URL}exercises/tarlan-2025/"


def test_a_record_that_went_away_is_a_change(tmp_path: Path) -> None:
    tombstone = {
        "name": "Falcon-2025",
        "became": "moved",
        "kind": "exercises",
        "successors": ["tarlan-2025"],
        "reason": "Its *own* name became known.",
        "date": "2026-05-01",
    }
    entries = read(tmp_path, "changes", {"tombstones/falcon-2025.yaml": tombstone}).entries
    entry = next(e for e in entries if e.title == "Falcon-2025 (moved)")
    assert entry.summary == "Its own name became known."
    assert entry.link == f"{SITE_URL}exercises/falcon-2025/"


def test_a_dispute_says_whether_it_is_open_and_who_says_what(tmp_path: Path) -> None:
    settled = {**DISPUTE, "settled": "The ministry corrected it."}
    files = {"exercises/tarlan-2025.yaml": make_exercise(date="2025", disputes=[DISPUTE, settled])}
    first, second = read(tmp_path, "disputes", files).entries
    assert first.id == "tag:handbook.example,2026:disputes/exercises/tarlan-2025/date/1"
    assert first.link == f"{SITE_URL}exercises/tarlan-2025/#dispute-1"
    assert (first.title, second.title) == (
        "Tarlan-2025: date (open)",
        "Tarlan-2025: date (settled)",
    )
    assert [tag.term for tag in second.tags] == ["settled"]
    assert first.summary == (
        "The first day differs.\nSides: 8 July 2025 (Qazinform); 9 July 2025 (Qazinform)."
    )
    assert second.summary.endswith("\nSettled: The ministry corrected it.")


def test_the_feed_of_a_country_holds_what_it_takes_part_in(tmp_path: Path) -> None:
    files = {
        "countries/az.yaml": make_country(),
        "exercises/hosted.yaml": make_exercise(name="Hosted", host="AZ"),
    }
    feed = read(tmp_path, "countries/az", files)
    assert {e.title for e in feed.entries} == {"Azerbaijan", "Hosted"}
    assert feed.feed.link == f"{SITE_URL}countries/az/"


def test_a_hostile_name_comes_out_as_itself(tmp_path: Path) -> None:
    export_input = make_input(tmp_path, {"exercises/x.yaml": make_exercise(name=HOSTILE)})
    content = map_files(export_atom, export_input)["feeds/newest.atom"].content
    # feedparser resolves entities of plain text once more, so that the XML is asked as well.
    assert HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in (
        content.decode()
    )
    assert len(parse(content).entries) == 2


def test_the_real_feeds_hold_every_dispute_and_every_country() -> None:
    export_input = make_real_input()
    files = map_files(export_atom, export_input)
    feeds = {path: parse(file.content) for path, file in files.items()}
    disputes = list_disputes(export_input.handbook)
    assert len(feeds["feeds/disputes.atom"].entries) == len(disputes)
    countries = export_input.handbook.list_records(Country)
    assert {f"feeds/countries/{c.id}.atom" for c in countries} < feeds.keys()
    for path, feed in feeds.items():
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids)) == files[path].rows
        if path != "feeds/disputes.atom":
            assert len(ids) <= ENTRIES_MAX
