"""What an author of a page is told about a wrong macro call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from macros.pages.faults import MacroFault
from macros.pages.page_macros import MACRO_NAMES
from macros.records.registry import RECORD_KINDS
from macros.values.terms import Domain, EventKind, Form, Framework, PublisherKind, Status
from tests.pages.sample import macros_of


def _allowed(values: Iterable[str]) -> str:
    """Name the values of a list, as messages do while there are at most twelve."""
    ordered = sorted(str(value) for value in values)
    return f" Allowed: {', '.join(ordered)}." if len(ordered) <= 12 else ""


COUNTRIES = "Allowed: az, hu, kz, pk."
FILTERS = (
    "Allowed: country, domain, form, framework, members_at_least, series, since, status, until, "
    "year."
)
WRONG_IDS = [
    ("country_profile", "AZ", f'"AZ" is no country. Did you mean "az"? {COUNTRIES}'),
    (
        "exercise",
        "tarlan-2024",
        (
            '"tarlan-2024" is no exercise. Did you mean "tarlan-2025"? '
            "Allowed: plan-2027, tarlan-2023, tarlan-2025."
        ),
    ),
    ("series", "tarlam", '"tarlam" is no series. Did you mean "tarlan"? Allowed: tarlan.'),
    (
        "event",
        "gabala",
        '"gabala" is no event. Did you mean "gabala-2025"? Allowed: gabala-2025, word-2024.',
    ),
    ("organization", "otz", '"otz" is no organization. Did you mean "ots"? Allowed: ots, plant.'),
    ("programme", "xyz", '"xyz" is no programme. Allowed: shells.'),
    ("place", "aktav", '"aktav" is no place. Did you mean "aktau"? Allowed: aktau, range.'),
    ("statement", "views", '"views" is no statement. Did you mean "view"? Allowed: view.'),
    (
        "publisher",
        "agency-report",
        '"agency-report" is no publisher. Did you mean "agency"? Allowed: agency, mod-az, paper.',
    ),
    ("tombstone", "falcon-2025", '"falcon-2025" is no former id.'),
    ("ref", "tarlan2025", '"tarlan2025" is no record. Did you mean "tarlan-2025"?'),
    (
        "cite",
        "paper",
        (
            '"paper" is no document. Did you mean "paper-history"? '
            "Allowed: agency-report, mod-az-report, paper-history."
        ),
    ),
]


@pytest.mark.parametrize(("macro", "record_id", "message"), WRONG_IDS)
def test_a_wrong_id_names_the_page_the_macro_and_the_nearest_id(
    macro: str, record_id: str, message: str
) -> None:
    with pytest.raises(MacroFault) as caught:
        getattr(macros_of(), macro)(record_id)
    assert str(caught.value) == f"guide/probe.md: {macro}(): {message}"


@pytest.mark.parametrize(
    ("macro", "arguments", "options", "message"),
    [
        (
            "exercise_register",
            [],
            {"country_": "AZ"},
            f'"country_" is no filter. Did you mean "country"? {FILTERS}',
        ),
        ("exercise_register", [], {"country": "az"}, '"az" is no party. Did you mean "AZ"?'),
        (
            "exercise_register",
            [],
            {"status": "hold"},
            f'"hold" is no status. Did you mean "held"?{_allowed(Status)}',
        ),
        (
            "exercise_register",
            [],
            {"domain": "sea"},
            f'"sea" is no domain.{_allowed(Domain)}',
        ),
        (
            "exercise_register",
            [],
            {"form": "FTX"},
            f'"FTX" is no form. Did you mean "ftx"?{_allowed(Form)}',
        ),
        (
            "exercise_register",
            [],
            {"framework": "otz"},
            f'"otz" is no framework. Did you mean "ots"?{_allowed(Framework)}',
        ),
        (
            "exercise_register",
            [],
            {"series": "tarlam"},
            '"tarlam" is no series. Did you mean "tarlan"? Allowed: tarlan.',
        ),
        (
            "exercise_register",
            [],
            {"year": "2025"},
            "year takes a whole number such as 2025, not '2025'.",
        ),
        (
            "exercise_register",
            [],
            {"since": True},
            "since takes a whole number such as 2025, not True.",
        ),
        (
            "exercise_register",
            [],
            {"members_at_least": "two"},
            "members_at_least takes a whole number such as 2, not 'two'.",
        ),
        (
            "chronology",
            [],
            {"status": "held"},
            '"status" is no filter. Allowed: country, kind, since, until, year.',
        ),
        (
            "chronology",
            [],
            {"kind": "sumit"},
            '"sumit" is no kind of row. Did you mean "summit"?'
            + _allowed({"exercise", "statement", *map(str, EventKind)}),
        ),
        ("chronology", [], {"country": "AZE"}, '"AZE" is no party. Did you mean "AZ"?'),
        (
            "chronology",
            [],
            {"until": 2025.5},
            "until takes a whole number such as 2025, not 2025.5.",
        ),
        ("latest", ["six"], {}, "number takes a whole number such as 2, not 'six'."),
        ("latest", [-1], {}, "number takes a whole number such as 2, not -1."),
        (
            "events",
            [],
            {"kind": "sumit"},
            f'"sumit" is no kind of event. Did you mean "summit"?{_allowed(EventKind)}',
        ),
        (
            "sources",
            [],
            {"kind": "newspapers"},
            '"newspapers" is no kind of publisher. Did you mean "newspaper"?'
            + _allowed(PublisherKind),
        ),
        ("sources", [], {"country": "KAZ"}, '"KAZ" is no party. Did you mean "KZ"?'),
        ("disputes", [], {"country": "AZZ"}, '"AZZ" is no party. Did you mean "AZ"?'),
        (
            "count",
            ["exercise"],
            {},
            (
                '"exercise" is no kind of record. Did you mean "exercises"?'
                + _allowed([*RECORD_KINDS, "documents", "disputes"])
            ),
        ),
        ("count", ["events"], {"year": 2025}, "only exercises can be filtered, not events."),
        (
            "count",
            ["exercises"],
            {"since_": 2025},
            f'"since_" is no filter. Did you mean "since"? {FILTERS}',
        ),
        ("cite", ["paper-history"], {"at": 16}, 'at takes words such as "para. 16", not 16.'),
    ],
)
def test_a_wrong_filter_or_value_names_the_page_the_macro_and_the_nearest_value(
    macro: str, arguments: list[Any], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(MacroFault) as caught:
        getattr(macros_of(), macro)(*arguments, **options)
    assert str(caught.value) == f"guide/probe.md: {macro}(): {message}"


def test_every_macro_that_takes_an_id_refuses_a_wrong_one() -> None:
    one_record = {
        name
        for name in MACRO_NAMES
        if getattr(macros_of(), name).__annotations__.get("record_id") is not None
    }
    assert one_record <= {macro for macro, _id, _message in WRONG_IDS}
