"""Changes told in words, one line each."""

from __future__ import annotations

from typing import Any

import pytest

from macros.changes.change_set import FORMAT, ChangeSet, EvidenceChange, RecordChange, VersionName
from macros.changes.compare import compare_records
from macros.changes.words import count_changes, tell_changes
from tests.builders import make_document, make_publisher, make_tombstone

KEY = "exercises/tarlan-2025"
LONG = "The exercise opened with a minute of silence and the anthems of both states, then it ran."
DISPUTE = {"field": "date", "text": "One says the 8th.", "values": []}


def _make(old: dict[str, Any], new: dict[str, Any]) -> ChangeSet:
    name = VersionName(revision="", commit="")
    records = tuple(compare_records(old, new))
    return ChangeSet(format=FORMAT, old=name, new=name, records=records)


def tell(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Tell what changed between two versions of one record, without its name."""
    lines = list(tell_changes(_make({KEY: old}, {KEY: new}), {KEY: new}))
    assert all(line.startswith(f"{KEY}: ") for line in lines)
    return [line.removeprefix(f"{KEY}: ") for line in lines]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        pytest.param(
            {"date": "2025-07-08/2025-07-10"},
            {"date": "2025-07-08/2025-07-11"},
            ["date 2025-07-08/2025-07-10 -> 2025-07-08/2025-07-11"],
            id="a code",
        ),
        pytest.param(
            {"name": "Tarlan 2025"}, {"name": "Tarlan-2025"},
            ['name "Tarlan 2025" -> Tarlan-2025'],
            id="a text",
        ),
        pytest.param(
            {"summary": LONG}, {"summary": LONG.replace("silence", "quiet")},
            ['summary "… minute of silence and the …" -> "… minute of quiet and the …"'],
            id="of a long text what differs",
        ),
        pytest.param(
            {"summary": LONG}, {"summary": f"{LONG} Then it ended."},
            ['summary "… it ran." -> "… it ran. Then it ended."'],
            id="a longer end",
        ),
        pytest.param(
            {"summary": LONG}, {"summary": f"{LONG} {LONG}"},
            [('summary "… it ran." -> '
             '"… it ran. The exercise opened with a minute of silence and …"')],
            id="the same once more",
        ),
        pytest.param(
            {"summary": LONG}, {"summary": "Short."},
            ['summary "The exercise opened with a minute of silence and the anthem…" -> Short.'],
            id="nothing alike",
        ),
        pytest.param({}, {"host": "AZ"}, ["host: added AZ"], id="a new field"),
        pytest.param({"host": "AZ"}, {}, ["host: removed AZ"], id="a field less"),
        pytest.param(
            {}, {"names": {"ru": "Тарлан", "kk": "Tarlan"}},
            ['names: added ru "Тарлан", kk Tarlan'],
            id="a new mapping",
        ),
        pytest.param(
            {"names": {"ru": "A"}}, {"names": {"ru": "B"}}, ["names.ru A -> B"],
            id="inside a mapping",
        ),
        pytest.param(
            {"forms": ["ftx"]}, {"forms": ["livex"]}, ["forms: removed ftx; added livex"],
            id="entries that are codes",
        ),
        pytest.param(
            {"gaps": ["the site"]}, {"gaps": ["the exact site"]},
            ['gaps "the site" -> "the exact site"'],
            id="entries that are texts",
        ),
        pytest.param(
            {}, {"participants": [{"party": "AZ", "role": "host"}, {"party": "KZ"}]},
            ["participants: added AZ, KZ"],
            id="a new list",
        ),
        pytest.param(
            {"participants": [{"party": "AZ", "role": "host"}]},
            {"participants": [{"party": "AZ", "role": "observer"}]},
            ["participants[AZ].role host -> observer"],
            id="an entry by its name",
        ),
        pytest.param(
            {"cites": {"date": ["a", "b"]}},
            {"cites": {"date": ["b", {"source": "c", "at": "para. 3"}], "host": ["a"]}},
            [
                "citations of date: removed a",
                "citations of date: added c (para. 3)",
                "citations of host: added a",
            ],
            id="citations",
        ),
        pytest.param(
            {"cites": {"date": [{"source": "a", "at": "para. 3"}]}},
            {"cites": {"date": [{"source": "a", "at": "para. 4"}]}},
            ['citations of date[a].at "para. 3" -> "para. 4"'],
            id="the place of a citation",
        ),
        pytest.param(
            {"facts": [{"text": "It ran.", "cites": ["a"]}]},
            {"facts": [{"text": "It ran.", "cites": ["a", "b"]}]},
            ['citations of facts["It ran."]: added b'],
            id="citations of a fact",
        ),
        pytest.param(
            {}, {"disputes": [DISPUTE]}, ['dispute opened: date: "One says the 8th."'],
            id="a first dispute",
        ),
        pytest.param(
            {"disputes": [{**DISPUTE, "field": "host"}]},
            {"disputes": [{**DISPUTE, "field": "host"}, {**DISPUTE, "settled": "Yes."}]},
            ['dispute opened: date (settled): "One says the 8th."'],
            id="a further dispute, settled already",
        ),
        pytest.param(
            {"disputes": [DISPUTE]}, {"disputes": [{**DISPUTE, "settled": "The 8th it was."}]},
            ['dispute settled: date: "The 8th it was."'],
            id="a dispute settled",
        ),
        pytest.param(
            {"disputes": [{**DISPUTE, "settled": "The 8th it was."}]}, {"disputes": [DISPUTE]},
            ["dispute reopened: date"],
            id="a dispute reopened",
        ),
        pytest.param(
            {"disputes": [DISPUTE]}, {}, ['dispute removed: date: "One says the 8th."'],
            id="a dispute removed",
        ),
        pytest.param(
            {"name": "a\u202eb"}, {"name": "a\nb\x1b[31m"},
            ['name "a\ufffdb" -> "a\ufffdb\ufffd[31m"'],
            id="signs that would change the line",
        ),
    ],
)  # fmt: skip
def test_each_change_is_one_plain_line(
    old: dict[str, Any], new: dict[str, Any], lines: list[str]
) -> None:
    assert tell(old, new) == lines


def test_evidence_stands_after_the_steps() -> None:
    change = RecordChange(
        record=KEY,
        change="changed",
        evidence=(
            EvidenceChange(field="date", old="single-source", new="corroborated"),
            EvidenceChange(field="host", new="official"),
            EvidenceChange(field="places", old="official"),
        ),
    )
    change_set = _make({}, {}).model_copy(update={"records": (change,)})
    assert list(tell_changes(change_set, {KEY: {}})) == [
        f"{KEY}: evidence of date single-source -> corroborated",
        f"{KEY}: evidence of host none -> official",
        f"{KEY}: evidence of places official -> none",
    ]


def tell_all(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Tell what changed between two versions, with the count at the end."""
    change_set = _make(old, new)
    return [*tell_changes(change_set, new), count_changes(change_set)]


def test_a_new_record_is_told_by_its_name() -> None:
    assert tell_all({}, {KEY: {"text": "x", "name": "Tarlan"}}) == [
        f"{KEY}: added Tarlan",
        "Records: 1 added.",
    ]


def test_no_changes_are_told_as_such() -> None:
    assert tell_all({KEY: {}}, {KEY: {}}) == ["No changes."]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "moved to tarlan-2025"),
        ({"became": "merged"}, "merged into tarlan-2025"),
        ({"became": "split", "successors": ["a", "b"]}, "split into a, b"),
        ({"became": "withdrawn", "successors": []}, "withdrawn"),
    ],
)
def test_a_gone_record_is_told_with_its_tombstone(changes: dict[str, Any], words: str) -> None:
    new = {"tombstones/falcon-2025": make_tombstone(**changes)}
    assert tell_all({"exercises/falcon-2025": {"name": "Falcon"}}, new) == [
        f'exercises/falcon-2025: {words}: "The exercise\'s own name became known."',
        "Records: 1 removed.",
    ]


