"""Lighthouse's scores on the phone that it emulates by default, with its slow network and CPU."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.figures import Note
from tests.gates.lighthouse import LEAST, measure
from tests.served import serve

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "profile": "countries/az/",
    "register": "exercises/",
    "chronology": "chronology/",
    "exercise": "exercises/tarlan-2025/",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_scores_as_high_as_it_must(
    address: str, name: str, tmp_path: Path, note: Note
) -> None:
    found = measure(address + PAGES[name], tmp_path)
    words = " / ".join(str(found.scores[category]) for category in LEAST)
    note(f"Lighthouse, {name}: {', '.join(LEAST)}", words, " / ".join(map(str, LEAST.values())))
    assert found.list_short() == []


def test_a_page_with_faults_scores_low_and_says_why(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html><head></head><body><img src='x.png'></body></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with serve(tmp_path) as address:
        found = measure(address, tmp_path)
    assert found.scores["accessibility"] < 100
    assert found.scores["seo"] < 100
    short = "\n".join(found.list_short())
    assert "accessibility: Image elements do not have `[alt]` attributes" in short
    assert "seo: Document does not have a meta description" in short
