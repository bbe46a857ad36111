"""Participants: each party once, and the host among them."""

from __future__ import annotations

import pytest

from tests.builders import find_problems, make_event, make_exercise, make_sound_data

HOST = {"party": "AZ", "role": "host"}
GUEST = {"party": "KZ", "role": "participant"}


def check(tmp_path, name, record):
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**{name: record}))]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(make_exercise(host="AZ", participants=[HOST, GUEST]), id="host listed"),
        pytest.param(make_exercise(host="AZ"), id="no list"),
        pytest.param(make_exercise(participants=[GUEST]), id="no host"),
        pytest.param(
            make_exercise(host="AZ", participants=[HOST, {"party": "KZ", "role": "host"}]),
            id="two hosts",
        ),
    ],
)
def test_a_list_that_agrees_with_the_host_gives_no_problem(tmp_path, record):
    assert check(tmp_path, "exercises/a.yaml", record) == []


@pytest.mark.parametrize(
    ("name", "make", "line"),
    [("exercises/a.yaml", make_exercise, 12), ("events/a.yaml", make_event, 9)],
)
def test_a_party_that_is_listed_twice_is_told(tmp_path, name, make, line):
    record = make(participants=[HOST, GUEST, {"party": "KZ", "role": "observer"}])
    assert check(tmp_path, name, record) == [
        (
            f'data/{name}:{line}:10: participants[2].party: "KZ" is listed twice. Keep one entry. '
            "[participants-once]"
        )
    ]


@pytest.mark.parametrize("participants", [[GUEST], [{"party": "AZ", "role": "participant"}, GUEST]])
def test_a_host_that_is_not_listed_as_host_is_told(tmp_path, participants):
    record = make_exercise(host="AZ", participants=participants)
    assert check(tmp_path, "exercises/a.yaml", record) == [
        (
            'data/exercises/a.yaml:7:7: host: "AZ" is the host, but no participant AZ has the role '
            "host. Make the two agree. [participants-once]"
        )
    ]
