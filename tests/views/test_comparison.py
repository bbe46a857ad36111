"""Two countries side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.loading.handbook import Handbook
from macros.records.country import Country
from macros.views.comparison import (
    Comparison,
    compare_countries,
    list_compared,
    list_comparisons,
)
from macros.views.like_figures import list_like_figures
from tests.builders import (
    DOCUMENT_ID,
    load_sound,
    make_country,
    make_document,
    make_event,
    make_exercise,
    make_programme,
    make_publisher,
)

CITES = [DOCUMENT_ID]


def _country(name: str, standing: str = "member", **changes: Any) -> dict[str, Any]:
    return make_country(name=name, ots_status=[{"status": standing, "cites": CITES}], **changes)


COUNTRIES = {
    "countries/az.yaml": _country("Azerbaijan"),
    "countries/kz.yaml": _country("Kazakhstan"),
    "countries/hu.yaml": _country("Hungary", "observer"),
    "countries/pk.yaml": _country("Pakistan", "partner"),
    "sources/qazinform.yaml": make_publisher(),
}


def _exercise(name: str, *parties: tuple[str, str], **changes: Any) -> dict[str, Any]:
    participants = [{"party": party, "role": role} for party, role in parties]
    return make_exercise(**{"name": name, "participants": participants, **changes})


def _load(folder: Path, **files: Any) -> Handbook:
    return load_sound(folder, {**COUNTRIES, **files})


def _compare(handbook: Handbook, first: str = "az", second: str = "kz") -> Comparison:
    one, other = (handbook.find_record(Country, i) for i in (first, second))
    assert one
    assert other
    return compare_countries(handbook, one, other)


def test_exercises_are_parted_into_held_together_other_roles_and_apart(tmp_path: Path) -> None:
    both = (("AZ", "host"), ("KZ", "participant"))
    handbook = _load(
        tmp_path,
        **{
            "exercises/late.yaml": _exercise("late", *both, date="2025"),
            "exercises/early.yaml": _exercise("early", *both, date="2024"),
            "exercises/plan.yaml": _exercise("plan", *both, status="planned"),
            "exercises/watch.yaml": _exercise("watch", ("AZ", "host"), ("KZ", "observer")),
            "exercises/mine.yaml": _exercise("mine", ("AZ", "host"), ("HU", "participant")),
            "exercises/yours.yaml": _exercise("yours", ("KZ", "host")),
            "exercises/neither.yaml": _exercise("neither", ("HU", "host")),
        },
    )
    found = _compare(handbook)
    assert [e.name for e in found.held] == ["early", "late"]
    assert sorted(e.name for e in found.others) == ["plan", "watch"]
    assert [e.name for e in found.first_alone] == ["mine"]
    assert [e.name for e in found.second_alone] == ["yours"]


def test_the_order_of_two_countries_is_that_of_their_codes(tmp_path: Path) -> None:
    handbook = _load(tmp_path)
    assert _compare(handbook, "kz", "az") == _compare(handbook, "az", "kz")
    assert _compare(handbook, "kz", "az").first.id == "az"


def test_events_of_the_two_alone_stand_apart_from_those_with_others(tmp_path: Path) -> None:
    def event(*parties: str, **changes: Any) -> dict[str, Any]:
        participants = [{"party": p, "role": "participant"} for p in parties]
        return make_event(participants=participants, **changes)

    found = _compare(
        _load(
            tmp_path,
            **{
                "events/visit.yaml": event("KZ", "AZ", name="visit", date="2025"),
                "events/undated.yaml": event("KZ", "AZ", name="undated"),
                "events/summit.yaml": event("KZ", "AZ", "HU", name="summit"),
                "events/other.yaml": event("KZ", "HU", name="other"),
            },
        )
    )
    assert [e.name for e in found.between] == ["visit", "undated"]
    assert [e.name for e in found.events] == ["summit"]


def test_a_programme_counts_when_both_are_partners(tmp_path: Path) -> None:
    partners = [{"party": "AZ"}, {"party": "KZ"}]
    handbook = _load(
        tmp_path,
        **{
            "programmes/both.yaml": make_programme(name="both", partners=partners),
            "programmes/one.yaml": make_programme(name="one", partners=partners[:1]),
        },
    )
    assert [p.name for p in _compare(handbook).programmes] == ["both"]


def test_ties_stand_side_by_side_by_organization_or_name_shared_ones_first(tmp_path: Path) -> None:
    def tie(name: str, standing: str = "member") -> dict[str, Any]:
        return {"name": name, "standing": standing, "cites": CITES}

    mine = [tie("GUAM"), tie("NATO", "partner"), tie("Shusha Declaration (with Kazakhstan)")]
    yours = [tie("Shusha Declaration (with Azerbaijan)"), tie("NATO"), tie("CSTO")]
    handbook = _load(
        tmp_path,
        **{
            "countries/az.yaml": _country("Azerbaijan", alignments=mine),
            "countries/kz.yaml": _country("Kazakhstan", alignments=yours),
        },
    )
    ties = _compare(handbook).ties
    assert [(t.name, len(t.first), len(t.second), t.is_shared) for t in ties] == [
        ("NATO", 1, 1, True),
        ("Shusha Declaration", 1, 1, True),
        ("GUAM", 1, 0, False),
        ("CSTO", 0, 1, False),
    ]
    other = _compare(handbook, "az", "hu").ties
    assert "Shusha Declaration (with Kazakhstan)" in [tie.name for tie in other]


def test_only_members_and_observers_of_whom_something_common_is_recorded_are_paired(
    tmp_path: Path,
) -> None:
    handbook = _load(
        tmp_path,
        **{"exercises/e.yaml": _exercise("e", ("KZ", "host"), ("AZ", "invited"), ("PK", "host"))},
    )
    assert [c.id for c in list_compared(handbook)] == ["az", "hu", "kz"]
    assert [(c.first.id, c.second.id) for c in list_comparisons(handbook)] == [("az", "kz")]


FIGURE = {
    "value": "5",
    "unit": "% of GDP",
    "as_of": "2024",
    "scope": "military expenditure",
    "basis": "estimate",
    "cites": CITES,
}


def _like(folder: Path, ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    documents = [make_document(), make_document(id="qazinform-second")]
    handbook = _load(
        folder,
        **{
            "countries/az.yaml": _country("Azerbaijan", expenditure=[ours]),
            "countries/kz.yaml": _country("Kazakhstan", expenditure=[theirs]),
            "sources/qazinform.yaml": make_publisher(documents=documents),
            "sources/paper.yaml": make_publisher(
                name="Paper", documents=[make_document(id="paper-a")]
            ),
        },
    )
    comparison = _compare(handbook)
    rows = list_like_figures(handbook, comparison.first, comparison.second, "expenditure")
    return [row.publisher for row in rows]


def test_figures_are_alike_when_publisher_year_unit_scope_and_basis_are(tmp_path: Path) -> None:
    theirs = {**FIGURE, "value": "1", "cites": ["qazinform-second"]}
    assert _like(tmp_path, FIGURE, theirs) == ["Qazinform"]


def test_figures_that_differ_in_one_of_these_are_not_alike(tmp_path: Path) -> None:
    changes: list[dict[str, Any]] = [
        {"unit": "USD"},
        {"as_of": "2023"},
        {"scope": "planned budget"},
        {"basis": "official"},
        {"cites": ["paper-a"]},
    ]
    for number, change in enumerate(changes):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert _like(folder, FIGURE, {**FIGURE, **change}) == [], change


def test_figures_without_a_year_are_not_set_beside_each_other(tmp_path: Path) -> None:
    undated = {key: value for key, value in FIGURE.items() if key != "as_of"}
    assert _like(tmp_path, undated, undated) == []
