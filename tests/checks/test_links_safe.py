"""Links in free text: web pages only."""

from __future__ import annotations

import pytest

from tests.builders import DOCUMENT_ID, find_problems, make_exercise, make_sound_data

WEB = "does not begin with http:// or https://. Write an address that begins with https://."


def check(tmp_path, **changes):
    files = {"exercises/tarlan-2025.yaml": make_exercise(**changes)}
    return [str(problem) for problem in find_problems(tmp_path, make_sound_data(**files))]


@pytest.mark.parametrize(
    "text",
    [
        "A [page](https://example.org/a) and [another](http://example.org).",
        "No link: [sic] (see note), f(x), a[0](1 2).",
        "Only half a link: [words](https://example.org",
    ],
)
def test_links_to_web_pages_and_ordinary_brackets_give_no_problem(tmp_path, text):
    assert check(tmp_path, date_note=text) == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("javascript:alert(1)", WEB),
        ("data:text/html,x", WEB),
        ("/page", WEB),
        ("page.md", WEB),
        ("", WEB),
        (
            "https://example.org/Drill_(2025)",
            'holds round brackets. Write "%28" and "%29" for them.',
        ),
    ],
)
def test_any_other_link_is_told_where_its_text_stands(tmp_path, url, fault):
    assert check(tmp_path, date_note=f"See [here]({url}).") == [
        (
            f'data/exercises/tarlan-2025.yaml:7:12: date_note: The address "{url}" of a link '
            f"{fault} [links-safe]"
        )
    ]


def test_links_are_found_in_prose_and_left_alone_in_names(tmp_path):
    link = "[x](javascript:y)"
    problems = check(
        tmp_path,
        names={"ru": link},
        gaps=[link],
        facts=[{"text": link, "cites": [DOCUMENT_ID]}],
        participants=[{"party": "AZ", "role": "host", "units": link}],
    )
    assert [line.split(": ")[1] for line in problems] == [
        "facts[0].text",
    ]