def test_a_gone_record_without_a_tombstone_is_told_as_such() -> None:
    assert tell_all({KEY: {"name": "Tarlan"}}, {}) == [
        f"{KEY}: removed without a tombstone",
        "Records: 1 removed.",
    ]


def test_a_tombstone_of_what_went_away_before_is_told_by_itself() -> None:
    assert tell_all({}, {"tombstones/falcon-2025": make_tombstone()}) == [
        "tombstones/falcon-2025: added Falcon-2025",
        "Records: 1 added.",
    ]


def test_documents_are_told_by_their_ids() -> None:
    first, second = make_document(id="first"), make_document(id="second")
    old = {"sources/agency": make_publisher(documents=[first, make_document(id="third")])}
    new = {
        "sources/agency": make_publisher(documents=[second, make_document(id="third", kind="x")]),
        "tombstones/first": make_tombstone(
            kind="documents", became="withdrawn", successors=[], reason="A copy."
        ),
    }
    assert tell_all(old, new) == [
        'sources/agency: document first withdrawn: "A copy."',
        'sources/agency: document second added: "[Report on the opening]"',
        "sources/agency: documents[third].kind news-agency -> x",
        "Records: 1 changed.",
    ]


def test_a_document_that_changes_its_publisher_is_told_on_both_sides() -> None:
    old = {"sources/a": make_publisher(), "sources/b": make_publisher(documents=[])}
    new = {"sources/a": make_publisher(documents=[]), "sources/b": make_publisher()}
    assert tell_all(old, new) == [
        "sources/a: document qazinform-tarlan moved to sources/b",
        "sources/b: document qazinform-tarlan taken over from sources/a",
        "Records: 2 changed.",
    ]


def test_the_documents_of_a_gone_publisher_are_told_one_by_one() -> None:
    assert tell_all({"sources/a": make_publisher()}, {}) == [
        "sources/a: removed without a tombstone",
        "sources/a: document qazinform-tarlan removed without a tombstone",
        "Records: 1 removed.",
    ]
