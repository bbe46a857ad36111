"""How much the handbook covers, and how well."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.coverage import CountRow, FieldRow, Share, measure_coverage
from tests.builders import load_sound, make_document, make_event, make_exercise, make_publisher


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 67), (3, 3, 100)]
)
def test_a_share_is_given_in_whole_per_cent(part: int, whole: int, percent: int) -> None:
    assert Share(part, whole).percent == percent


def test_exercises_and_events_are_counted_by_year_and_by_party(tmp_path: Path) -> None:
    handbook = load_sound(
        tmp_path,
        {
            "exercises/a.yaml": make_exercise(
                date="2024-12-30/2025-01-02",
                host="AZ",
                participants=[{"party": "AZ", "role": "host"}, {"party": "HU", "role": "observer"}],
                gaps=["site", "numbers"],
            ),
            "exercises/undated.yaml": make_exercise(name="Undated", gaps=["date"]),
            "events/b.yaml": make_event(
                date="2025-07", participants=[{"party": "AZ", "role": "host"}]
            ),
            "sources/qazinform.yaml": make_publisher(),
        },
    )
    coverage = measure_coverage(handbook)
    assert coverage.by_year == (CountRow("2024", 1, 0), CountRow("2025", 0, 1))
    assert coverage.by_party == (CountRow("AZ", 1, 1), CountRow("HU", 1, 0))
    assert coverage.exact_dates == Share(1, 2)
    assert coverage.gaps == 3


def test_fields_are_measured_by_how_often_they_are_filled_and_how_attested(tmp_path: Path) -> None:
    weak = {"weak": "It copies others."}
    handbook = load_sound(
        tmp_path,
        {
            "exercises/a.yaml": make_exercise(
                date="2024", cites={"status": ["one"], "date": ["one", "two"]}
            ),
            "exercises/b.yaml": make_exercise(
                name="B",
                date="2023",
                cites={"status": ["one", "one-more"], "date": ["weak", "poor"]},
            ),
            "exercises/c.yaml": make_exercise(name="C", cites={"status": ["two"]}),
            "sources/first.yaml": make_publisher(
                documents=[make_document(id=i) for i in ("one", "one-more")]
            ),
            "sources/second.yaml": make_publisher(documents=[make_document(id="two")]),
            "sources/third.yaml": make_publisher(documents=[make_document(id="weak", **weak)]),
            "sources/fourth.yaml": make_publisher(documents=[make_document(id="poor")], **weak),
        },
    )
    rows = {row.field: row for row in measure_coverage(handbook).by_field}
    # Two weak documents of two publishers are no two independent origins.
    assert rows["Date"] == FieldRow("exercises", "Date", Share(2, 3), Share(1, 2), Share(1, 2))
    assert rows["Status"] == FieldRow("exercises", "Status", Share(3, 3), Share(0, 3), Share(3, 3))
    assert rows["Host"] == FieldRow("exercises", "Host", Share(0, 3), Share(0, 0), Share(0, 0))
    assert measure_coverage(handbook).corroborated == Share(1, 5)
    assert measure_coverage(handbook).single_source == Share(4, 5)


def test_languages_of_documents_are_counted_the_most_frequent_first(tmp_path: Path) -> None:
    languages = {"a": "ru", "b": "en", "c": "az", "d": "ru"}
    documents = [make_document(id=key, language=value) for key, value in languages.items()]
    handbook = load_sound(tmp_path, {"sources/all.yaml": make_publisher(documents=documents)})
    assert measure_coverage(handbook).languages == (("ru", 2), ("az", 1), ("en", 1))
